#include "fuzz/mustache_input.h"

#include <string>
#include <vector>

#include "accord/base/error.h"
#include "accord/base/json.h"
#include "accord/document/markdown.h"
#include "accord/document/mustache.h"

namespace accord::test {
namespace {

constexpr std::size_t page_limit = 1 << 16;

std::vector<std::string_view> parts_of(std::string_view input) {
  constexpr std::string_view border = "\n====\n";
  std::vector<std::string_view> parts;
  for (std::size_t at; (at = input.find(border)) != std::string_view::npos; input.remove_prefix(at + border.size()))
    parts.push_back(input.substr(0, at));
  parts.push_back(input);
  parts.resize(4);
  return parts;
}

Data data_of(std::string_view text) {
  try {
    return parse_json(text, "data");
  } catch (const Error&) {
    return Data(text);
  }
}

Shape shape_of(std::string name, const Data& data) {
  if (data.is_map()) {
    std::vector<Shape> members;
    for (const DataMember& one : data.members()) members.push_back(shape_of(one.key, one.value));
    return Shape::map(std::move(name), std::move(members));
  }
  if (!data.is_list()) return Shape::text(std::move(name));
  Shape list = Shape::list(std::move(name));
  if (!data.empty() && data.members()[0].value.is_map()) list.members = shape_of("", data.members()[0].value).members;
  return list;
}

std::string page_of(const Template& page, const Data& data, Partials& partials, const RenderOptions& options) {
  try {
    return render(page, data, partials, options);
  } catch (const Error&) {
    return {};
  }
}

}  // namespace

bool try_mustache(std::string_view input) {
  const auto parts = parts_of(input);
  Partials partials([&](std::string_view name) -> std::optional<TemplateSource> {
    if (name != "a" && name != "b") return std::nullopt;
    return TemplateSource{std::string(name), std::string(parts[name == "a" ? 2 : 3])};
  });
  try {
    const Template page = Template::parse(parts[0], "page");
    const Data data = data_of(parts[1]);
    const Shape shape = shape_of("", data);
    check_template(page, shape, partials);
    shape_mismatches(data, shape);
    RenderOptions options;
    options.output_limit = page_limit;
    options.step_limit = 20000;
    bool good = true;
    for (Escape escape : {Escape::html, Escape::markdown, Escape::none}) {
      options.escape = escape;
      const std::string text = page_of(page, data, partials, options);
      good = good && text.size() <= page_limit;
      if (escape == Escape::markdown) markdown_to_html(text.substr(0, 4096));
    }
    options.strict = true;
    page_of(page, data, partials, options);
    options.shape = &shape;
    page_of(page, data, partials, options);
    return good;
  } catch (const Error&) {
    return true;
  }
}

}  // namespace accord::test
