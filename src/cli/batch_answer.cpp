#include "cli/batch_answer.h"

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

}  // namespace accord
