// accord time add, accord cost add, accord progress add: what a task took, in hours and in money, and how far it is.
#include <algorithm>

#include "accord/base/text.h"
#include "accord/kinds/list.h"
#include "cli/commands.h"
#include "cli/field_options.h"
#include "cli/verb_parts.h"

namespace accord {
namespace {

/// Puts the entry at the end of the task's list, after the rules of its fields.
int append(Context& context, const Arguments& arguments, const std::string& list, Value entry, const Message& done) {
  const Kind& kind = *context.registry().find("task");
  const Record before = context.project().resolve(arguments.word(0), &kind);
  Record after = before;
  Value* items = after.edit().find(list);
  (items ? *items : after.edit().set(list, Value::list())).add(entry);
  require_valid(context, after, &before);
  require_unsigned(context, before, after, arguments, command_line(kind, list, before.id));
  if (context.dry_run()) {
    if (wants_json(context)) print_records(context, {after});
    context.note(say("{}: {} would get {}; nothing was written", spoken(context, before), list, one_line(entry)));
    return 0;
  }
  after = context.project().change(kind, before.id, {{RecordEdit::Act::append, {list}, std::move(entry)}}, command_line(kind, list, before.id)).after;
  context.set_changed();
  if (wants_json(context)) print_records(context, {after});
  context.note(say("{}: {}", spoken(context, before), context.text(done)));
  return 0;
}

/// Me; for somebody nobody knows the option is the shorter way.
std::string me_or(Context& context, std::string_view option) {
  try {
    return required_me(context);
  } catch (const Error& error) {
    std::vector<Message> hints = error.hints();
    hints.push_back(say("or --{} HANDLE", option));
    throw Error(error.failure(), error.message(), std::move(hints));
  }
}

/// An entry of the list with the fields typed as options, dated as-of unless said otherwise.
Value entry_of(Context& context, const Arguments& arguments, const std::string& list, const std::string& amount_field) {
  const Field& items = *context.registry().find("task")->field(list);
  const InputContext input = input_context(context);
  InputContext word = input;
  word.place = InputContext::Place::key;  // the amount is no option
  Value entry = Value::map();
  entry.set("id", Value::scalar(input.item_id()));
  entry.set("at", arguments.has("at") ? value_from_input(*items.item("at"), arguments.get("at"), input) : Value::scalar(to_string(context.as_of())));
  for (const char* person : {"who", "by"})
    if (items.item(person)) entry.set(person, Value::scalar(arguments.has(person) ? value_from_input(*items.item(person), arguments.get(person), input).text : me_or(context, person)));
  entry.set(amount_field, value_from_input(*items.item(amount_field), std::string(arguments.word(1)), word));
  if (items.item("type")) entry.set("type", Value::scalar(arguments.get("type", "labour")));
  for (const char* extra : {"to_complete", "note"})
    if (const std::string option = replace_all(extra, "_", "-"); arguments.has(option)) entry.set(extra, value_from_input(*items.item(extra), arguments.get(option), input));
  return entry;
}

int add_time(Context& context, const Arguments& arguments) {
  Value entry = entry_of(context, arguments, "time", "hours");
  const auto hours = parse_decimal(entry["hours"].text);
  if (!hours || hours->is_negative() || hours->is_zero() || *hours > Decimal(24))
    throw Error(Failure::usage, say("“{}” is not a number of hours in a day; nothing was written", arguments.word(1)), {"write 7.5; one entry for each day"});
  const Message done = say("{} h by {} on {}", entry["hours"].text, entry["who"].text, entry["at"].text);
  return append(context, arguments, "time", std::move(entry), done);
}

int add_cost(Context& context, const Arguments& arguments) {
  Value entry = entry_of(context, arguments, "costs", "amount");
  const auto amount = parse_money(entry["amount"].text);
  const std::string& currency = context.project().settings().currency;
  if (amount && amount->currency.code() != currency)
    throw Error(Failure::invalid, say("{} is not in the project's currency {}; nothing was written", entry["amount"].text, currency), {"convert it first, and name the rate in the note"});
  const Message done = say("{} on {}", entry["amount"].text, entry["at"].text);
  return append(context, arguments, "costs", std::move(entry), done);
}

int add_progress(Context& context, const Arguments& arguments) {
  Value entry = entry_of(context, arguments, "progress", "percent");
  const Message done = say("{} % on {}", entry["percent"].text, entry["at"].text);
  return append(context, arguments, "progress", std::move(entry), done);
}

/// What a cost may be for, as the kind says.
std::vector<std::string> cost_types() { return Registry(kind_rows()).find("task")->field("costs")->item("type")->choices; }

Positional task_word() { return {.name = "TASK", .help = "which task: id, number or wbs", .completion = Completion::record, .kinds = {"task"}}; }

}  // namespace

Command time_add_command() {
  return {
      .words = "time add",
      .summary = "writes down hours worked on a task",
      .description = "By you and today unless --who and --at say otherwise. accord workload sets them beside the plan.",
      .positionals = {task_word(), {.name = "HOURS", .help = "hours, for example 7.5"}},
      .options = {{.name = "at", .placeholder = "DATE", .help = "the day it was done; the data date when not said"},
                  {.name = "who", .placeholder = "PERSON", .help = "who did it; you when not said", .completion = Completion::record, .kinds = {"person"}},
                  {.name = "note", .placeholder = "TEXT", .help = "a remark"}},
      .examples = {{"accord time add 8.4 7.5", {}}, {"accord time add T33 4 --at yesterday --who linshan", {}}},
      .formats = answer_formats,
      .writes = true,
      .run = add_time,
  };
}

Command cost_add_command() {
  return {
      .words = "cost add",
      .summary = "writes down what a task cost",
      .description = "The amount is in the project's currency; a credit is negative and stands behind two dashes.",
      .positionals = {task_word(), {.name = "AMOUNT", .help = "for example 13377.78"}},
      .options = {{.name = "at", .placeholder = "DATE", .help = "the day it fell due; the data date when not said"},
                  {.name = "type", .placeholder = "WORD", .help = "what for; labour when not said", .choices = cost_types()},
                  {.name = "note", .placeholder = "TEXT", .help = "a remark"}},
      .examples = {{"accord cost add T33 13377.78", {}}, {"accord cost add 7.2 38000 --type subcontract --note \"Invoice 17\"", {}}},
      .formats = answer_formats,
      .writes = true,
      .run = add_cost,
  };
}

Command progress_add_command() {
  return {
      .words = "progress add",
      .summary = "writes down how much of a task is complete",
      .description = "A dated statement: the last one up to the data date counts. accord task done TASK says that it is finished, which is 100 %.",
      .positionals = {task_word(), {.name = "PERCENT", .help = "0 to 100"}},
      .options = {{.name = "at", .placeholder = "DATE", .help = "day of the statement; the data date when not said"},
                  {.name = "by", .placeholder = "PERSON", .help = "who said so; you when not said", .completion = Completion::record, .kinds = {"person"}},
                  {.name = "to-complete", .placeholder = "AMOUNT", .help = "cost still needed, as estimated that day"},
                  {.name = "note", .placeholder = "TEXT", .help = "a remark"}},
      .examples = {{"accord progress add T33 80", {}}, {"accord progress add 8.4 80 --at 2026-06-28 --to-complete 3000", {}}},
      .formats = answer_formats,
      .writes = true,
      .run = add_progress,
  };
}

}  // namespace accord
