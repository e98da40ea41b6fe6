#include "support/yaml_documents.h"

#include <string_view>
#include <vector>

#include "support/law.h"

namespace accord::test {
namespace {

using Words = std::vector<std::string>;

std::string spaces(std::size_t count) {
  return std::string(count, ' ');
}

std::string with_crlf(std::string_view text) {
  std::string result;
  for (const char c : text) result += c == '\n' ? std::string("\r\n") : std::string(1, c);
  return result;
}

/// Writes one document, a draw a statement; of the choices the plainest comes first.
class Writer {
 public:
  std::string document() {
    comments(0);
    if (one_in(20)) out_ += "---\n";
    map(0, 3, false);
    comments(0);
    if (one_in(5)) finish_without_break();
    return one_in(4) ? with_crlf(out_) : std::move(out_);
  }

 private:
  std::string comment() {
    static const Words tails = {"", " why", ": 'q", " \"x", " - {a: b", " 说明", "#"};
    const std::string word = "# c" + std::to_string(next_comment_++) + "c";
    return word + one_of(tails);
  }
  void trailing() {
    if (one_in(4)) {
      out_ += spaces(1 + below(3));
      out_ += comment();
    } else if (one_in(12)) {
      out_ += "  ";
    }
  }
  void end_line() {
    trailing();
    out_ += '\n';
  }
  void comments(std::size_t indent) {
    while (one_in(6)) {
      if (one_in(2)) {
        out_ += '\n';
        continue;
      }
      out_ += spaces(one_in(5) ? below(6) : indent);
      out_ += comment() + "\n";
    }
  }

  std::string one_line() {
    static const Words words = {"done",       "用户手册", "T-7k2mq", "no",           "12:30",
                                "a b  c",     "it's",     "x:y",     "8.4",          "2026-06-30",
                                "a#b",        "é",        "-5",      "CNY 48000.00", "say \"hi\"",
                                "50%"};
    static const Words single = {"''",     "'it''s'",      "'# no'", "'a: b'",
                                 "'null'", "'用户: 手册'", "'\"'",   "' x '"};
    static const Words doubled = {R"("")",           R"("a\nb")", R"("\u7528户")", R"("# no")",
                                  R"("say \"no\"")", R"("12")",   R"("a, [b]")"};
    static const Words none = {"~", "null"};
    switch (below(6)) {
      case 3:
        return one_of(single);
      case 4:
        return one_of(doubled);
      case 5:
        return one_of(none);
      default:
        return one_of(words);
    }
  }
  std::string flow_word() {
    static const Words words = {"done", "手册",    "2026-06-30", "x:y", "a b", "8.4",
                                "~",    "'q, r'", "\"}\"",      "no"};
    return one_of(words);
  }

  std::string key() {
    const std::string name = (one_in(6) ? "键" : "k") + std::to_string(next_key_++);
    if (one_in(10)) return "\"" + name + "\"";
    return one_in(12) ? "'" + name + "'" : name;
  }

  std::string flow(int depth, std::size_t indent) {
    const bool is_map = one_in(2);
    const bool lines = one_in(5);
    std::string result = is_map ? "{" : "[";
    const std::size_t count = below(4);
    for (std::size_t i = 0; i < count; ++i) {
      if (lines) {
        result += flow_line(indent);
        result += spaces(below(3));
      } else if (one_in(5)) {
        result += " ";
      }
      if (is_map) {
        result += key();
        result += one_in(8) ? " : " : ": ";
      }
      if (depth > 0 && one_in(5))
        result += flow(depth - 1, indent);
      else if (!is_map || !one_in(10))
        result += flow_word();
      if (i + 1 < count || one_in(12)) result += one_in(6) ? " ," : ",";
      if (!lines) result += " ";
    }
    if (lines && count > 0) result += flow_line(indent);
    return result + (is_map ? "}" : "]");
  }
  std::string flow_line(std::size_t indent) {
    const std::string end = one_in(3) ? " " + comment() : "";
    return end + "\n" + spaces(indent + 1);
  }

  /// A block scalar; `indent`: of the map or list that holds it.
  void block(std::size_t indent) {
    static const Words headers = {"|", "|", "|", "|-", "|+", ">", ">-"};
    static const Words lines = {"text", "# no comment", "a: b", "- x", "正文", "  deeper", "", "'q"};
    out_ += one_of(headers);
    const std::size_t inner = indent + 1 + below(4);
    if (one_in(8)) out_ += std::to_string(inner - indent);
    if (one_in(5)) out_ += " " + comment();
    out_ += "\n" + spaces(inner) + "first\n";
    for (std::size_t i = below(4); i > 0; --i) {
      const std::string& line = one_of(lines);
      out_ += (line.empty() ? "" : spaces(inner) + line) + "\n";
    }
  }

  void plain_lines(std::size_t indent) {
    out_ += "two\n" + spaces(indent + 1);
    out_ += spaces(below(3)) + "lines";
    if (one_in(3)) out_ += "\n\n" + spaces(indent + 2) + "and more";
    end_line();
  }
  void quoted_lines(std::size_t indent) {
    if (one_in(2))
      out_ += "\"open\n" + spaces(indent + 2) + "close\"";
    else
      out_ += "'open\n\n" + spaces(indent + 1) + "close'";
    end_line();
  }

  /// What follows a colon or a dash: value and line end.
  void value(std::size_t indent, int depth, bool dash) {
    const std::size_t gap = one_in(6) ? 1 + below(4) : 1;
    const std::size_t choice = below(depth > 0 ? 12 : 8);
    if (choice >= 8) return nested(indent, depth, dash, choice < 10);
    if (choice == 7) return end_line();
    out_ += spaces(gap);
    switch (choice) {
      case 3:
        out_ += flow(2, indent);
        return end_line();
      case 4:
        return block(indent);
      case 5:
        return plain_lines(indent);
      case 6:
        return quoted_lines(indent);
      default:
        out_ += one_line();
        return end_line();
    }
  }

  void nested(std::size_t indent, int depth, bool dash, bool is_map) {
    if (dash && !one_in(5)) {
      const std::size_t gap = one_in(4) ? 1 + below(3) : 1;
      out_ += spaces(gap);
      return children(indent + 1 + gap, depth - 1, true, is_map);
    }
    end_line();
    const bool same = !is_map && !dash && one_in(3);
    const std::size_t inner = same ? indent : indent + 1 + below(4);
    comments(inner);
    children(inner, depth - 1, false, is_map);
  }

  void children(std::size_t indent, int depth, bool started, bool is_map) {
    is_map ? map(indent, depth, started) : list(indent, depth, started);
  }
  void start_line(std::size_t indent) {
    comments(indent);
    out_ += spaces(indent);
  }
  void map(std::size_t indent, int depth, bool started) {
    for (std::size_t i = 1 + below(depth == 3 ? 5 : 3); i > 0; --i) {
      if (!started) start_line(indent);
      started = false;
      out_ += key();
      out_ += one_in(15) ? " :" : ":";
      value(indent, depth, false);
    }
  }
  void list(std::size_t indent, int depth, bool started) {
    for (std::size_t i = 1 + below(3); i > 0; --i) {
      if (!started) start_line(indent);
      started = false;
      out_ += "-";
      value(indent, depth, true);
    }
  }

  void finish_without_break() {
    while (out_.ends_with('\n')) out_.pop_back();
  }

  std::string out_;
  int next_comment_ = 1;
  int next_key_ = 1;
};

}  // namespace

rc::Gen<std::string> hand_written_yaml() {
  return rc::gen::exec([] { return Writer().document(); });
}

}  // namespace accord::test
