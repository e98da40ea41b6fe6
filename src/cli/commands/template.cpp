// accord template: the built-in templates, and rendering any template with any data, to try one.
#include <algorithm>

#include "accord/base/embedded.h"
#include "accord/base/json.h"
#include "accord/base/labels.h"
#include "accord/base/text.h"
#include "accord/document/mustache.h"
#include "cli/commands.h"
#include "cli/context.h"
#include "cli/plan_parts.h"

namespace accord {
namespace {

constexpr std::string_view suffix = ".mustache";

/// A name that stays inside its folder: components without "..", no absolute path.
bool stays_inside(std::string_view name) {
  if (name.empty() || name.find_first_of(std::string_view("\\\0", 2)) != std::string_view::npos) return false;
  return std::ranges::none_of(split(name, '/'), [](std::string_view part) { return part.empty() || part == "." || part == ".."; });
}

/// NAME.mustache of one folder and nothing outside it; links are not followed.
Partials partials_in(Context& context, const std::string& folder) {
  if (folder.empty()) return {};
  const std::shared_ptr<Disk> disk = context.world().open_disk(context.absolute(folder));
  return Partials([disk, folder](std::string_view name) -> std::optional<TemplateSource> {
    const std::string file = std::string(name) + std::string(suffix);
    if (!stays_inside(name)) throw Error(Failure::refused, say("the partial “{}” is outside {}; nothing was rendered", name, folder), {say("a partial is NAME.mustache in {}", folder)});
    FileRead read = disk->try_read(file);
    if (read.state == FileRead::State::missing) return std::nullopt;
    if (!read.ok()) throw read.error();
    return TemplateSource{folder + "/" + file, std::move(read.bytes)};
  });
}

int render_file(Context& context, const Arguments& arguments) {
  const std::string& file = arguments.words().front();
  const Template page = Template::parse(context.read_source(file), file);
  const std::string data_file = arguments.get("data");
  const Data data = data_file.empty() ? Data::map() : parse_json(context.read_source(data_file), data_file);
  Partials partials = partials_in(context, arguments.get("partials"));
  RenderOptions options;
  const std::string escape = arguments.get("escape", "html");
  options.escape = escape == "none" ? Escape::none : escape == "markdown" ? Escape::markdown : Escape::html;
  options.strict = arguments.has("strict");
  context.print(render(page, data, partials, options));
  return 0;
}

/// Names of the documents' templates; what `accord init` writes is not theirs.
std::vector<std::string> document_templates() {
  std::vector<std::string> names;
  for (const std::string_view name : embedded_template_names())
    if (name.ends_with(suffix) && !name.starts_with("init/")) names.emplace_back(name.substr(0, name.size() - suffix.size()));
  return names;
}

int list(Context& context, const Arguments&) {
  Table table{{{"name", std::string(context.label("fields", "name"))}, {"used", std::string(context.label("fields", "used"))}}, {}};
  const Project* project = context.project_if_any();
  Data names = Data::list();
  for (const std::string& name : document_templates()) {
    const std::string own = "templates/" + name + std::string(suffix);
    const bool replaced = project && project->disk().is_file(own);
    table.rows.push_back({cell(name), {.text = replaced ? own : context.text("built-in"), .value = replaced ? own : "built-in"}});
    Data& entry = names.add(Data::map());
    entry.set("name", name);
    entry.set("used", replaced ? own : "built-in");
  }
  if (context.format() == Format::json) {
    Data document = Data::map();
    document.set("accord", 1);
    document.set("templates", std::move(names));
    context.print(write_json(document));
  } else if (context.format() == Format::table) {
    context.print_raw(write_table(table, context.width(), context.colour()));
    context.note("accord template show NAME > templates/NAME.mustache begins the project's own edition of one");
  } else {
    context.set_page_title(context.text("Templates"));
    print_table(context, table);
  }
  return 0;
}

/// The words of the pages as the file templates/labels/<language>.yaml of a project holds its own.
void show_labels(Context& context) {
  std::string text = "documents:\n";
  for (const std::string_view key : label_keys("documents"))
    text += fmt::format("  {}: {}\n", key, write_json(Data(label(context.language(), "documents", key)), -1));
  context.print(text);
}

int show(Context& context, const Arguments& arguments) {
  std::string name = arguments.words().front();
  if (name == "labels") {
    show_labels(context);
    return 0;
  }
  if (name.ends_with(suffix)) name.resize(name.size() - suffix.size());
  const std::vector<std::string> names = document_templates();
  if (std::ranges::find(names, name) == names.end()) {
    const auto close = nearest(name, names);
    throw Error(Failure::not_found, say("there is no built-in template “{}”", name), {close ? say("did you mean “{}”?", *close) : say("accord template list names them")});
  }
  context.print(*embedded_template(name + std::string(suffix)));
  return 0;
}

}  // namespace

Command template_render_command() {
  return {
      .words = "template render",
      .summary = "renders any Mustache template, to try one",
      .description = "By the rules of the public Mustache specification: a missing name is blank, values are escaped for HTML. Reports are stricter: they escape for Markdown, and an unknown name is an error (--escape markdown --strict).",
      .positionals = {{.name = "FILE", .help = "the template, or - for standard input", .completion = Completion::file}},
      .options = {{.name = "data", .placeholder = "FILE", .help = "its data as JSON, or - for standard input", .completion = Completion::file},
                  {.name = "partials", .placeholder = "DIR", .help = "folder of its partials, NAME.mustache; nothing outside it is read", .completion = Completion::file},
                  {.name = "escape", .placeholder = "FORM", .help = "how values are escaped", .choices = {"html", "markdown", "none"}},
                  {.name = "strict", .help = "unknown names are errors"}},
      .examples = {{"accord template render page.mustache --data page.json --partials parts", {}},
                   {"accord report weekly --format json | accord template render templates/weekly.mustache --data - --partials templates --escape markdown --strict", {}}},
      .run = render_file,
  };
}

Command template_list_command() {
  return {
      .words = "template list",
      .summary = "the built-in templates of the documents",
      .description = "A file of the same name in the project's own folder templates/ is used instead.",
      .formats = table_formats,
      .run = list,
  };
}

Command template_show_command() {
  return {
      .words = "template show",
      .summary = "prints a built-in template",
      .description = "To begin with when a project wants its own edition. `labels` prints the words of the pages: those that the project's own templates/labels/en.yaml or zh-CN.yaml holds win over them.",
      .positionals = {{.name = "NAME", .help = "name of the template", .completion = Completion::template_name}},
      .examples = {{"accord template show weekly > templates/weekly.mustache", {}}, {"accord template show labels --lang zh-CN", "words to choose from"}},
      .run = show,
  };
}

}  // namespace accord
