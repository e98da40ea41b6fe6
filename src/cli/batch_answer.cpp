#include "cli/batch_answer.h"

#include <map>
#include <string_view>

#include "cli/verb_parts.h"

namespace accord {

void tell(Context& context, const BatchPlan& plan, Tell what, std::size_t first) {
  for (std::size_t i = first; i < plan.outcomes.size(); ++i) {
    const BatchPlan::Outcome& outcome = plan.outcomes[i];
    if (!outcome.changed) continue;
    if (!outcome.before.kind) {
      if (what == Tell::everything) context.note(say("+ {} {} {}", *outcome.after.kind, outcome.after.id, localized(outcome.after, "title", context.language())));
      continue;
    }
    context.note(say("~ {}", spoken(context, outcome.after)));
    print_changes(context, outcome.before, outcome.after);
  }
}

std::vector<Record> records_of(const BatchPlan& plan) {
  std::vector<Record> records;
  std::map<std::string_view, std::size_t> places;
  for (const BatchPlan::Outcome& outcome : plan.outcomes) {
    const auto [place, fresh] = places.try_emplace(outcome.after.file, records.size());
    if (fresh) records.push_back(outcome.after);
    else records[place->second] = outcome.after;
  }
  return records;
}

}  // namespace accord
