#include "store/yaml_scan.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string>

#include "accord/base/text.h"
#include "accord/store/yaml.h"
#include "store/yaml_place.h"
#include "store/yaml_text.h"

namespace accord {
namespace {

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
    const CodePoint point = decode_utf8(text_, at);
    if (!point.valid) {
      const auto byte = static_cast<unsigned char>(text_[at]);
      report("yaml.utf8", at, say("not UTF-8 here (byte {})", fmt::format("{:02X}", byte)), "save the file as UTF-8");
    } else if (point.value == 0xFEFF) {
      report("yaml.bom", at, "a byte order mark", "save the file as UTF-8 without a byte order mark");
    } else if (point.value == 0x2028 || point.value == 0x2029) {
      report("yaml.line-separator", at, say("a Unicode line separator (U+{})", name_of(point)),
             "replace it by an ordinary line end");
    } else if (changes_direction(point.value)) {
      report("yaml.bidi", at, say("an invisible character that changes the direction of the text (U+{})", name_of(point)),
             "delete the character: it can make the text look like something else");
    } else if (is_invisible(point.value)) {
      report("yaml.control", at, say("an invisible control character (U+{})", name_of(point)), "delete the character");
    }
    return point.size;
  }

  static std::string name_of(const CodePoint& point) {
    return fmt::format("{:04X}", static_cast<std::uint32_t>(point.value));
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
    if (line.empty() || std::string_view("<|=>").find(line.front()) == std::string_view::npos) return;
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
    const std::string ours = lines(ours_ + 1, (base_ != 0 ? base_ : middle_) - 1);
    const std::string theirs = lines(middle_ + 1, end - 1);
    if (!ours.empty() && !theirs.empty())
      report(ours_, say("an unfinished git merge; one side: {}; the other: {}", place(ours), place(theirs)));
    else
      report(ours_, say("an unfinished git merge; one side: {}; the other is empty", place(ours.empty() ? theirs : ours)));
  }
  void stray(std::uint32_t number) {
    if (number != 0) report(number, "a marker of an unfinished git merge without its partner");
  }
  void report(std::uint32_t number, Message message) {
    findings_.push_back(yaml_finding("yaml.conflict-marker", file_, {number, 1}, std::move(message),
                                     "keep the lines that are right and delete the three marker lines"));
  }
  /// "line 6", "lines 6-8".
  static Message place(const std::string& lines) { return lines.find('-') == std::string::npos ? say("line {}", lines) : say("lines {}", lines); }
  static std::string lines(std::uint32_t first, std::uint32_t last) {
    if (first > last) return {};
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
          yaml_finding("yaml.directive", file, {number, 1}, "a YAML directive (`%`); records have none", "delete the line"));
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
