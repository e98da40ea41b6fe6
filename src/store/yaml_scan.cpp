#include "store/yaml_scan.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string>

#include "accord/store/yaml.h"
#include "store/yaml_place.h"

namespace accord {
namespace {

constexpr std::uint32_t bad_character = 0xFFFFFFFF;

/// Decodes one character of two to four bytes; bad_character for overlong, truncated or surrogate forms.
std::uint32_t decode(std::string_view text, std::size_t at, std::size_t& length) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i])); };
  const std::uint32_t first = byte(at);
  length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || at + length > text.size()) return bad_character;
  std::uint32_t point = first & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xC0U) != 0x80U) return bad_character;
    point = (point << 6U) | (byte(at + i) & 0x3FU);
  }
  const bool overlong = (length == 3 && point < 0x800) || (length == 4 && point < 0x10000);
  const bool outside = point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF);
  return overlong || outside ? bad_character : point;
}

bool changes_direction(std::uint32_t point) {
  return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069) || point == 0x200E ||
         point == 0x200F || point == 0x061C;
}

/// Reports each kind of wrong character once, at its first place: a binary file is one problem, not a thousand.
class CharacterScan {
 public:
  CharacterScan(std::string_view text, std::string_view file, Findings& findings)
      : text_(text), file_(file), findings_(findings), places_(text) {}

  void run() {
    for (std::size_t at = 0; at < text_.size();) {
      const auto c = static_cast<unsigned char>(text_[at]);
      if (c >= 0x80) {
        at += wide(at);
        continue;
      }
      if (c < 0x20 || c == 0x7F) control(at, c);
      ++at;
    }
  }

 private:
  void control(std::size_t at, unsigned c) {
    if (c == '\n' || c == '\t') return;
    if (c == '\r') {
      if (at + 1 < text_.size() && text_[at + 1] == '\n') return;
      report("yaml.line-end", at, "a carriage return that does not end a line",
             "save the file with Unix (LF) or Windows (CRLF) line ends");
      return;
    }
    report("yaml.control", at, say("an invisible control character (U+{})", fmt::format("{:04X}", c)),
           "delete the character; in a quoted text it can be written as an escape");
  }

  std::size_t wide(std::size_t at) {
    std::size_t length = 1;
    const std::uint32_t point = decode(text_, at, length);
    if (point == bad_character) {
      report("yaml.utf8", at,
             say("not UTF-8 here (byte {})", fmt::format("{:02X}", static_cast<unsigned char>(text_[at]))),
             "save the file as UTF-8");
      return 1;
    }
    const std::string name = fmt::format("{:04X}", point);
    if (point <= 0x9F || point == 0xFFFE || point == 0xFFFF)
      report("yaml.control", at, say("an invisible control character (U+{})", name), "delete the character");
    else if (point == 0xFEFF)
      report("yaml.bom", at, "a byte order mark", "save the file as UTF-8 without a byte order mark");
    else if (point == 0x2028 || point == 0x2029)
      report("yaml.line-separator", at, say("a Unicode line separator (U+{})", name),
             "replace it by an ordinary line end");
    else if (changes_direction(point))
      report("yaml.bidi", at, say("an invisible character that changes the direction of the text (U+{})", name),
             "delete the character: it can make the text look like something else");
    return length;
  }

  void report(std::string_view rule, std::size_t at, Message message, Message hint) {
    if (std::ranges::find(seen_, rule) != seen_.end()) return;
    seen_.push_back(rule);
    findings_.push_back(yaml_finding(rule, file_, places_.at(at), std::move(message), std::move(hint)));
  }

  std::string_view text_;
  std::string_view file_;
  Findings& findings_;
  MarkFinder places_;
  std::vector<std::string_view> seen_;
};

template <class Visit>
void for_each_line(std::string_view text, Visit visit) {
  std::uint32_t number = 1;
  for (std::size_t start = 0; start < text.size(); ++number) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    std::string_view line = text.substr(start, end - start);
    if (line.ends_with('\r')) line.remove_suffix(1);
    visit(line, start, number);
    start = end + 1;
  }
}

