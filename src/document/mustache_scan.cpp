#include "document/mustache_scan.h"

#include <fmt/format.h>

#include <cstddef>
#include <utility>

#include "accord/base/error.h"
#include "accord/base/text.h"

namespace accord {
namespace {

using Kind = TemplateToken::Kind;

class Scanner {
 public:
  Scanner(std::string_view text, const std::string& file) : text_(text), file_(file) {}

  std::vector<TemplateToken> run() {
    while (at_ < text_.size()) {
      const std::size_t tag = std::min(text_.find(open_, at_), text_.size());
      texts_until(tag);
      if (at_ < text_.size()) scan_tag();
    }
    return std::move(tokens_);
  }

 private:
  void texts_until(std::size_t end) {
    while (at_ < end) {
      const std::size_t line_end = text_.find('\n', at_);
      const std::size_t stop = line_end < end ? line_end + 1 : end;
      TemplateToken& token = add(Kind::text);
      token.text = text_.substr(at_, stop - at_);
      advance(stop);
    }
  }

  TemplateToken& add(Kind kind) {
    TemplateToken token;
    token.kind = kind;
    token.line = line_;
    token.column = column_;
    token.starts_line = std::exchange(line_start_, false);
    return tokens_.emplace_back(token);
  }

  void advance(std::size_t to) {
    for (; at_ < to; ++at_) {
      if (text_[at_] == '\n') {
        ++line_;
        column_ = 1;
      } else if ((static_cast<unsigned char>(text_[at_]) & 0xC0U) != 0x80U) {
        ++column_;
      }
    }
    line_start_ = to > 0 && text_[to - 1] == '\n' && !tokens_.empty() && tokens_.back().kind == Kind::text;
  }

  [[noreturn]] void fail(const Message& message) const {
    throw Error(Failure::invalid, say("{}:{}:{}: {}", file_, line_, column_, message));
  }

  void scan_tag() {
    const std::size_t begin = at_ + open_.size();
    const char sigil = begin < text_.size() ? text_[begin] : '\0';
    std::string end = close_;
    if (sigil == '{') end = "}" + close_;
    if (sigil == '=') end = "=" + close_;
    const std::size_t body = begin + (kind_of(sigil) == Kind::value ? 0 : 1);
    const std::size_t stop = text_.find(end, body);
    if (stop == std::string_view::npos) fail(say("this tag is not closed: “{}” is missing", end));
    TemplateToken& token = add(kind_of(sigil));
    token.text = trim(text_.substr(body, stop - body));
    if (token.kind == Kind::delimiters) {
      set_delimiters(token.text);
    } else if (token.kind != Kind::comment) {
      check_name(token);
    }
    advance(stop + end.size());
  }

  static Kind kind_of(char sigil) {
    switch (sigil) {
      case '#': return Kind::section;
      case '^': return Kind::inverted;
      case '/': return Kind::close;
      case '>': return Kind::partial;
      case '<': return Kind::parent;
      case '$': return Kind::block;
      case '!': return Kind::comment;
      case '=': return Kind::delimiters;
      case '{':
      case '&': return Kind::raw_value;
      default: return Kind::value;
    }
  }

  void check_name(TemplateToken& token) const {
    const bool may_be_dynamic = token.kind == Kind::partial || token.kind == Kind::parent || token.kind == Kind::close;
    if (may_be_dynamic && token.text.starts_with('*')) {
      token.dynamic = true;
      token.text = trim(token.text.substr(1));
    }
    if (token.text.empty()) fail("this tag has no name");
  }

  void set_delimiters(std::string_view text) {
    const auto words = split_words(text);
    if (words.size() != 2 || text.find('=') != std::string_view::npos)
      fail("delimiters are set with two words, for example {{=<% %>=}}");
    // The tag itself is still counted with its old closing delimiter, by its position.
    open_ = words[0];
    close_ = words[1];
  }

