// Our Mustache engine: the public specification with inheritance and dynamic names, without lambdas.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "accord/base/data.h"
#include "accord/document/escape.h"
#include "accord/model/finding.h"

namespace accord {

struct TemplateNodes;

/// A template after parsing; cheap to copy. Lines that hold only a tag are resolved here, not while rendering.
class Template {
 public:
  /// Throws Error(invalid) "file:line:column: …" (columns in characters) on a tag or section that is not closed, closed by
  /// another name, an empty name, bad delimiters, or more than 64 sections inside each other.
  static Template parse(std::string_view text, std::string file);

  const std::string& file() const { return file_; }
  const TemplateNodes& nodes() const { return *nodes_; }

 private:
  Template(std::string file, std::shared_ptr<const TemplateNodes> nodes);

  std::string file_;
  std::shared_ptr<const TemplateNodes> nodes_;
};

/// The names a view offers to templates. A view declares its shape once; templates are checked against it when loaded.
struct Shape {
  enum class Kind : std::uint8_t {
    text,      ///< printed with {{name}}, escaped; may also be asked for with {{#name}} (empty text is false)
    markdown,  ///< ready Markdown: printed with {{{name}}} on a line of its own, and only so
    flag,      ///< only asked for: {{#name}} or {{^name}}
    map,       ///< opened with {{#name}}, or reached with name.member
    list,      ///< repeated with {{#name}}; without members its items are texts, printed with {{.}}
  };
  std::string name;
  Kind kind = Kind::text;
  bool optional = false;  ///< the view may leave it out or null
  std::vector<Shape> members;

  static Shape text(std::string name);
  static Shape markdown(std::string name);
  static Shape flag(std::string name);
  static Shape map(std::string name, std::vector<Shape> members);
  static Shape list(std::string name, std::vector<Shape> members = {});
  /// The whole view: a map without a name.
  static Shape view(std::vector<Shape> members) { return map({}, std::move(members)); }
  /// The same, but it may be absent.
  Shape or_absent() const;

  const Shape* find(std::string_view member) const;
};

/// A template's text and the file name to show in its errors.
struct TemplateSource {
  std::string file;
  std::string text;
};

/// The templates that {{>name}} and {{<name}} reach, each parsed once, at its first use.
class Partials {
 public:
  /// `source` gives the text of a name, or nothing when there is no such template.
  using Source = std::function<std::optional<TemplateSource>(std::string_view name)>;
  Partials() = default;
  explicit Partials(Source source) : source_(std::move(source)) {}

  /// Null when there is none. Throws what Template::parse throws. The pointer stays good as long as this object.
  const Template* find(std::string_view name);

 private:
  Source source_;
  std::map<std::string, std::optional<Template>, std::less<>> parsed_;
};

struct RenderOptions {
  Escape escape = Escape::html;
  /// An unknown name or partial, a list printed as a value, and {{{name}}} or {{&name}} (unless `escape` is none or the shape
  /// says ready Markdown) are errors instead of blanks.
  bool strict = false;
  /// Decides which names exist, and in which of the open sections, whatever the data holds; implies strict.
  const Shape* shape = nullptr;
  std::size_t output_limit = std::size_t{16} << 20U;  ///< bytes
  std::size_t step_limit = 10'000'000;                ///< tags and pieces of text
};

/// How deep {{>name}} and {{<name}} may stand in each other while rendering (recursive data reaches this).
inline constexpr int partial_depth_limit = 64;

/// Renders. Throws Error(invalid) "file:line:column: …" for what `strict` forbids and for every limit; nothing is half done.
/// False are: missing, null, false, an empty text, an empty list. Numbers are printed as spelled, flags as true or false.
std::string render(const Template& page, const Data& data, Partials& partials, const RenderOptions& options);

/// Everything in the template and in the partials and parents it reaches that the shape does not know, whatever the data:
/// unknown names (hint: the nearest one), values used as what they are not, missing partials, partials that include
/// themselves (with the path), overrides of blocks that do not exist. Rules "template.name", "template.use",
/// "template.partial", "template.block". Empty when the template is good.
Findings check_template(const Template& page, const Shape& shape, Partials& partials);

/// The names of {{>name}} and {{<name}} in a template, each once; not those that are values (dynamic names).
std::set<std::string, std::less<>> partials_of(const Template& page);

/// Where a view's data is not what its shape says: a name too many, one that is missing and not optional, a wrong kind.
/// One line each, "sections.risks[0].title: missing". For the tests of views.
std::vector<std::string> shape_mismatches(const Data& data, const Shape& shape);

}  // namespace accord