/// `<<<<<<< ours`, `||||||| base`, `=======`, `>>>>>>> theirs`: where each side of an unfinished merge stands.
class ConflictScan {
 public:
  ConflictScan(std::string_view file, Findings& findings) : file_(file), findings_(findings) {}

  void line(std::string_view line, std::uint32_t number) {
    if (line.starts_with("<<<<<<< ")) {
      stray(ours_);
      ours_ = number;
      base_ = middle_ = 0;
    } else if (line.starts_with("||||||| ") && ours_ != 0) {
      base_ = number;
    } else if (line == "=======") {
      if (ours_ == 0) stray(number);
      middle_ = number;
    } else if (line.starts_with(">>>>>>> ")) {
      if (ours_ == 0 || middle_ == 0) {
        stray(ours_ != 0 ? ours_ : number);
      } else {
        whole(number);
      }
      ours_ = base_ = middle_ = 0;
    }
  }
  void finish() { stray(ours_); }

 private:
  void whole(std::uint32_t end) {
    report(ours_, say("an unfinished git merge: lines {} are one side, lines {} the other",
                      lines(ours_ + 1, (base_ != 0 ? base_ : middle_) - 1), lines(middle_ + 1, end - 1)));
  }
  void stray(std::uint32_t number) {
    if (number != 0) report(number, "a marker of an unfinished git merge without its partner");
  }
  void report(std::uint32_t number, Message message) {
    findings_.push_back(yaml_finding("yaml.conflict-marker", file_, {number, 1}, std::move(message),
                                     "keep the lines that are right and delete the three marker lines"));
  }
  static std::string lines(std::uint32_t first, std::uint32_t last) {
    if (first > last) return fmt::format("{} (none)", last);
    return first == last ? fmt::format("{}", first) : fmt::format("{}-{}", first, last);
  }

  std::string_view file_;
  Findings& findings_;
  std::uint32_t ours_ = 0, base_ = 0, middle_ = 0;
};

bool wrong_encoding(std::string_view text, std::string_view file, Findings& findings) {
  const bool marked = text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF");
  const bool zeros = text.size() >= 4 && ((text[1] == 0 && text[3] == 0) || (text[0] == 0 && text[2] == 0));
  if (!marked && !zeros) return false;
  findings.push_back(
      yaml_finding("yaml.encoding", file, {1, 1}, "this file is UTF-16 or UTF-32", "save the file as UTF-8"));
  return true;
}

}  // namespace

bool scan_yaml(std::string_view text, std::string_view file, Findings& findings) {
  const std::size_t before = findings.size();
  if (text.size() > yaml_limits::file_bytes) {
    findings.push_back(
        yaml_finding("yaml.size", file, {},
                     say("this file has {} bytes; a record may have {}", text.size(), yaml_limits::file_bytes),
                     "keep large content in a file of its own and name that file in the record"));
    return false;
  }
  if (wrong_encoding(text, file, findings)) return false;
  CharacterScan(text, file, findings).run();
  ConflictScan conflicts(file, findings);
  bool at_top = true;
  for_each_line(text, [&](std::string_view line, std::size_t, std::uint32_t number) {
    conflicts.line(line, number);
    if (at_top && line.starts_with('%'))
      findings.push_back(
          yaml_finding("yaml.directive", file, {number, 1}, "a YAML directive; records have none", "delete the line"));
    if (!line.empty() && line.front() != '#' && line.front() != '%') at_top = false;
  });
  conflicts.finish();
  return findings.size() == before;
}

std::vector<std::size_t> indentation_tabs(std::string_view text) {
  std::vector<std::size_t> tabs;
  if (text.find('\t') == std::string_view::npos) return tabs;
  for_each_line(text, [&](std::string_view line, std::size_t start, std::uint32_t) {
    const std::size_t first = line.find_first_not_of(" \t");
    if (first == std::string_view::npos || line[first] == '#') return;
    const std::size_t tab = line.substr(0, first).find('\t');
    if (tab != std::string_view::npos) tabs.push_back(start + tab);
  });
  return tabs;
}

}  // namespace accord
