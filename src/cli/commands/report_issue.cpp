// accord report issue: freezes every report whose cover note is confirmed and that has no frozen edition yet.
#include <algorithm>

#include "accord/base/text.h"
#include "accord/document/cover.h"
#include "accord/document/report_html.h"
#include "accord/model/history.h"
#include "cli/commands.h"
#include "cli/output_file.h"
#include "cli/report_freeze.h"
#include "cli/report_mail.h"
#include "cli/verb_parts.h"

namespace accord {
namespace {

struct Issue {
  const Record* cover = nullptr;
  ReportWish wish;
  Period period;
};

Date confirmed_on(const Record& cover) {
  Date day;
  for (const MoveEntry& move : moves_of(cover))
    if (move.to == "confirmed") day = move.at.date;
  return day;
}

bool is_frozen(Disk& disk, const Issue& issue, Language language) {
  return std::ranges::any_of(disk.list("reports"), [&](const DirectoryEntry& entry) {
    const auto name = read_frozen_name(entry.name);
    return name && name->document == issue.wish.row->name && name->period == issue.period && name->audience == issue.wish.audience && name->language == language;
  });
}

/// Reports with a cover note that nobody has issued, the oldest first: each compares itself with the one before.
std::vector<Issue> open_issues(Context& context, const RecordSet& records, Language language) {
  std::vector<Issue> issues;
  for (const Record& cover : records.of("cover")) {
    const ReportRow* row = find_report(cover.text("document"));
    const auto period = parse_period(cover.text("period"));
    if (!row || !period || state_of(cover) == "cancelled") continue;
    Issue issue{&cover, {.row = row, .audience = cover.text("audience") == "internal" ? Audience::internal : Audience::client, .period = to_string(*period)}, *period};
    issue.wish.language = to_string(language);
    if (!is_frozen(context.project().disk(), issue, language)) issues.push_back(std::move(issue));
  }
  std::ranges::stable_sort(issues, [](const Issue& a, const Issue& b) { return a.period.to < b.period.to; });
  return issues;
}

/// Those of them whose cover note is confirmed; the others are told.
std::vector<Issue> confirmed_issues(Context& context, const RecordSet& records, Language language) {
  std::vector<Issue> issues;
  for (Issue& issue : open_issues(context, records, language)) {
    if (!is_confirmed(*issue.cover)) {
      context.note(say("{} of {} is a draft: accord cover confirm {}", issue.wish.row->name, issue.wish.period, issue.cover->id));
      continue;
    }
    issue.wish.as_of = confirmed_on(*issue.cover);
    issues.push_back(std::move(issue));
  }
  return issues;
}

void note_error(Context& context, const Error& error) {
  context.note(error.message());
  for (const Message& hint : error.hints()) context.note(Message("  " + context.text(hint)));
}

/// A file written and taken away again: permissions alone do not tell.
void try_folder(Context& context, const std::string& folder) {
  const std::string trial = context.absolute(folder + "/" + std::string(temporary_prefix) + "issue");
  try {
    context.world().write_file(trial, "");
  } catch (const Error& error) {
    throw Error(error.failure(), say("nothing can be written into {}; nothing was frozen", folder), {error.message(), say("name another folder: accord report issue -o DIR")});
  }
  context.world().remove_file(trial);
}

/// Before anything is frozen: what is frozen is not issued a second time.
void make_folder(Context& context, const std::string& folder) {
  const std::string path = context.absolute(folder);
  if (context.world().exists(path)) return;
  const std::size_t slash = path.rfind('/');
  const std::string parent = slash == 0 ? "/" : path.substr(0, slash);
  if (!context.world().exists(parent)) throw Error(Failure::not_found, say("there is no folder {}; nothing was frozen", folder), {verbatim("mkdir -p " + folder)});
  context.world().open_disk(parent)->make_folder(path.substr(slash + 1));
}

/// The page and the mail of what was issued, for whoever sends it; their names go to `files`.
void write_for_sending(Context& context, const std::string& folder, const ReportJob& job, const FrozenReport& frozen, std::vector<std::string>& files) {
  const std::string name = frozen.names.page.substr(frozen.names.page.find('/') + 1, frozen.names.page.size() - frozen.names.page.find('/') - 4);
  const auto write = [&](const std::string& end, const std::string& bytes) {
    const std::string path = folder + '/' + name + end;
    context.world().write_file(context.absolute(path), bytes);
    context.note(say("written: {}", path));
    if (wants_json(context)) files.push_back(path);
  };
  write(".html", report_html(job.row(), frozen.view, job.templates()));
  try {
    write(".eml", report_mail(context, job, frozen.view));
  } catch (const Error& error) {
    if (error.failure() == Failure::io) throw;
    note_error(context, error);  // it is issued all the same
  }
}

/// What cannot be frozen stops all of them before the first is.
void check_together(Context& context, const std::vector<Issue>& issues) {
  for (const Issue& issue : issues) {
    ReportWish wish = issue.wish;
    wish.in_silence = true;
    plan_freeze(context, ReportJob(context, wish));
  }
}

int run(Context& context, const Arguments& arguments) {
  const Loaded loaded = context.project().load();
  const std::string asked = context.globals().get("lang");
  const Language language = asked.empty() ? context.project().settings().language : parse_language(asked).value_or(Language::en);
  std::vector<std::string> files;
  std::vector<Record> numbered;
  const std::vector<Issue> issues = confirmed_issues(context, loaded.records, language);
  check_together(context, issues);
  if (arguments.has("output")) require_no_own_file(context, arguments.get("output") + "/page.html");
  if (arguments.has("output") && !issues.empty() && !context.dry_run()) {
    make_folder(context, arguments.get("output"));
    try_folder(context, arguments.get("output"));
  }
  for (const Issue& issue : issues) {
    const ReportJob job(context, issue.wish);
    const FrozenReport frozen = freeze_report(context, job);
    files.insert(files.end(), {frozen.names.page, frozen.names.data});
    numbered.insert(numbered.end(), frozen.numbered.begin(), frozen.numbered.end());
    if (arguments.has("output") && !context.dry_run()) write_for_sending(context, arguments.get("output"), job, frozen, files);
  }
  print_frozen(context, files, numbered);
  if (issues.empty()) context.note("nothing to issue: every confirmed cover note has its frozen report");
  return 0;
}

}  // namespace

Command report_issue_command() {
  return {
      .words = "report issue",
      .summary = "freezes the reports whose cover note is confirmed",
      .description = "Every report with a confirmed cover note and without a frozen edition is frozen, with the data date on which the note "
                     "was confirmed, or the period's last day when that was later. Run again it does nothing: this is what CI runs after a merge. "
                     "With -o each is also written as a web page and as a mail ready to send.",
      .options = {{.name = "output", .placeholder = "DIR", .help = "write page and mail of each into that folder", .letter = 'o', .completion = Completion::file}},
      .examples = {{"accord report issue", {}}, {"accord report issue -o out", "with page and mail, to send"}},
      .formats = answer_formats,
      .writes = true,
      .run = run,
  };
}

}  // namespace accord
