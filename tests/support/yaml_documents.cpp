#include "support/yaml_documents.h"

#include <string_view>
#include <vector>

#include "support/fixed_random.h"

namespace accord::test {
namespace {

class Writer {
 public:
  explicit Writer(std::uint64_t seed) : random_(seed * 2 + 1) {
    for (int i = 0; i < 4; ++i) random_.next();
  }

  std::string document() {
    comments(0);
    if (chance(20)) out_ += "---\n";
    map(0, 3, false);
    comments(0);
    if (chance(5)) finish_without_break();
    if (chance(4)) out_ = with_crlf(out_);
    return std::move(out_);
  }

 private:
  bool chance(std::uint32_t one_in) { return random_.next() % one_in == 0; }
  std::size_t below(std::size_t limit) { return random_.next() % limit; }
  std::string spaces(std::size_t count) { return std::string(count, ' '); }

  std::string comment() {
    static const std::vector<std::string> tails = {"", " why", ": 'q", " \"x", " - {a: b", " 说明", "#"};
    return "# c" + std::to_string(next_comment_++) + "c" + tails[below(tails.size())];
  }
  std::string trailing() { return chance(4) ? spaces(1 + below(3)) + comment() : chance(12) ? spaces(2) : ""; }
  void comments(std::size_t indent) {
    while (chance(6)) out_ += chance(2) ? "\n" : spaces(chance(5) ? below(6) : indent) + comment() + "\n";
  }

  std::string word() {
    static const std::vector<std::string> words = {
        "done", "用户手册",   "T-7k2mq", "no",           "12:30",      "a b  c", "it's", "x:y",
        "8.4",  "2026-06-30", "a#b",     "CNY 48000.00", "say \"hi\"", "é",      "-5",   "50%"};
    return words[below(words.size())];
  }
  std::string single() {
    static const std::vector<std::string> words = {"''",     "'it''s'",      "'# no'", "'a: b'",
                                                   "'null'", "'用户: 手册'", "'\"'",   "' x '"};
    return words[below(words.size())];
  }
  std::string double_quoted() {
    static const std::vector<std::string> words = {R"("")",           R"("a\nb")", R"("\u7528户")", R"("# no")",
                                                   R"("say \"no\"")", R"("12")",   R"("a, [b]")"};
    return words[below(words.size())];
  }
  std::string one_line() {
    switch (below(6)) {
      case 0:
        return single();
      case 1:
        return double_quoted();
      case 2:
        return chance(2) ? "~" : "null";
      default:
        return word();
    }
  }
  std::string flow_word() {
    static const std::vector<std::string> words = {"done", "手册",   "2026-06-30", "x:y", "a b",
                                                   "8.4",  "'q, r'", "\"}\"",      "~",   "no"};
    return words[below(words.size())];
  }

  std::string key() {
    const std::string name = (chance(6) ? "键" : "k") + std::to_string(next_key_++);
    return chance(10) ? "\"" + name + "\"" : chance(12) ? "'" + name + "'" : name;
  }

  std::string flow(int depth, std::size_t indent) {
    const bool map = chance(2);
    const bool lines = chance(5);
    std::string result = map ? "{" : "[";
    const std::size_t count = below(4);
    for (std::size_t i = 0; i < count; ++i) {
      if (lines)
        result += (chance(3) ? " " + comment() : "") + "\n" + spaces(indent + 1 + below(3));
      else if (chance(5))
        result += " ";
      if (map) result += key() + (chance(8) ? " : " : ": ");
      result += depth > 0 && chance(5) ? flow(depth - 1, indent) : map && chance(10) ? std::string() : flow_word();
      if (i + 1 < count || chance(12)) result += chance(6) ? " ," : ",";
      if (!lines) result += " ";
    }
    if (lines && count > 0) result += (chance(3) ? " " + comment() : "") + "\n" + spaces(indent + 1);
    return result + (map ? "}" : "]");
  }

