#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "accord/document/mustache.h"
#include "document/mustache_nodes.h"
#include "document/mustache_scope.h"

namespace accord {
namespace {

using Kind = TemplateNode::Kind;

/// Sections, partials and blocks open at once: each is a C++ call.
constexpr int depth_limit = 1000;

bool is_true(const Data* value) {
  if (!value) return false;
  switch (value->shape()) {
    case Data::Shape::null: return false;
    case Data::Shape::boolean: return value->truth();
    case Data::Shape::text: return !value->text().empty();
    case Data::Shape::list: return !value->empty();
    case Data::Shape::number:
    case Data::Shape::map: break;
  }
  return true;
}

/// The blocks given between a parent's tags, and the file they stand in.
struct Overrides {
  const TemplateNode* parent;
  const std::string* file;

  const TemplateNode* find(const std::string& name) const {
    for (const TemplateNode& child : parent->children)
      if (child.kind == Kind::block && child.text == name) return &child;
    return nullptr;
  }
};

class Renderer {
 public:
  Renderer(Partials& partials, const RenderOptions& options) : partials_(partials), options_(options) {}

  std::string run(const Template& page, const Data& data) {
    file_ = &page.file();
    scopes_.push_back({&data, options_.shape});
    nodes(page.nodes().items);
    return std::move(out_);
  }

 private:
  [[noreturn]] void fail(const TemplateNode& node, const Message& message, std::vector<Message> hints = {}) const {
    throw template_error(*file_, node, message, std::move(hints));
  }
  bool strict() const { return options_.strict || options_.shape; }

  void nodes(const std::vector<TemplateNode>& list) {
    for (const TemplateNode& node : list) {
      if (++steps_ > options_.step_limit) fail(node, say("rendering takes more than {} steps", options_.step_limit));
      if (node.starts_line) line_start(node);
      one(node);
    }
  }

  void one(const TemplateNode& node) {
    switch (node.kind) {
      case Kind::text: return append(node, node.text);
      case Kind::value: return value(node);
      case Kind::section: return section(node);
      case Kind::inverted:
        if (!is_true(lookup(node).data)) inside(node, node.children);
        return;
      case Kind::partial: return partial(node);
      case Kind::parent: return parent(node);
      case Kind::block: return block(node);
    }
  }

  void append(const TemplateNode& node, std::string_view text) {
    if (text.size() > options_.output_limit - out_.size())
      fail(node, say("the page grows beyond {} bytes", options_.output_limit));
    out_ += text;
  }

  /// The indent of the partial or block this line belongs to; empty lines stay empty.
  void line_start(const TemplateNode& node) {
    if (indent_.empty() || (!out_.empty() && out_.back() != '\n')) return;
    if (node.kind == Kind::text && (node.text == "\n" || node.text == "\r\n")) return;
    append(node, indent_);
  }

  void inside(const TemplateNode& node, const std::vector<TemplateNode>& list) {
    if (++depth_ > depth_limit) fail(node, say("sections and partials are nested deeper than {} levels", depth_limit));
    nodes(list);
    --depth_;
  }

  Scope lookup(const TemplateNode& node) {
    Resolved found = resolve(node, scopes_);
    if (!found.known && strict()) fail(node, found.problem(), found.hints());
    if (found.known && found.value.shape)
      if (Message wrong = misuse(node, *found.value.shape); !wrong.empty()) fail(node, wrong);
    return found.value;
  }

  void value(const TemplateNode& node) {
    const Scope found = lookup(node);
    if (strict() && !options_.shape) check_use(node, found.data);
    if (!found.data) return;
    std::string_view text = found.data->text();
    if (found.data->shape() == Data::Shape::boolean) text = found.data->truth() ? "true" : "false";
    if (node.raw || options_.escape == Escape::none) return append(node, text);
    if (options_.escape == Escape::html) return append(node, escape_html(text));
    append(node, escape_markdown(text, cursor_.place(out_, node.after)));
  }

