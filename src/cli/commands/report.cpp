// accord report: renders a document, explains it, drafts its cover note, freezes it.
#include <algorithm>

#include "accord/base/json.h"
#include "accord/base/text.h"
#include "accord/document/freeze.h"
#include "accord/document/report_html.h"
#include "cli/commands.h"
#include "cli/report_job.h"

namespace accord {

namespace {

const ReportRow& row_named(const std::string& name) {
  if (const ReportRow* row = find_report(name)) return *row;
  std::vector<std::string> names;
  for (const ReportRow& row : report_rows()) names.emplace_back(row.name);
  std::vector<Message> hints;
  if (const auto near = nearest(name, names)) hints.push_back(say("did you mean “accord report {}”?", *near));
  hints.push_back(say("documents: {}", join(names, ", ")));
  throw Error(Failure::usage, say("there is no document “{}”", name), hints);
}

ReportWish wish_of(Context& context, const Arguments& arguments) {
  ReportWish wish;
  wish.row = &row_named(std::string(arguments.word(0)));
  wish.audience = arguments.get("audience", "client") == "internal" ? Audience::internal : Audience::client;
  wish.subject = arguments.word(1);
  wish.period = arguments.get("period");
  wish.language = context.globals().get("lang");
  wish.partial = arguments.has("partial");
  return wish;
}

/// Into the file of -o, else to standard output.
void deliver(Context& context, const Arguments& arguments, const std::string& text) {
  if (const std::string* file = arguments.find("output")) {
    context.world().write_file(context.absolute(*file), text);
    context.set_changed();
    context.note(say("written: {}", *file));
  } else {
    context.print(text);
  }
}

void note_withheld(Context& context, const ReportJob& job) {
  if (job.audience() == Audience::client && job.view().withheld() > 0)
    context.note(say("{} internal records left out; --explain lists them", job.view().withheld()));
}

// ---- explain

std::string call_of(const Record& record) {
  return std::string(record.text("number").empty() ? std::string_view(record.id) : record.text("number"));
}

Data explain_line(std::string section, std::string record, std::string name, std::string decision, std::string why) {
  Data line = Data::map();
  line.set("section", std::move(section));
  line.set("record", std::move(record));
  line.set("name", std::move(name));
  line.set("decision", std::move(decision));
  line.set("why", std::move(why));
  return line;
}

Data explanation_of(const ReportJob& job, const ReportView& view) {
  Data lines = Data::list();
  for (const ExplainLine& line : view.explanation.lines)
    lines.add(explain_line(line.section, line.record, line.name, line.selected ? "selected" : "left out", line.why));
  for (const Record& record : job.records().all())
    if (!job.view().records().find(record.id))
      lines.add(explain_line("", record.id, call_of(record) + ' ' + std::string(record.title()), "withheld", "its visibility is internal"));
  return lines;
}

void explain(Context& context, const ReportJob& job, const ReportView& view) {
  const Data lines = explanation_of(job, view);
  if (context.format() == Format::json) {
    context.print(write_json(lines));
    return;
  }
  std::string text;
  for (const DataMember& item : lines.members()) {
    const Data& line = item.value;
    const std::string section = line.find("section")->text();
    text += fmt::format("{}\t{}\t{}\t{}\n", line.find("decision")->text(), section.empty() ? "-" : section, line.find("name")->text(), line.find("why")->text());
  }
  context.print(text);
}

// ---- draft and freeze

int draft(Context& context, const ReportJob& job) {
  if (!job.row().is_periodic) throw Error(Failure::usage, say("the report {} has no cover note", job.row().name));
  if (const std::string there = job.cover(); !there.empty())
    throw Error(Failure::conflict, say("there is a cover note for this report: {}; nothing was written", there),
                {say("accord cover edit {}", there)});
  const Kind* kind = context.registry().find("cover");
  Value content = job.cover_draft();
  content.set("created", Value::scalar(to_string(context.today())));
  if (context.dry_run()) {
    context.print(context.project().text_of(*kind, content));
    return 0;
  }
  const std::string id = context.project().create(*kind, std::move(content), context.random(), "report " + std::string(job.row().name) + " --draft");
  context.set_changed();
  context.print(id + '\n');
  context.note(say("now write it: accord cover edit {}; then: accord cover confirm {}", id, id));
  return 0;
}

void give_numbers(Context& context, const ReportJob& job, const std::vector<std::pair<std::string, std::string>>& numbers) {
  for (const auto& [id, number] : numbers) {
    const Record* record = job.records().find(id);
    context.project().change(*record->kind, id, {{RecordEdit::Act::set, {"number"}, Value::scalar(number)}}, "report --freeze");
    context.set_changed();
    context.note(say("{} is now {}", id, number));
  }
}

void write_frozen(Context& context, const std::string& path, const std::string& bytes) {
  context.project().disk().make_folder("reports");
  if (!context.project().disk().create_new(path, bytes))
    throw Error(context.changed() ? Failure::unsure : Failure::conflict, say("{} is there already; it was not changed", path));
  context.set_changed();
}

int freeze(Context& context, const ReportJob& job) {
  if (!job.row().is_periodic)
    throw Error(Failure::usage, say("only periodic reports are frozen; nothing was written"), {say("write it into a file with -o FILE")});
  ReportView view = job.make();
  check_may_freeze(view, job.audience(), job.row().name, job.request().period);
  const auto numbers = numbers_to_give(job.records(), view.explanation.unnumbered);
  if (!numbers.empty()) view = job.make({numbers.begin(), numbers.end()});
  const FrozenNames names = frozen_names(job.row().name, job.request().period, job.audience(), job.request().language, job.request().revision);
  const std::string page = job.page(view);
  if (context.dry_run()) {
    context.print(names.page + '\n' + names.data + '\n');
    for (const auto& [id, number] : numbers) context.note(say("{} would become {}", id, number));
    return 0;
  }
  give_numbers(context, job, numbers);
  write_frozen(context, names.page, page);
  write_frozen(context, names.data, write_json(view.data));
  context.print(names.page + '\n' + names.data + '\n');
  return 0;
}

int list_documents(Context& context) {
  for (const ReportRow& row : report_rows()) context.print(fmt::format("{}\t{}\n", row.name, context.label("documents", row.label)));
  return 0;
}

int run(Context& context, const Arguments& arguments) {
  if (arguments.words().empty()) return list_documents(context);
  const ReportJob& job = context.keep<ReportJob>(context, wish_of(context, arguments));
  if (arguments.has("draft")) return draft(context, job);
  if (arguments.has("freeze")) return freeze(context, job);
  const ReportView view = job.make();
  note_withheld(context, job);
  if (arguments.has("explain")) {
    explain(context, job, view);
  } else if (context.has_format() && context.format() == Format::json) {
    deliver(context, arguments, write_json(view.data));
  } else if (context.globals().get("format") == "chat") {
    deliver(context, arguments, render_chat(job.row(), view.data, job.templates()));
  } else if (context.has_format() && context.format() == Format::html) {
    deliver(context, arguments, report_html(job.page(view), view.data, job.templates()));
  } else {
    deliver(context, arguments, job.page(view));
  }
  return 0;
}

}  // namespace

Command report_command() {
  std::vector<std::string> names;
  for (const ReportRow& row : report_rows()) names.emplace_back(row.name);
  return {
      .words = "report",
      .summary = "writes a report",
      .description = "Prints the page as Markdown (--format html or json for the same as a web page or as data) in the project's "
                     "language unless --lang says otherwise. The client's page holds only what its records' visibility allows. "
                     "--freeze keeps the page and its data under reports/, never changing what is there.",
      .positionals = {{.name = "DOCUMENT", .help = "which document", .required = false, .choices = names},
                      {.name = "ID", .help = "the record it is about, e.g. a meeting for its minutes", .required = false, .completion = Completion::record}},
      .options = {{.name = "period", .placeholder = "PERIOD", .help = "2026-W26 or 2026-06; else the one of --as-of", .letter = 'p'},
                  {.name = "audience", .placeholder = "WHO", .help = "for whom", .choices = {"client", "internal"}},
                  {.name = "explain", .help = "say what was selected, left out and withheld, and why"},
                  {.name = "draft", .help = "write a cover note for it, filled with facts"},
                  {.name = "freeze", .help = "keep the page and its data under reports/"},
                  {.name = "partial", .help = "go on although some records cannot be read"},
                  {.name = "output", .placeholder = "FILE", .help = "write into that file", .letter = 'o', .completion = Completion::file}},
      .examples = {{"accord report weekly", "this week, for the client"},
                   {"accord report weekly --period 2026-W26 --lang zh-CN -o week.md", "one week in Chinese, into a file"},
                   {"accord report weekly --explain", "why it says what it says"},
                   {"accord report minutes MTG-006", "minutes of a meeting"}},
      .run = run,
  };
}

}  // namespace accord
