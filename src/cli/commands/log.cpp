// accord <kind> log ID: its dated moves and notes, and what git knows of its file.
#include <algorithm>

#include "accord/model/history.h"
#include "accord/model/kind_labels.h"
#include "accord/store/git.h"
#include "cli/plan_parts.h"
#include "cli/record_json.h"
#include "cli/verb_parts.h"
#include "cli/verbs.h"

namespace accord {
namespace {

struct Line {
  std::string at, what, who, text;
};

std::vector<Line> business_lines(Context& context, const Record& record) {
  std::vector<Line> lines;
  if (const auto created = record.text("created"); !created.empty()) lines.push_back({std::string(created), std::string(context.label("headings", "created")), {}, {}});
  for (const MoveEntry& move : moves_of(record))
    lines.push_back({to_string(move.at), std::string(state_label(context.language(), record.kind->name, move.to)), std::string(move.by), std::string(move.reason)});
  for (const Member& note : record.items("notes"))
    lines.push_back({note.value["at"].text, std::string(context.label("headings", "note")), note.value["by"].text, note.value["text"].text});
  std::ranges::stable_sort(lines, {}, &Line::at);
  return lines;
}

std::vector<GitCommit> commits(Context& context, const Record& record) {
  try {
    const Git git(context.project().disk().root(), [&](std::string_view name) { return context.variable(std::string(name)); });
    std::vector<GitCommit> history = git.log(record.file);
    if (context.has_as_of()) std::erase_if(history, [day = to_string(context.as_of())](const GitCommit& commit) { return day < commit.date.substr(0, day.size()); });
    return history;
  } catch (const Error& error) {
    if (error.failure() != Failure::not_found) context.note(error.message());
    return {};
  }
}

/// As moves write it, 2026-06-22T16:30+08:00, from git's date with seconds.
std::string to_minute(std::string date) { return date.size() > 19 ? date.erase(16, 3) : date; }

int run(Context& context, const Kind& kind, const Arguments& arguments) {
  const Record record = as_asked(context, chosen_records(context, kind, arguments.words(), {}).front());
  const std::vector<Line> lines = business_lines(context, record);
  const std::vector<GitCommit> history = commits(context, record);
  if (context.format() == Format::json) {
    Data log = Data::map();
    log.set("id", record.id);
    Data& business = log.set("moves", Data::list());
    for (const Line& line : lines) {
      Data& entry = business.add(Data::map());
      entry.set("at", line.at);
      entry.set("what", line.what);
      entry.set("by", line.who.empty() ? Data() : Data(line.who));
      entry.set("text", line.text.empty() ? Data() : Data(line.text));
    }
    Data& git = log.set("commits", Data::list());
    for (const GitCommit& commit : history) {
      Data& entry = git.add(Data::map());
      entry.set("id", commit.id);
      entry.set("at", commit.date);
      entry.set("by", commit.author);
      entry.set("text", commit.subject);
    }
    context.print(envelope(kind.name, context.as_of(), {std::move(log)}, {}, context.language()));
    return 0;
  }
  Table table{{{"at", std::string(context.label("headings", "at"))}, {"what", std::string(context.label("headings", "what"))}, {"by", std::string(context.label("headings", "by"))}, {"text", std::string(context.label("headings", "text")), false, true}}, {}};
  const Loaded people = context.project().load({context.registry().find("person")});
  for (const Line& line : lines) {
    const Record* person = context.format() == Format::tsv ? nullptr : people.records.find(line.who);
    table.rows.push_back({cell(line.at), cell(line.what), cell(person ? localized(*person, "title", context.language()) : line.who), cell(line.text)});
  }
  for (const GitCommit& commit : history) table.rows.push_back({cell(to_minute(commit.date), Paint::dim), cell("git " + commit.id.substr(0, 8), Paint::dim), cell(commit.author, Paint::dim), cell(commit.subject, Paint::dim)});
  context.set_page_title(context.text(say("History of {}", spoken(context, record))));
  print_table(context, table);
  return 0;
}

}  // namespace

Command log_verb(const Kind& kind) {
  std::vector<Positional> words = record_words(kind, false);
  if (!words.empty()) words.front().many = false;
  return {
      .words = kind.name + " log",
      .summary = "its dated moves, notes and git history",
      .positionals = std::move(words),
      .formats = table_formats,
      .run = [&kind](Context& context, const Arguments& arguments) { return run(context, kind, arguments); },
  };
}

}  // namespace accord
