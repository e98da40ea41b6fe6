#include "store/batch_names.h"

#include "accord/base/error.h"
#include "accord/base/text.h"
#include "accord/model/kind_labels.h"
#include "accord/model/look_alikes.h"

namespace accord {

BatchNames::BatchNames(const Project& project, const RecordSet& records, const Batch& batch, const BatchContext& context)
    : project_(project), records_(records), batch_(batch), context_(context), ids_(batch.steps.size()) {}

const Kind& BatchNames::kind_of(const BatchStep& step) const {
  if (const Kind* kind = project_.registry().find(step.kind)) return *kind;
  std::vector<std::string> names;
  for (const Registry::Row& row : project_.registry().rows()) names.emplace_back(row.name);
  const auto close = nearest(step.kind, names);
  throw Error(Failure::usage, say("there is no kind “{}”", step.kind), {close ? say("did you mean “{}”?", *close) : Message("accord help names them")});
}

void BatchNames::take(std::size_t step, std::string id) {
  const std::string& handle = batch_.steps[step].handle;
  if (!handle.empty() && !handles_.try_emplace(handle, id).second) throw Error(Failure::usage, say("the handle {} stands twice", handle), {});
  added_.insert(id);
  ids_[step] = std::move(id);
}

void BatchNames::name_add(std::size_t step) {
  const BatchStep& add = batch_.steps[step];
  if (add.act != BatchStep::Act::add) return;
  const Kind& kind = kind_of(add);
  if (kind.singleton) return take(step, kind.name);
  if (!add.target.empty()) {
    if (const Record* there = records_.find(add.target); !there || there->kind != &kind) check_new_identifier(kind, add.target);
    return take(step, add.target);
  }
  if (kind.prefix.empty()) return;
  if (!batch_.key.empty()) {
    DerivedRandom derived(batch_.key + "\n" + std::to_string(step));
    return take(step, kind.prefix + "-" + random_characters(derived));
  }
  std::string id;
  do id = kind.prefix + "-" + random_characters(context_.random);
  while (records_.find(id) || added_.contains(id));
  take(step, id);
}

bool BatchNames::lacks_name(std::size_t step) const { return batch_.steps[step].act == BatchStep::Act::add && ids_[step].empty(); }

Value BatchNames::filled(const Kind& kind, Value content) const {
  std::vector<Record> named;
  for (std::size_t i = 0; i < ids_.size(); ++i)
    if (!ids_[i].empty() && !records_.find(ids_[i]) && project_.registry().find(batch_.steps[i].kind) == &kind) named.emplace_back(&kind, ids_[i], std::string(), Value::map());
  const RecordSet taken(records_, std::move(named));
  if (kind.fill) kind.fill(content, {taken, context_.today, context_.me});
  check_new_identifier(kind, content["id"].text);
  return content;
}

const std::string* BatchNames::by_handle(std::string_view typed) const {
  const auto handle = handles_.find(typed);
  return handle == handles_.end() ? nullptr : &handle->second;
}

std::string BatchNames::resolve(std::string_view typed, const Field& field) {
  if (typed == "me" && !context_.me.empty()) return context_.me;
  if (typed.starts_with('$')) {
    if (const std::string* id = by_handle(typed)) return *id;
    throw Error(Failure::not_found, say("no step of the batch is called {}", typed), {});
  }
  if (added_.contains(typed)) return std::string(typed);
  return existing(typed, field.targets.size() == 1 ? std::string_view(field.targets.front()) : std::string_view()).id;
}

const Record& BatchNames::existing(std::string_view typed, std::string_view kind) {
  if (!names_) names_.emplace(records_);
  const auto hits = names_->resolve(typed, kind);
  if (hits.size() == 1) return *hits.front();
  if (const auto bad = records_.unreadable.find(std::string(typed)); bad != records_.unreadable.end())
    throw Error(Failure::invalid, say("{} cannot be read", bad->second), {"accord check shows every problem with file, line and column"});
  if (hits.empty()) refuse_look_alikes(typed, records_, kind, project_.registry());
  throw Error(Failure::not_found, hits.empty() ? say("there is no record “{}”", typed) : say("“{}” could be any of {} records", typed, hits.size()), {say("accord find {} looks for it", typed)});
}

}  // namespace accord