  std::string_view text_;
  const std::string& file_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1;
  std::uint32_t column_ = 1;
  bool line_start_ = true;
  std::string open_ = "{{";
  std::string close_ = "}}";
  std::vector<TemplateToken> tokens_;
};

bool is_blank(const TemplateToken& token) {
  return token.kind == Kind::text && token.text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

bool opens(Kind kind) {
  return kind == Kind::section || kind == Kind::inverted || kind == Kind::parent || kind == Kind::block;
}

/// Goes line by line with the stack of open tags, because inheritance has rules of its own: what stands between a
/// parent's tags is ignored but for its blocks, so several tags may share a "standalone" line there.
class LineResolver {
 public:
  explicit LineResolver(std::vector<TemplateToken>& tokens) : tokens_(tokens) {}

  void run() {
    for (std::size_t begin = 0; begin < tokens_.size();) {
      std::size_t end = begin + 1;
      while (end < tokens_.size() && !ends_line(tokens_[end - 1])) ++end;
      resolve(begin, end);
      begin = end;
    }
  }

 private:
  struct Open {
    Kind kind;
    bool hidden;        ///< a parent: its direct text is ignored
    bool in_parent;     ///< a block that overrides
    std::size_t token;  ///< the tag that opened it
  };

  static bool ends_line(const TemplateToken& token) { return token.kind == Kind::text && token.text.ends_with('\n'); }

  bool blank(std::size_t from, std::size_t to) const {
    for (std::size_t at = from; at < to; ++at)
      if (!is_blank(tokens_[at])) return false;
    return true;
  }
  void drop(std::size_t from, std::size_t to) {
    for (std::size_t at = from; at < to; ++at) tokens_[at].dropped = true;
  }
  /// The blanks before a tag that is the first on its line.
  void take_indent(std::size_t begin, std::size_t tag) {
    if (blank(begin, tag) && tag > begin) tokens_[tag].indent = tokens_[begin].text;
  }

  void resolve(std::size_t begin, std::size_t end) {
    single_tag(begin, end);
    for (std::size_t at = begin; at < end; ++at) {
      TemplateToken& token = tokens_[at];
      if (token.kind == Kind::block || token.kind == Kind::partial || token.kind == Kind::parent) take_indent(begin, at);
      if (opens(token.kind)) {
        open(begin, at, end);
      } else if (token.kind == Kind::close) {
        close(begin, at, end);
      } else if (!stack_.empty() && stack_.back().hidden) {
        token.dropped = true;
      }
    }
  }

  /// The core rule: one tag that prints nothing by itself, and blanks.
  void single_tag(std::size_t begin, std::size_t end) {
    std::size_t tag = end;
    for (std::size_t at = begin; at < end; ++at) {
      if (is_blank(tokens_[at])) continue;
      const Kind kind = tokens_[at].kind;
      if (tag != end || kind == Kind::text || kind == Kind::value || kind == Kind::raw_value) return;
      tag = at;
    }
    if (tag == end) return;
    tokens_[tag].standalone = true;
    drop(begin, tag);
    drop(tag + 1, end);
  }

  void open(std::size_t begin, std::size_t at, std::size_t end) {
    TemplateToken& token = tokens_[at];
    const bool in_parent = !stack_.empty() && stack_.back().hidden;
    if (token.kind == Kind::parent && !in_parent) {
      const std::size_t close = closing_tag(at, end);
      if (blank(begin, at) && (close == end || blank(close + 1, end))) {
        token.standalone = true;
        drop(begin, at);
        if (close != end) drop(close + 1, end);
      }
    } else if (token.kind == Kind::block && in_parent && blank(at + 1, end) && ends_line(tokens_[end - 1])) {
      token.standalone = true;
      drop(at + 1, end);
    }
    stack_.push_back({token.kind, token.kind == Kind::parent, in_parent, at});
  }

  void close(std::size_t begin, std::size_t at, std::size_t end) {
    if (stack_.empty()) return;
    const Open opened = stack_.back();
    stack_.pop_back();
    const bool earlier_line = opened.token < begin;
    if (opened.kind == Kind::parent && earlier_line && blank(at + 1, end)) drop(at + 1, end);
    if (opened.kind == Kind::block && opened.in_parent && earlier_line && blank(begin, at)) drop(begin, at);
  }

  /// The tag on the same line that closes the one at `at`, or `end`.
  std::size_t closing_tag(std::size_t at, std::size_t end) const {
    int depth = 0;
    for (; at < end; ++at) {
      if (opens(tokens_[at].kind)) ++depth;
      if (tokens_[at].kind == Kind::close && --depth == 0) return at;
    }
    return end;
  }

  std::vector<TemplateToken>& tokens_;
  std::vector<Open> stack_;
};

}  // namespace

std::vector<TemplateToken> scan_template(std::string_view text, const std::string& file) {
  return Scanner(text, file).run();
}

void resolve_standalone_lines(std::vector<TemplateToken>& tokens) { LineResolver(tokens).run(); }

}  // namespace accord
