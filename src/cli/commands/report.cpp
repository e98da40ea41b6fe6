// accord report: renders a document, explains it, drafts its cover note, freezes it.
#include <algorithm>

#include "accord/base/json.h"
#include "accord/base/text.h"
#include "accord/document/report_html.h"
#include "cli/commands.h"
#include "cli/output_file.h"
#include "cli/plan_parts.h"
#include "cli/report_freeze.h"
#include "cli/report_mail.h"
#include "cli/report_job.h"
#include "cli/verb_parts.h"

namespace accord {

namespace {

ReportWish wish_of(Context& context, const Arguments& arguments) {
  ReportWish wish;
  wish.row = &report_named(std::string(arguments.word(0)));
  wish.audience = arguments.get("audience", "client") == "internal" ? Audience::internal : Audience::client;
  wish.subject = arguments.word(1);
  wish.period = arguments.get("period");
  wish.language = context.globals().get("lang");
  wish.partial = arguments.has("partial");
  return wish;
}

/// Into the file of -o, else (also for -o -) to standard output.
void deliver(Context& context, const Arguments& arguments, const std::string& text) {
  const std::string* file = arguments.find("output");
  if (file && *file != "-") write_output(context, *file, text, say("written: {}", *file));
  else context.print(text);
}

void note_withheld(Context& context, const ReportJob& job) {
  if (const auto withheld = withheld_records(job.records(), job.audience(), job.request().as_of); !withheld.empty())
    context.note(say("{} internal record{|s} withheld; --explain lists {it|them}", withheld.size()));
}

// ---- explain

Data explain_line(std::string section, std::string record, std::string name, std::string decision, std::string why) {
  Data line = Data::map();
  line.set("section", std::move(section));
  line.set("record", std::move(record));
  line.set("name", std::move(name));
  line.set("decision", std::move(decision));
  line.set("why", std::move(why));
  return line;
}

Data explanation_of(Context& context, const ReportJob& job, const ReportView& view) {
  Data lines = Data::list();
  for (const ExplainLine& line : view.explanation.lines)
    lines.add(explain_line(line.section, line.record, line.name, line.selected ? "selected" : "left out", context.text(Message(line.why))));
  for (const Record* record : withheld_records(job.records(), job.audience(), job.request().as_of))
    lines.add(explain_line("", record->id, spoken(context, *record), "withheld", context.text("its visibility is internal")));
  return lines;
}

void explain(Context& context, const ReportJob& job, const ReportView& view) {
  const Data lines = explanation_of(context, job, view);
  if (context.format() == Format::json) {
    context.print(write_json(lines));
    return;
  }
  std::string text;
  for (const DataMember& item : lines.members()) {
    const Data& line = item.value;
    const std::string section = line.find("section")->text();
    text += fmt::format("{}\t{}\t{}\t{}\n", context.label("explain", line.find("decision")->text()), section.empty() ? "-" : context.label("explain", section),
                        line.find("name")->text(), line.find("why")->text());
  }
  context.print(text);
}

// ---- draft

int draft(Context& context, const ReportJob& job) {
  if (!job.row().is_periodic) {
    std::vector<std::string> periodic;
    for (const ReportRow& row : report_rows())
      if (row.is_periodic) periodic.emplace_back(row.name);
    throw Error(Failure::usage, say("“{}” has no cover note", labelled("documents", {}, job.row().label)), {say("reports that have one: {}", listed(periodic))});
  }
  if (const Record* there = job.cover())
    throw Error(Failure::conflict, say("there is a cover note for this report: {}; nothing was written", there->id),
                {say("accord cover edit {}", there->id)});
  const Kind* kind = context.registry().find("cover");
  Value content = job.cover_draft();
  const bool lacks_way_back = content["way_back"].is_none() && needs_way_back(job.make());
  content.set("created", Value::scalar(to_string(context.as_of())));
  if (context.dry_run()) {
    Record record{kind, kind->prefix + "-00000", Project::path_of(*kind, kind->prefix + "-00000"), content};
    record.edit().set("id", Value::scalar(record.id));
    if (wants_json(context)) print_records(context, {record}, {.drawn = false});
    else context.print(context.project().text_of(*kind, content));
    return 0;
  }
  const std::string id = context.project().create(*kind, std::move(content), context.random(), "report " + std::string(job.row().name) + " --draft");
  context.set_changed();
  if (wants_json(context)) print_records(context, {*context.project().read(*kind, id)});
  else context.print(id + '\n');
  context.note(say("now write it: accord cover edit {}; then: accord cover confirm {}", id, id));
  if (lacks_way_back) context.note(say("the page is not green, and without a way back it cannot be frozen: accord cover set {} --way-back \"…\"", id));
  return 0;
}

int list_documents(Context& context) {
  Table table{{{"name", std::string(context.label("fields", "name"))}, {"title", std::string(context.label("headings", "title"))}}, {}};
  for (const ReportRow& row : report_rows()) table.rows.push_back({cell(row.name), cell(context.label("documents", row.label))});
  print_table(context, table);
  return 0;
}

/// What is no page has other formats: the list of documents none.
void check_format(const Context& context, const Arguments& arguments) {
  if (!context.has_format() && context.special_format().empty()) return;
  if (arguments.words().empty()) throw no_such_format("report", context.globals().get("format", "json"), {});
  if (context.special_format() == "chat") require_chat(report_named(std::string(arguments.word(0))));
  for (const char* act : {"freeze", "draft", "explain"})
    if (arguments.has(act) && !wants_json(context)) throw no_such_format(std::string("report … --") + act, context.globals().get("format"), {"json"});
}

/// One of these at a time: what is frozen, drafted or explained is no page for a file.
void check_acts(const Arguments& arguments) {
  std::vector<std::string> given;
  for (const char* act : {"draft", "freeze", "explain", "output"})
    if (arguments.has(act)) given.push_back(std::string("--") + act);
  if (given.size() > 1)
    throw Error(Failure::usage, say("{} and {} do not go together", given[0], given[1]), {say("give one of them, then the other in a second command")});
}

int run(Context& context, const Arguments& arguments) {
  check_acts(arguments);
  check_format(context, arguments);
  if (arguments.words().empty()) return list_documents(context);
  if (arguments.has("output") && arguments.get("output") != "-") require_no_own_file(context, arguments.get("output"));
  const ReportJob& job = context.keep<ReportJob>(context, wish_of(context, arguments));
  if (arguments.has("draft")) return draft(context, job);
  if (arguments.has("freeze")) {
    const FrozenReport frozen = freeze_report(context, job);
    print_frozen(context, {frozen.names.page, frozen.names.data}, frozen.numbered);
    return 0;
  }
  const ReportView view = job.make();
  note_withheld(context, job);
  if (arguments.has("explain")) {
    explain(context, job, view);
  } else if (context.has_format() && context.format() == Format::json) {
    deliver(context, arguments, write_json(view.data));
  } else if (context.special_format() == "chat") {
    deliver(context, arguments, render_chat(job.row(), view.data, job.templates()));
  } else if (context.special_format() == "eml") {
    const std::string mail = report_mail(context, job, view);
    deliver(context, arguments, context.out_is_terminal() && !arguments.has("output") ? replace_all(mail, "\r\n", "\n") : mail);
  } else if (context.has_format() && context.format() == Format::html) {
    deliver(context, arguments, report_html(job.row(), view, job.templates()));
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
      .description = "Prints the page as Markdown (--format html, chat, eml or json: a web page, a few lines for a chat, a mail ready to send, data) in the project's "
                     "language unless --lang says otherwise. The client's page holds only what its records' visibility allows. "
                     "--freeze keeps the page and its data under reports/, never changing what is there.",
      .positionals = {{.name = "DOCUMENT", .help = "which document", .required = false, .choices = names},
                      {.name = "ID", .help = "the record it is about, e.g. a meeting for its minutes", .required = false, .completion = Completion::record, .kinds = {"meeting"}}},
      .options = {{.name = "period", .placeholder = "PERIOD", .help = "2026-W26 or 2026-06; else the one of --as-of", .letter = 'p'},
                  {.name = "audience", .placeholder = "WHO", .help = "for whom", .choices = {"client", "internal"}},
                  {.name = "explain", .help = "say what was selected, left out and withheld, and why"},
                  {.name = "draft", .help = "write a cover note for it, filled with facts"},
                  {.name = "freeze", .help = "keep the page and its data under reports/"},
                  {.name = "partial", .help = "go on although some records cannot be read"},
                  {.name = "output", .placeholder = "FILE", .help = "write into that file", .letter = 'o', .completion = Completion::file}},
      .examples = {{"accord report weekly", "this week, for the client"},
                   {"accord report weekly --period 2026-W26 --lang zh-CN -o week.md", "one week in Chinese, into a file"},
                   {"accord report weekly --format eml -o weekly.eml", "a mail to those who get it, opened with a double click"},
                   {"accord report weekly --explain", "why it says what it says"},
                   {"accord report minutes MTG-006", "minutes of a meeting"}},
      .formats = {"md", "html", "chat", "eml", "json"},
      .writes_with = {"draft", "freeze"},
      .run = run,
  };
}

}  // namespace accord
