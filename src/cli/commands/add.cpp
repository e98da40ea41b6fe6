// accord <kind> add "Title" [--field value]: a new record.
#include "cli/field_options.h"
#include "cli/verb_parts.h"
#include "cli/verbs.h"

namespace accord {
namespace {

Value new_content(Context& context, const Kind& kind, const Arguments& arguments) {
  Value content = content_from(kind, arguments, context);
  if (!arguments.word(0).empty()) {
    if (!content["title"].is_none()) throw Error(Failure::usage, "the title stands twice, as a word and as --title; nothing was written", {});
    content.set("title", Value::scalar(std::string(arguments.word(0))));
  }
  fill_in(kind, content, context.project().settings(), context.as_of());
  return content;
}

int run(Context& context, const Kind& kind, const Arguments& arguments) {
  Project& project = context.project();
  Value content = new_content(context, kind, arguments);
  const std::string titled = command_line(kind, "add") + " \"" + (content["title"].is_none() ? "…" : content["title"].text) + "\"";
  const std::string command = titled + options_needed(kind);
  if (content["title"].is_none() && kind.field("title")) throw Error(Failure::usage, say("a {} needs a title; nothing was written", kind), {verbatim(command)});
  if (kind.prefix.empty() && content["id"].is_none()) throw Error(Failure::usage, say("a {} is named by hand; nothing was written", kind), {say("for example: {}", command)});
  if (kind.fill) kind.fill(content, project.load().records);
  Record record{&kind, kind.prefix.empty() ? content["id"].text : kind.prefix + "-00000", {}, content};
  if (!kind.prefix.empty()) record.edit().set("id", Value::scalar(record.id));
  require_valid(context, record, nullptr, titled);
  if (context.dry_run()) {
    context.print(project.text_of(kind, content));
    context.note("nothing was written: this is what the file would hold");
    return 0;
  }
  const std::string id = project.create(kind, content, context.random(), command_line(kind, "add"));
  context.set_changed();
  if (context.format() == Format::json || !context.out_is_terminal()) {
    context.print(id + "\n");
    return 0;
  }
  context.print(id + "  " + std::string(localized(content, "title", context.language())) + "\n");
  context.note(say("written to {}; accord {} show {} shows it", Project::path_of(kind, id), kind.name, id));
  return 0;
}

}  // namespace

Command add_verb(const Kind& kind) {
  return {
      .words = kind.name + " add",
      .summary = "makes a new one",
      .description = "Only the title is needed; everything else has a default or can be set later. Prints the new identifier, and nothing else when the output is not a terminal.",
      .positionals = {{.name = "TITLE", .help = "short name", .required = false, .is_text = true}},
      .options = value_options(kind),
      .examples = {{"accord " + kind.name + " add \"" + kind.help + "\"", {}}},
      .run = [&kind](Context& context, const Arguments& arguments) { return run(context, kind, arguments); },
  };
}

}  // namespace accord
