#include "cli/report_freeze.h"

#include "accord/base/json.h"

namespace accord {
namespace {

void give_numbers(Context& context, const ReportJob& job, const std::vector<std::pair<std::string, std::string>>& numbers) {
  for (const auto& [id, number] : numbers) {
    const Record* record = job.records().find(id);
    context.project().change(*record->kind, id, {{RecordEdit::Act::set, {"number"}, Value::scalar(number)}}, "report --freeze");
    context.set_changed();
    context.note(say("{} is now {}", id, number));
  }
}

/// A file that holds these very bytes is left alone: it was written before an earlier run was interrupted.
void write_frozen(Context& context, const std::string& path, const std::string& bytes) {
  Disk& disk = context.project().disk();
  disk.make_folder("reports");
  if (disk.create_new(path, bytes)) return context.set_changed();
  if (disk.try_read(path, bytes.size()).bytes == bytes) return;
  throw Error(context.changed() ? Failure::unsure : Failure::conflict, say("{} is there already; it was not changed", path),
              {say("only half of that edition was written once: remove it and freeze again")});
}

}  // namespace

FrozenReport freeze_report(Context& context, const ReportJob& job) {
  if (!job.row().is_periodic)
    throw Error(Failure::usage, say("only periodic reports are frozen; nothing was written"), {say("write it into a file with -o FILE")});
  ReportView view = job.make();
  check_may_freeze(view, job.audience(), job.row().name, job.request().period);
  const auto numbers = numbers_to_give(job.records(), view.explanation.unnumbered);
  if (!numbers.empty()) view = job.make({numbers.begin(), numbers.end()});
  const FrozenNames names = frozen_names(job.row().name, job.request().period, job.audience(), job.request().language, view.revision);
  const std::string page = job.page(view);
  if (view.is_frozen) {
    context.note(say("nothing changed since revision {}; nothing was written", view.revision));
  } else if (context.dry_run()) {
    for (const auto& [id, number] : numbers) context.note(say("{} would become {}", id, number));
  } else {
    context.project().require_writable();
    give_numbers(context, job, numbers);
    write_frozen(context, names.page, page);
    write_frozen(context, names.data, write_json(view.data));
  }
  context.print(names.page + '\n' + names.data + '\n');
  return {names, std::move(view), page};
}

}  // namespace accord
