// accord <kind> add "Title" [--field value]: a new record.
#include "cli/among_others.h"
#include "cli/field_options.h"
#include "cli/verb_parts.h"
#include "cli/verbs.h"

namespace accord {
namespace {

Value new_content(Context& context, const Kind& kind, const Arguments& arguments) {
  Value content = content_from(kind, arguments, context);
  if (!arguments.word(0).empty()) {
    if (!content["title"].is_none()) throw Error(Failure::usage, "the title stands twice, as a word and as --title; nothing was written", {"keep one of the two"});
    content.set("title", Value::scalar(std::string(arguments.word(0))));
  }
  return content;
}

/// What a record says by itself, as the person in a timesheet's id, must be there too.
void require_linked(Record record, const RecordSet& records) {
  record.file = Project::path_of(*record.kind, record.id);
  Findings findings;
  check_links(record, records, findings);
  for (const Finding& finding : findings)
    if (finding.severity == Severity::error) throw Error(Failure::not_found, say("{}; nothing was written", finding.message), {finding.hint});
}

int run(Context& context, const Kind& kind, const Arguments& arguments) {
  Project& project = context.project();
  Value content = new_content(context, kind, arguments);
  const std::string titled = command_line(kind, "add") + " \"" + (content["title"].is_none() ? "…" : content["title"].text) + "\"";
  if (content["title"].is_none() && kind.field("title")) throw Error(Failure::usage, say("a {} needs a title; nothing was written", kind), {verbatim(titled + options_needed(kind))});
  const Loaded loaded = kind.fill ? project.load() : Loaded{};
  begin_record(kind, content, project.settings(), {loaded.records, context.as_of(), kind.fill ? me_if_known(context) : std::string()});
  if (kind.prefix.empty()) check_new_identifier(kind, content["id"].text);
  Record record{&kind, kind.prefix.empty() ? content["id"].text : kind.prefix + "-00000", {}, content};
  if (!kind.prefix.empty()) record.edit().set("id", Value::scalar(record.id));
  require_valid(context, record, nullptr, titled);
  if (kind.fill) require_linked(record, loaded.records);
  require_fits(context, kind, {}, {record});
  if (context.dry_run()) {
    record.file = Project::path_of(kind, record.id);
    if (wants_json(context)) print_records(context, {record}, {.drawn = kind.prefix.empty()});
    else context.print(project.text_of(kind, content));
    context.note("nothing was written: this is what the file would hold");
    return 0;
  }
  const std::string id = project.create(kind, content, context.random(), command_line(kind, "add"));
  context.set_changed();
  if (wants_json(context)) {
    print_records(context, {*project.read(kind, id)});
    return 0;
  }
  if (!context.out_is_terminal()) {
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
      .examples = {{"accord " + kind.name + " add \"{}\"" + kind.example, {}, kind.name}},
      .formats = answer_formats,
      .writes = true,
      .run = [&kind](Context& context, const Arguments& arguments) { return run(context, kind, arguments); },
  };
}

}  // namespace accord