  /// A block scalar; `indent`: of the map or list that holds it.
  void block(std::size_t indent) {
    static const std::vector<std::string> headers = {"|", "|-", "|", "|+", ">", ">-", "|"};
    static const std::vector<std::string> lines = {"text", "# no comment", "a: b", "- x", "正文", "  deeper", "", "'q"};
    const std::string header = headers[below(headers.size())];
    const std::size_t inner = indent + 1 + below(4);
    out_ += header;
    if (chance(8)) out_ += std::to_string(inner - indent);
    if (chance(5)) out_ += " " + comment();
    out_ += "\n" + spaces(inner) + "first\n";
    for (std::size_t i = below(4); i > 0; --i) {
      const std::string& line = lines[below(lines.size())];
      out_ += (line.empty() ? "" : spaces(inner) + line) + "\n";
    }
  }

  /// What follows a colon or a dash: value and line end.
  void value(std::size_t indent, int depth, bool dash) {
    const std::string gap = spaces(chance(6) ? 1 + below(4) : 1);
    switch (below(depth > 0 ? 12 : 8)) {
      case 0:
        out_ += trailing() + "\n";
        break;
      case 1:
        out_ += gap + flow(2, indent) + trailing() + "\n";
        break;
      case 2:
        out_ += gap;
        block(indent);
        break;
      case 3:
        out_ += gap + "two\n" + spaces(indent + 1 + below(3)) + "lines" +
                (chance(3) ? "\n\n" + spaces(indent + 2) + "and more" : "");
        out_ += trailing() + "\n";
        break;
      case 4:
        out_ += gap +
                (chance(2) ? "\"open\n" + spaces(indent + 2) + "close\"" : "'open\n\n" + spaces(indent + 1) + "close'");
        out_ += trailing() + "\n";
        break;
      case 8:
      case 9:
        nested(indent, depth, dash, true);
        break;
      case 10:
      case 11:
        nested(indent, depth, dash, false);
        break;
      default:
        out_ += gap + one_line() + trailing() + "\n";
    }
  }

  void nested(std::size_t indent, int depth, bool dash, bool is_map) {
    if (dash && !chance(5)) {
      const std::size_t gap = chance(4) ? 1 + below(3) : 1;
      out_ += spaces(gap);
      is_map ? map(indent + 1 + gap, depth - 1, true) : list(indent + 1 + gap, depth - 1, true);
      return;
    }
    out_ += trailing() + "\n";
    const std::size_t inner = !is_map && !dash && chance(3) ? indent : indent + 1 + below(4);
    comments(inner);
    is_map ? map(inner, depth - 1, false) : list(inner, depth - 1, false);
  }

  void map(std::size_t indent, int depth, bool started) {
    for (std::size_t i = 1 + below(depth == 3 ? 5 : 3); i > 0; --i) {
      if (!started) {
        comments(indent);
        out_ += spaces(indent);
      }
      started = false;
      out_ += key() + (chance(15) ? " :" : ":");
      value(indent, depth, false);
    }
  }
  void list(std::size_t indent, int depth, bool started) {
    for (std::size_t i = 1 + below(3); i > 0; --i) {
      if (!started) {
        comments(indent);
        out_ += spaces(indent);
      }
      started = false;
      out_ += "-";
      value(indent, depth, true);
    }
  }

  void finish_without_break() {
    while (out_.ends_with('\n')) out_.pop_back();
  }
  static std::string with_crlf(std::string_view text) {
    std::string result;
    for (const char c : text) result += c == '\n' ? std::string("\r\n") : std::string(1, c);
    return result;
  }

  FixedRandom random_;
  std::string out_;
  int next_comment_ = 1;
  int next_key_ = 1;
};

}  // namespace

std::string hand_written_yaml(std::uint64_t seed) {
  return Writer(seed).document();
}

}  // namespace accord::test
