#include "cli/report_freeze.h"

#include "accord/base/json.h"
#include "accord/model/check.h"
#include "cli/check_frozen.h"
#include "cli/verb_parts.h"

namespace accord {
namespace {

std::vector<Record> give_numbers(Context& context, const ReportJob& job, const std::vector<std::pair<std::string, std::string>>& numbers) {
  std::vector<Record> numbered;
  for (const auto& [id, number] : numbers) {
    const Record* record = job.records().find(id);
    const std::vector<RecordEdit> edits{{RecordEdit::Act::set, {"number"}, Value::scalar(number)}};
    if (context.dry_run()) {
      numbered.push_back(preview(context.project(), *record, edits));
      context.note(say("{} would become {}", id, number));
      continue;
    }
    numbered.push_back(context.project().change(*record->kind, id, edits, "report --freeze").after);
    context.set_changed();
    context.note(say("{} is now {}", id, number));
  }
  return numbered;
}

Error taken(const std::string& path, Failure failure) {
  return {failure, say("{} is there already; it was not changed", path), {say("only half of that edition was written once: remove it and freeze again")}};
}

/// A file that holds these very bytes is left alone: it was written before an earlier run was interrupted.
void refuse_taken(const Disk& disk, const std::string& path, const std::string& bytes) {
  const FileRead there = disk.try_read(path, bytes.size());
  if (there.state != FileRead::State::missing && there.bytes != bytes) throw taken(path, Failure::conflict);
}

void write_frozen(Context& context, const std::string& path, const std::string& bytes) {
  Disk& disk = context.project().disk();
  disk.make_folder("reports");
  if (disk.create_new(path, bytes)) return context.set_changed();
  if (disk.try_read(path, bytes.size()).bytes != bytes) throw taken(path, context.changed() ? Failure::unsure : Failure::conflict);
}

/// A page that misses records is no page to keep, though --partial shows it.
void refuse_missing(const ReportJob& job) {
  std::vector<std::string> folders;
  for (const Kind* kind : job.request().unlisted) folders.push_back(kind->folder);
  if (!folders.empty()) throw Error(Failure::invalid, say("whole folders cannot be read: {}; nothing was frozen", listed(folders)), {say("put them right: accord check")});
  if (job.request().unreadable != 0) throw Error(Failure::invalid, say("some records cannot be read; nothing was frozen"), {say("put them right: accord check")});
}

/// What is frozen is kept for ever: it is not made from records that contradict themselves.
void refuse_errors(Context& context, const ReportJob& job) {
  const Findings findings = check_all(job.records(), context.project().settings());
  if (!has_errors(findings)) return;
  for (const Finding& finding : findings)
    if (finding.severity == Severity::error) context.note(finding);
  throw Error(Failure::invalid, say("the records have errors; nothing was frozen"), {say("put them right: accord check")});
}

/// The page as it may be frozen.
ReportView view_to_freeze(Context& context, const ReportJob& job) {
  if (!job.row().is_periodic)
    throw Error(Failure::usage, say("only periodic reports are frozen; nothing was written"), {say("write it into a file with -o FILE")});
  refuse_missing(job);
  refuse_errors(context, job);
  ReportView view = job.make();
  check_may_freeze(view, job.audience(), job.row().name, job.request().period, job.cover());
  return view;
}

/// What is kept of a page as data. The page's hash stands outside of what content_check covers: a template that changed makes
/// another page, but no new revision.
std::string data_to_keep(Data data, std::string_view page) {
  data.set("page_sha256", page_hash(page));
  return write_json(data);
}

}  // namespace

FreezePlan plan_freeze(Context& context, const ReportJob& job) {
  ReportView view = view_to_freeze(context, job);
  auto numbers = numbers_to_give(job.records(), view.explanation.unnumbered);
  if (!numbers.empty()) view = job.make({numbers.begin(), numbers.end()});
  const FrozenNames names = frozen_names(job.row().name, job.request().period, job.audience(), job.request().language, view.revision);
  FreezePlan plan{names, std::move(view), {}, {}, std::move(numbers)};
  plan.page = job.page(plan.view);
  plan.data = data_to_keep(plan.view.data, plan.page);
  if (plan.view.is_frozen) return plan;
  refuse_taken(context.project().disk(), names.page, plan.page);
  refuse_taken(context.project().disk(), names.data, plan.data);
  return plan;
}

FrozenReport freeze_report(Context& context, const ReportJob& job) {
  FreezePlan plan = plan_freeze(context, job);
  std::vector<Record> numbered;
  if (plan.view.is_frozen) {
    context.note(say("nothing changed since revision {}; nothing was written", plan.view.revision));
  } else if (context.dry_run()) {
    numbered = give_numbers(context, job, plan.numbers);
  } else {
    context.project().require_writable();
    numbered = give_numbers(context, job, plan.numbers);
    write_frozen(context, plan.names.page, plan.page);
    write_frozen(context, plan.names.data, plan.data);
  }
  return {plan.names, std::move(plan.view), std::move(plan.page), std::move(numbered)};
}

void print_frozen(Context& context, const std::vector<std::string>& files, const std::vector<Record>& numbered) {
  if (wants_json(context)) return print_records(context, numbered, {.files = files});
  for (const std::string& file : files) context.print(file + '\n');
}

}  // namespace accord