  void check_use(const TemplateNode& node, const Data* data) const {
    if (data && (data->is_list() || data->is_map()))
      fail(node, say("“{}” is a {}, not a value", node.text, Message(data->is_list() ? "list" : "group of values")));
    if (node.raw && options_.escape != Escape::none)
      fail(node, say("“{}” must be escaped: use two braces, no “&”", node.text));
  }

  void section(const TemplateNode& node) {
    const Scope found = lookup(node);
    if (!is_true(found.data)) return;
    auto with = [&](const Data& data) {
      scopes_.push_back({&data, found.shape});
      inside(node, node.children);
      scopes_.pop_back();
    };
    if (!found.data->is_list()) return with(*found.data);
    for (const DataMember& item : found.data->members()) with(item.value);
  }

  const Template* find_template(const TemplateNode& node) {
    std::string name = node.text;
    if (node.dynamic) {
      const Scope found = lookup(node);
      name = found.data ? found.data->text() : std::string();
    }
    const Template* found = name.empty() ? nullptr : partials_.find(name);
    if (!found && strict()) fail(node, say("no template named “{}”", name));
    return found;
  }

  void partial(const TemplateNode& node) {
    if (const Template* found = find_template(node)) include(node, *found);
  }

  void parent(const TemplateNode& node) {
    const Template* found = find_template(node);
    if (!found) return;
    overrides_.push_back({&node, file_});
    include(node, *found);
    overrides_.pop_back();
  }

  /// A tag alone on its line indents every line of what it includes.
  void include(const TemplateNode& node, const Template& page) {
    if (++partials_open_ > partial_depth_limit)
      fail(node, say("templates include each other more than {} levels deep", partial_depth_limit));
    std::string indent = node.standalone ? indent_ + node.indent : std::string();
    std::swap(indent, indent_);
    const std::string* file = std::exchange(file_, &page.file());
    inside(node, page.nodes().items);
    file_ = file;
    std::swap(indent, indent_);
    --partials_open_;
  }

  void block(const TemplateNode& node) {
    // The outermost template has the last word.
    for (std::size_t level = 0; level < overrides_.size(); ++level)
      if (const TemplateNode* replacement = overrides_[level].find(node.text))
        return override_block(node, *replacement, level);
    if (!node.standalone) return inside(node, node.children);
    const std::string indent = std::exchange(indent_, indent_ + node.indent);
    inside(node, node.children);
    indent_ = indent;
  }

  void override_block(const TemplateNode& node, const TemplateNode& content, std::size_t level) {
    // The overriding block was written outside of the parents below it: it sees only the outer overrides.
    const std::vector<Overrides> all = overrides_;
    const std::string* file = std::exchange(file_, overrides_[level].file);
    const std::string indent = std::exchange(indent_, indent_ + node.indent);
    const std::size_t before = out_.size();
    overrides_.resize(level);
    if (node.standalone && !content.standalone && !content.children.empty()) append(node, indent_);
    inside(content, content.children);
    // The block's lines were whole lines; a replacement written without a line end must not swallow the next one.
    if (node.standalone && node.ends_standalone && out_.size() > before && out_.back() != '\n') append(node, "\n");
    overrides_ = all;
    indent_ = indent;
    file_ = file;
  }

  Partials& partials_;
  const RenderOptions& options_;
  std::string out_;
  MarkdownCursor cursor_;
  std::vector<Scope> scopes_;
  std::vector<Overrides> overrides_;  ///< of the open parents, outermost first
  std::string indent_;
  const std::string* file_ = nullptr;
  std::size_t steps_ = 0;
  int depth_ = 0;
  int partials_open_ = 0;
};

}  // namespace

std::string render(const Template& page, const Data& data, Partials& partials, const RenderOptions& options) {
  return Renderer(partials, options).run(page, data);
}

}  // namespace accord
