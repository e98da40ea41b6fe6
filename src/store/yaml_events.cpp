// The one file that sees yaml-cpp: its events only, because its values guess types and its tree is twelve times ours.
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <istream>
#include <streambuf>
#include <string>

#include "store/yaml_build.h"
#include "store/yaml_text.h"

namespace accord {
namespace {

class TextBuffer : public std::streambuf {
 public:
  explicit TextBuffer(std::string& text) { setg(text.data(), text.data(), text.data() + text.size()); }
};

class EventReader final : public YAML::EventHandler {
 public:
  explicit EventReader(YamlTree& tree) : text_(tree.text), builder_(tree) {}

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ == 1) return;
    // yaml-cpp begins a document at a directive, and places it behind that.
    std::size_t before = yaml_line_start(text_, place(mark));
    while (before > 0 && text_[before - 1] == '\n' && (before = yaml_line_start(text_, before - 1)) > 0 && text_[before] == '\n') {}
    if (before < text_.size() && text_[before] == '%') throw directive_refusal(before);
    throw YamlRefusal{"yaml.documents", place(mark), "a second YAML document starts here; a record is one document",
                        "delete the line `---` or move the rest into a file of its own"};
  }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    if (anchor != 0) refuse_anchor(place(mark));
    builder_.none(place(mark));
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { refuse_alias(place(mark)); }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t, const std::string& value) override {
    const std::size_t at = place(mark);
    refuse_properties(at);
    builder_.scalar(tag == "?" ? YamlNode::Style::plain : quoted_style(at), at, value);
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value style) override {
    open(YamlNode::Kind::list, mark, style);
  }
  void OnSequenceEnd() override { builder_.close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                  YAML::EmitterStyle::value style) override {
    open(YamlNode::Kind::map, mark, style);
  }
  void OnMapEnd() override { builder_.close(); }
  void OnAnchor(const YAML::Mark& mark, const std::string&) override { refuse_anchor(place(mark)); }

 private:
  void open(YamlNode::Kind kind, const YAML::Mark& mark, YAML::EmitterStyle::value style) {
    refuse_properties(place(mark));
    builder_.open(kind, style == YAML::EmitterStyle::Flow ? YamlNode::Style::flow : YamlNode::Style::block,
                  place(mark));
  }

  /// Tags and anchors stand where the mark is; the event itself hides some of them.
  void refuse_properties(std::size_t at) const {
    const char c = at < text_.size() ? text_[at] : ' ';
    if (c == '&') refuse_anchor(at);
    if (c == '!')
      throw YamlRefusal{"yaml.tag", at, "a YAML tag (`!`); records have none",
                        "put a text that begins with `!` in quotes"};
  }
  [[noreturn]] static void refuse_anchor(std::size_t at) {
    throw YamlRefusal{"yaml.anchor", at, "a YAML anchor (`&`); records have none",
                      "put a text that begins with `&` in quotes"};
  }
  [[noreturn]] static void refuse_alias(std::size_t at) {
    throw YamlRefusal{"yaml.alias", at, "a YAML alias (`*`); records have none",
                      "put a text that begins with `*` in quotes"};
  }

  YamlNode::Style quoted_style(std::size_t at) const {
    switch (at < text_.size() ? text_[at] : ' ') {
      case '\'':
        return YamlNode::Style::single_quoted;
      case '"':
        return YamlNode::Style::double_quoted;
      case '|':
        return YamlNode::Style::literal;
      case '>':
        return YamlNode::Style::folded;
      default:
        return YamlNode::Style::plain;
    }
  }
  std::size_t place(const YAML::Mark& mark) const {
    return std::min(static_cast<std::size_t>(std::max(mark.pos, 0)), text_.size());
  }

  std::string_view text_;
  TreeBuilder builder_;
  int documents_ = 0;
};

}  // namespace

void parse_yaml_events(YamlTree& tree) {
  TextBuffer buffer(tree.text);
  std::istream stream(&buffer);
  EventReader reader(tree);
  try {
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(reader)) {
    }
  } catch (const YAML::Exception& problem) {
    throw explain_yaml_error(tree.text, static_cast<std::size_t>(std::max(problem.mark.pos, 0)), problem.msg);
  }
}

}  // namespace accord
