// accord plan export, import and edit: a whole plan as one text.
#include <algorithm>

#include "accord/base/text.h"
#include "accord/exchange/csv.h"
#include "accord/exchange/outline.h"
#include "accord/exchange/psplib.h"
#include "cli/commands.h"
#include "cli/editor.h"
#include "cli/plan_import.h"

namespace accord {
namespace {

std::string format_word(Context& context, std::string_view otherwise, const std::vector<std::string>& known) {
  std::string word = context.globals().get("format", otherwise);
  if (context.globals().has("json")) word = "json";
  if (std::ranges::find(known, word) != known.end()) return word;
  throw Error(Failure::usage, say("this command has no format “{}”", word), {say("one of: {}", join(known, ", "))});
}

std::string format_of_file(std::string_view source) {
  const std::string name = lower_ascii(source);
  if (name.ends_with(".csv") || name.ends_with(".tsv")) return "csv";
  return name.ends_with(".sm") ? "psplib" : "outline";
}

int export_plan(Context& context, const Arguments&) {
  const std::string format = format_word(context, "outline", {"outline", "csv"});
  const PlanInputs inputs = load_plan(context);
  const Language project = context.project().settings().language;
  const auto rows = rows_of(inputs.records(), context.as_of(), project);
  context.print(format == "csv" ? write_plan_csv(rows, project, context.language()) : write_outline(rows, project, false));
  return 0;
}

std::vector<PlanRow> rows_of_jobs(const PsplibProject& project, Language language) {
  std::vector<PlanRow> rows;
  for (const PsplibJob& job : project.jobs) {
    const std::string number = std::to_string(job.number);
    PlanRow row{.key = number, .wbs = number, .title = "Job " + number, .other_title = "活动 " + number};
    if (language == Language::zh) std::swap(row.title, row.other_title);
    row.duration = std::to_string(job.duration) + "d";
    if (job.duration == 0) row.type = "milestone";
    row.depends.emplace();
    rows.push_back(std::move(row));
  }
  const RowNames names(rows);
  for (const PsplibJob& job : project.jobs)
    for (const int successor : job.successors)
      if (const auto row = names.find(std::to_string(successor))) rows[*row].depends->push_back({.target = std::to_string(job.number)});
  return rows;
}

std::vector<PlanRow> read_psplib(Context& context, const PlanInputs& inputs, const std::string& text, const std::string& source, Findings& findings) {
  const auto project = parse_psplib(text, source, findings);
  if (!project) return {};
  std::vector<PlanRow> rows = rows_of_jobs(*project, context.project().settings().language);
  const PlanTasks known(inputs.records(), context.as_of());
  for (const PlanRow& row : rows)
    if (const Record* taken = known.find(row)) {
      findings.push_back({"psplib.taken", Severity::error, source, {}, {}, say("the code {} belongs to {} already", row.wbs, taken->id), "import it into a project of its own: accord init"});
      break;
    }
  return rows;
}

int import_plan(Context& context, const Arguments& arguments) {
  const std::string source(arguments.word(0));
  const std::string format = format_word(context, format_of_file(source), {"outline", "csv", "psplib"});
  const std::string text = source == "-" ? context.read_text("-") : context.world().read_file(context.absolute(source));
  const PlanInputs inputs = load_plan(context);
  const Language language = context.project().settings().language;
  Findings findings;
  std::vector<PlanRow> rows;
  if (format == "csv") rows = read_plan_csv(text, source, language, inputs.currency, findings);
  else if (format == "psplib") rows = read_psplib(context, inputs, text, source, findings);
  else rows = read_outline(text, source, language, inputs.currency, findings);
  const PlanChange change = plan_change(context, inputs, std::move(rows), {.source = source}, std::move(findings));
  tell_change(context, inputs, change);
  if (context.dry_run()) context.note("nothing was written");
  else write_change(context, change, "accord plan import " + source);
  return 0;
}

std::string edit_help(Context& context) {
  std::string text;
  for (const char* line : {"One task a line: code, title, duration, < predecessors, @person, budget; a part is indented under its whole.",
                           "A new line is a new task, a line taken away cancels its task. #T-… names a task, so that its code may change.",
                           "8.4 User manual / 用户手册  6d < 6.4, 7.1 SS+2d @linshan CNY 15000"})
    text += "# " + context.text(Message(line)) + "\n";
  return text;
}

int edit_plan(Context& context, const Arguments&) {
  const PlanInputs inputs = load_plan(context);
  const Language language = context.project().settings().language;
  const std::string base = edit_help(context) + write_outline(rows_of(inputs.records(), context.as_of(), language), language, true);
  const std::string file = scratch_file(context, "plan.txt");
  std::string text = base;
  for (;;) {
    text = text_from_editor(context, file, text);
    if (text == base) {
      context.note("nothing changed");
      return 0;
    }
    try {
      Findings findings;
      auto rows = read_outline(text, file, language, inputs.currency, findings);
      const PlanChange change = plan_change(context, inputs, std::move(rows), {.source = file, .whole = true}, std::move(findings));
      tell_change(context, inputs, change);
      if (context.dry_run()) {
        context.note("nothing was written");
        return 0;
      }
      if (!change.plan.changes.empty() && !context.confirm("take this over?"))
        throw Error(Failure::usage, "not confirmed; nothing was changed", {say("your text is kept in {}", file)});
      write_change(context, change, "accord plan edit");
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
      .summary = "prints the plan as an outline or CSV",
      .description = "An outline holds one task a line and is read back by accord plan import; --format csv is for spreadsheets and other planning tools.",
      .examples = {{"accord plan export > plan.txt", {}}, {"accord plan export --format csv > plan.csv", "for a spreadsheet"}},
      .run = export_plan,
  };
}

Command plan_import_command() {
  return {
      .words = "plan import",
      .summary = "takes over a plan: outline, CSV, or PSPLIB",
      .description = "The whole file is valid or nothing is written. A line whose WBS code is known changes that task, any other adds one; what the file does not say stays as it is. "
                     "CSV is read with English or Chinese headings, as Excel and MS Project write it.",
      .positionals = {{.name = "FILE", .help = "the plan, or - for standard input", .completion = Completion::file}},
      .examples = {{"accord plan import plan.txt --dry-run", "what would change, and the new finish"}, {"accord plan import project.csv", {}}, {"accord plan import - --format csv", "from standard input"}},
      .run = import_plan,
  };
}

Command plan_edit_command() {
  return {
      .words = "plan edit",
      .summary = "opens the whole plan as an outline in $EDITOR",
      .description = "What comes back becomes added, changed and cancelled tasks, shown with the new finish against the contract date before it counts.",
      .examples = {{"accord plan edit", {}}},
      .run = edit_plan,
  };
}

}  // namespace accord
