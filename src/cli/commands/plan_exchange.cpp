// accord plan export, import and edit: a whole plan as one text.
#include <algorithm>

#include "accord/base/text.h"
#include "accord/exchange/csv.h"
#include "accord/exchange/outline.h"
#include "cli/commands.h"
#include "cli/editor.h"
#include "cli/plan_psplib.h"
#include "cli/verb_parts.h"

namespace accord {
namespace {

/// By the file's name; a spreadsheet's "Unicode text" is a table whatever its name.
std::string format_of_file(std::string_view source, std::string_view bytes) {
  const std::string name = lower_ascii(source);
  for (const std::string_view other : {"rcp", "sch", "mpp", "xml", "xlsx", "xls", "ods", "gan", "pod", "xer", "tjp", "json", "yaml"})
    if (name.ends_with("." + std::string(other)))
      throw Error(Failure::usage, say("accord plan import does not read {} files; nothing was written", other),
                  {"save it as CSV (UTF-8) in the program it comes from, or write an outline", "if the name misleads: --format outline, csv or psplib"});
  if (const auto text = utf8_from_utf16(bytes); text && text->find('\t') < text->find('\n')) return "csv";
  if (name.ends_with(".csv") || name.ends_with(".tsv")) return "csv";
  return name.ends_with(".sm") || name.ends_with(".mm") ? "psplib" : "outline";
}

int export_plan(Context& context, const Arguments&) {
  const std::string format = context.globals().get("format", "outline");
  const PlanInputs inputs = load_plan(context);
  if (inputs.records().of("task").empty()) context.note(no_tasks_message(inputs.records(), context.as_of()));
  if (format == "psplib") {
    context.print(psplib_of_plan(context, inputs));
    return 0;
  }
  const Language project = context.project().settings().language;
  const auto rows = rows_of(inputs.records(), context.as_of(), project);
  context.print(format == "csv" ? write_plan_csv(rows, project, context.language()) : write_outline(rows, project, false));
  return 0;
}

/// A file of another project: its identifiers mean nothing here, but links may name rows without a code by them.
void forget_foreign_ids(std::vector<PlanRow>& rows, const RecordSet& records) {
  if (std::ranges::any_of(rows, [&](const PlanRow& row) { return !row.id.empty() && records.find(row.id); })) return;
  for (PlanRow& row : rows) {
    if (row.wbs.empty() && row.key.empty()) row.key = row.id;
    row.id.clear();
  }
}

/// Any text is an outline of titles.
bool looks_like_prose(const std::vector<PlanRow>& rows) {
  return !rows.empty() && std::ranges::all_of(rows, [](const PlanRow& row) {
    return row.id.empty() && row.wbs.empty() && row.type.empty() && !row.duration && !row.depends && !row.owner && !row.budget && !row.estimate && !row.constraint;
  });
}

int import_plan(Context& context, const Arguments& arguments) {
  const std::string source(arguments.word(0));
  const std::string bytes = context.read_source(source);
  const std::string typed = context.globals().get("format");
  const std::string format = typed.empty() || typed == "json" ? format_of_file(source, bytes) : typed;
  const std::string text = utf8_from_utf16(bytes).value_or(bytes);
  const PlanInputs inputs = load_plan(context);
  const Language language = context.project().settings().language;
  Findings findings;
  std::vector<PlanRow> rows;
  if (format == "csv") rows = read_plan_csv(text, source, language, inputs.currency, findings);
  else if (format == "psplib") rows = read_psplib(context, inputs, text, source, findings);
  else rows = read_outline(text, source, language, inputs.currency, findings);
  if (looks_like_prose(rows)) findings.push_back({"outline.prose", Severity::warning, source, mark_of(rows.front(), 1), {},
                                                  say("none of these lines has a duration, a code, a predecessor or an owner: is {} a plan?", source), "accord plan export --help shows how one is written"});
  if (format == "csv") forget_foreign_ids(rows, inputs.records());
  const PlanChange change = plan_change(context, inputs, std::move(rows), {.source = source}, std::move(findings));
  tell_change(context, inputs, change);
  if (context.dry_run()) {
    answer_change(context, change);
    context.note("nothing was written");
  } else {
    write_change(context, change, "accord plan import " + source);
  }
  return 0;
}

std::string edit_help(Context& context) {
  std::string text;
  for (const char* line : {"One task a line: code, title, duration, < predecessors, @person, budget; a part is indented under its whole.",
                           "Behind them if need be: 4/6/10 (best, likely and worst days), SNET 2026-05-04 (or SNLT, FNET, FNLT, MSO, MFO), [milestone], [loe].",
                           "A new line is a new task, a line taken away cancels its task. #T-… names a task, so that its code may change.",
                           "8.4 User manual / 用户手册  6d < 6.4, 7.1 SS+2d @linshan CNY 15000"})
    text += "# " + context.text(Message(line)) + "\n";
  return text;
}

std::string outline_of(Context& context, const PlanInputs& inputs) {
  const Language language = context.project().settings().language;
  return write_outline(rows_of(inputs.records(), context.as_of(), language), language, true);
}

int edit_plan(Context& context, const Arguments&) {
  const Language language = context.project().settings().language;
  const std::string outline = outline_of(context, load_plan(context)), base = edit_help(context) + outline;
  const std::string file = scratch_file(context, "plan.txt");
  std::string text = base;
  for (;;) {
    text = text_from_editor(context, file, text);
    if (text == base) {
      context.world().remove_file(file);
      context.note("nothing changed");
      if (wants_json(context)) print_records(context, {});
      return 0;
    }
    try {
      const PlanInputs inputs = load_plan(context);
      if (outline_of(context, inputs) != outline) throw Error(Failure::conflict, "the plan was changed by somebody else meanwhile; nothing was written", {"accord plan edit again, and take your changes over"});
      Findings findings;
      auto rows = read_outline(text, file, language, inputs.currency, findings);
      const PlanChange change = plan_change(context, inputs, std::move(rows), {.source = file, .whole = true}, std::move(findings));
      tell_change(context, inputs, change);
      if (context.dry_run()) {
        answer_change(context, change);
        context.note(say("nothing was written; your text is kept in {}", file));
        return 0;
      }
      if (!change.plan.changes.empty() && !context.confirm("take this over?")) throw Error(Failure::usage, "not confirmed", {});
      write_change(context, change, "accord plan edit");
      context.world().remove_file(file);
      return 0;
    } catch (const Error& error) {
      if (error.failure() == Failure::invalid && context.can_ask() && context.confirm("open the editor again?")) continue;
      std::vector<Message> hints = error.hints();
      hints.push_back(say("your text is kept in {}; accord plan import takes it too", file));
      throw Error(error.failure(), error.message(), hints);
    }
  }
}

}  // namespace

Command plan_export_command() {
  return {
      .words = "plan export",
      .summary = "prints the plan as an outline, CSV or PSPLIB",
      .description = "An outline holds one task a line, a part indented under its whole, and is read back by accord plan import: 8.4 User manual  6d < 6.4, 7.1 SS+2d @linshan CNY 15000. --format csv is for spreadsheets and other planning tools, --format psplib for schedulers: durations and precedence alone.",
      .examples = {{"accord plan export > plan.txt", {}}, {"accord plan export --format csv > plan.csv", "for a spreadsheet"}, {"accord plan export --format psplib > plan.sm", "for a scheduler"}},
      .formats = {"outline", "csv", "psplib"},
      .run = export_plan,
  };
}

Command plan_import_command() {
  return {
      .words = "plan import",
      .summary = "takes over a plan: outline, CSV, or PSPLIB",
      .description = "The whole file is valid or nothing is written. A line whose WBS code is known changes that task, any other adds one; what the file does not say stays as it is. "
                     "A file without codes gets them (1, 1.1, 1.2, 2); its predecessors are then named by their titles or row numbers. "
                     "CSV is read with English or Chinese headings, as Excel and MS Project write it; PSPLIB is .sm. --format says what it is when the name does not; json, or --json beside it, is the form of the answer.",
      .positionals = {{.name = "FILE", .help = "the plan, or - for standard input", .completion = Completion::file}},
      .examples = {{"accord plan import plan.txt --dry-run", "what would change, and the new finish"}, {"accord plan import project.csv", {}}, {"accord plan import - --format csv", "from standard input"}},
      .formats = {"outline", "csv", "psplib", "json"},
      .writes = true,
      .run = import_plan,
  };
}

Command plan_edit_command() {
  return {
      .words = "plan edit",
      .summary = "opens the whole plan as an outline in $EDITOR",
      .description = "What comes back becomes added, changed and cancelled tasks, shown with the new finish against the contract date before it counts.",
      .examples = {{"accord plan edit", {}}},
      .formats = answer_formats,
      .writes = true,
      .run = edit_plan,
  };
}

}  // namespace accord
