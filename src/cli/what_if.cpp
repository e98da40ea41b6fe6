#include "cli/what_if.h"

#include <set>

#include "accord/analysis/schedule.h"
#include "accord/base/text.h"
#include "accord/model/history.h"
#include "accord/model/kind_labels.h"
#include "accord/store/effects.h"
#include "cli/field_options.h"
#include "cli/verb_parts.h"

namespace accord {
namespace {

Record source_named(Context& context, const std::string& typed) {
  const Record record = as_it_was(context.project().resolve(typed, nullptr), context.as_of());
  const Kind& kind = *record.kind;
  if (!exists_at(record, context.as_of())) throw Error(Failure::not_found, say("{} was created later than {}", spoken(context, record), to_string(context.as_of())), {say("accord show {}", record.id)});
  if (record.items("effects").empty())
    throw Error(Failure::usage, say("{} has no effects to compute with", spoken(context, record)),
                {kind.field("effects") ? say("write them: {}", verbatim(command_line(kind, "edit", record.id))) : Message("a change or an action has effects: accord help change")});
  if (has_applied_effects(record))
    throw Error(Failure::conflict, say("{} is “{}”: what it changes stands in the plan", spoken(context, record), state_word(kind.name, state_of(record))), {say("accord show {}", record.id)});
  return record;
}

Message names_of(Context& context, const std::vector<Record>& sources) {
  std::vector<Message> names;
  for (const Record& source : sources) names.push_back(verbatim(spoken(context, source)));
  return listed(names);
}

int later(const WhatIf& what_if, Date finish) { return what_if.inputs.calendar.working_days_later(*what_if.finish_without, finish); }

}  // namespace

Option what_if_option() {
  return {.name = "what-if", .placeholder = "ID", .help = "with the effects of this change or measure, before it is approved", .repeatable = true, .completion = Completion::record, .kinds = {"change", "action"}};
}

WhatIf load_what_if(Context& context, const Arguments& arguments) {
  WhatIf result{load_plan(context), {}, {}, {}};
  if (!arguments.has("what-if")) return result;
  Project& project = context.project();
  Batch batch;
  std::set<std::string, std::less<>> added;
  for (const std::string& typed : arguments.all("what-if")) {
    result.sources.push_back(source_named(context, typed));
    batch.steps.push_back({.act = BatchStep::Act::effects, .kind = {}, .target = result.sources.back().id, .handle = {}, .verb = {}, .fields = {}});
    std::vector<Message> problems;  // the batch tells them
    for (const BatchStep& step : effect_steps(result.sources.back(), result.inputs.records(), project.registry(), context.as_of(), problems))
      if (step.act == BatchStep::Act::add) added.insert(step.target);
  }
  std::vector<Record> there;  // without what an approval of later days has added already
  for (const Record& record : result.inputs.records().all())
    if (!added.contains(record.id) || exists_at(record, context.as_of())) there.push_back(record);
  RecordSet without(std::move(there));
  without.unreadable = result.inputs.records().unreadable;
  result.without = std::make_unique<const RecordSet>(std::move(without));
  const BatchPlan plan = plan_batch(project, *result.without, batch, {.today = context.as_of(), .me = me_if_known(context), .random = context.random(), .own_rules = false, .proposes = true,
                                                                     .refusal = say("the effects of {} cannot be computed with", names_of(context, result.sources))});
  result.finish_without = compute_schedule(result.inputs.records(), result.inputs.calendar, {.as_of = context.as_of(), .with_progress = !arguments.has("without-progress")}).finish;
  result.inputs.loaded.records = RecordSet(*result.without, plan.records());
  result.inputs.loaded.records.unreadable = result.without->unreadable;
  return result;
}

Message compared(Context& context, const WhatIf& what_if, const std::optional<Date>& finish) {
  const Message names = names_of(context, what_if.sources);
  if (!finish || !what_if.finish_without) return say("with {}", names);
  const int days = later(what_if, *finish);
  const std::string now = to_string(*finish), then = to_string(*what_if.finish_without);
  if (days == 0) return say("with {}: finish {}, as without", names, now);
  return days > 0 ? say("with {}: finish {} instead of {}, {} working day{|s} later", names, now, then, days) : say("with {}: finish {} instead of {}, {} working day{|s} earlier", names, now, then, -days);
}

Data compared_data(const WhatIf& what_if, const std::optional<Date>& finish) {
  if (!what_if.is_asked()) return {};
  Data data = Data::map();
  Data& ids = data.set("records", Data::list());
  for (const Record& source : what_if.sources) ids.add(source.id);
  data.set("finish_without", what_if.finish_without ? Data(to_string(*what_if.finish_without)) : Data());
  data.set("working_days", finish && what_if.finish_without ? Data(later(what_if, *finish)) : Data());
  return data;
}

}  // namespace accord
