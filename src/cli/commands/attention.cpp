// Bare accord: what needs attention today, each line with the command that deals with it.
#include "accord/analysis/attention.h"

#include <algorithm>

#include "accord/base/data.h"
#include "accord/base/people_date.h"
#include "accord/base/text.h"
#include "accord/base/width.h"
#include "accord/model/check.h"
#include "cli/commands.h"
#include "cli/context.h"
#include "cli/plan_parts.h"
#include "cli/record_json.h"
#include "cli/verb_parts.h"

namespace accord {
namespace {

std::string_view name_of(Urgency urgency) {
  switch (urgency) {
    case Urgency::overdue: return "overdue";
    case Urgency::due_today: return "due_today";
    case Urgency::to_do: return "to_do";
    case Urgency::due_soon: return "due_soon";
    case Urgency::waiting: return "waiting";
  }
  return {};
}

Paint colour_of(Urgency urgency) {
  if (urgency == Urgency::overdue) return Paint::red;
  return urgency == Urgency::waiting ? Paint::blue : Paint::yellow;
}

void print_json(Context& context, const std::vector<AttentionItem>& items, const Findings& findings) {
  std::vector<Data> entries;
  for (const AttentionItem& item : items) {
    Data& entry = entries.emplace_back(Data::map());
    entry.set("urgency", name_of(item.urgency));
    entry.set("kind", item.record->kind->name);
    entry.set("id", item.record->id);
    entry.set("title", item.record->title());
    entry.set("what", context.text(item.what));
    entry.set("date", item.date ? Data(to_string(*item.date)) : Data());
    entry.set("command", item.command);
  }
  context.print(envelope({}, context.as_of(), std::move(entries), findings, context.language()));
}

using Items = std::vector<AttentionItem>;

std::string name_of(Context& context, const AttentionItem& item) { return kind_and_name(context, *item.record); }

std::string heading_of(Context& context, Urgency urgency) { return paint(context.label("headings", name_of(urgency)), Paint::bold, context.colour()) + "\n"; }

/// On a narrow terminal each item is three short lines: what it is, what is the matter, what to type.
void print_stacked(Context& context, const Items& items) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    const AttentionItem& item = items[i];
    if (i == 0 || items[i - 1].urgency != item.urgency) context.print_raw(heading_of(context, item.urgency));
    for (const std::string& line : wrap(name_of(context, item), context.width())) context.print(line + "\n");
    for (const std::string& line : wrap(context.text(item.what), context.width() - 2))
      context.print_raw("  " + paint(visible_text(line), colour_of(item.urgency), context.colour()) + "\n");
    context.print_raw("  " + paint(context.shown(item.command), Paint::dim, context.colour()) + "\n");
  }
}

/// All groups in the same columns, each under its heading.
void print_columns(Context& context, const Items& items) {
  Table table{{{"record", {}, false, true}, {"what", {}}, {"command", {}}}, {}};
  for (const AttentionItem& item : items)
    table.rows.push_back({cell(name_of(context, item)), cell(context.text(item.what), colour_of(item.urgency)), cell(item.command, Paint::dim)});
  const std::string text = context.format() == Format::table ? write_table(table, context.width(), context.colour()) : write_tsv(table);
  const std::vector<std::string_view> lines = split(text, '\n');
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i == 0 || items[i - 1].urgency != items[i].urgency) context.print_raw(heading_of(context, items[i].urgency));
    context.print_raw(std::string(lines[i + lines.size() - 1 - items.size()]) + "\n");
  }
}

/// One table with its heading and the urgency in front.
void print_page(Context& context, const Message& heading, const Items& items) {
  if (context.format() == Format::html) context.set_page_title(context.text("What needs attention"));
  else print_line(context, heading);
  Table table{{plan_column(context, "urgency", "Urgency"), plan_column(context, "record", "Record"), plan_column(context, "what", "What"), plan_column(context, "command", "Command")}, {}};
  for (const AttentionItem& item : items)
    table.rows.push_back({cell(context.label("headings", name_of(item.urgency))), cell(name_of(context, item)), cell(context.text(item.what)), cell(item.command)});
  if (!items.empty()) print_table(context, table);
}

/// Whether there is only what `accord init` writes, and people.
bool nothing_begun(const RecordSet& records) {
  return std::ranges::all_of(records.all(), [](const Record& record) { return record.kind->singleton || record.kind->name == "person"; });
}

int run(Context& context, const Arguments&) {
  Project& project = context.project();
  const Loaded& loaded = context.keep<Loaded>(project.load());
  const std::vector<AttentionItem> items = attention(loaded.records, project.settings(), context.as_of());
  const auto is_error = [](const Finding& finding) { return finding.severity == Severity::error; };
  Findings findings = loaded.findings;
  std::ranges::copy_if(check_all(loaded.records, project.settings()), std::back_inserter(findings), is_error);
  const auto errors = std::ranges::count_if(findings, is_error);
  if (context.format() == Format::json) {
    print_json(context, items, findings);
    return 0;
  }
  const Message heading = say("{} – what needs attention on {}", project.settings().title_in(context.language()), people_date(context.as_of(), context.language(), true));
  if (context.format() == Format::md || context.format() == Format::html) {
    print_page(context, heading, items);
    return 0;
  }
  const std::string title = context.shown(context.text(heading));
  for (const std::string& line : context.format() == Format::table ? wrap(title, context.width()) : std::vector<std::string>{title})
    context.print_raw(paint(line, Paint::bold, context.colour()) + "\n");
  constexpr std::size_t room_for_a_table = 110;
  if (context.format() == Format::table && context.width() < room_for_a_table) print_stacked(context, items);
  else print_columns(context, items);
  if (errors > 0) context.print(context.text(say("Errors in the records: {}. accord check shows them.", errors)) + "\n");
  if (items.empty() && errors == 0) {
    const std::string none = context.text(nothing_begun(loaded.records) ? Message("Nothing yet. First steps: accord scope edit, accord milestone add \"Go-live\" --due +8w, accord task add \"First draft\"") : Message("Nothing: all is done or not yet due."));
    context.print((context.format() == Format::table ? join(wrap(none, context.width()), "\n") : none) + "\n");
  }
  return 0;
}

}  // namespace

Command attention_command() {
  return {
      .words = "attention",
      .summary = "what needs attention today",
      .description = "Overdue, due, to do, due soon, and waiting for the client, most urgent first; the same as accord without a word.",
      .examples = {{"accord", {}}, {"accord --as-of 2026-06-28 --json", "for a script"}},
      .formats = table_formats,
      .run = run,
  };
}

}  // namespace accord
