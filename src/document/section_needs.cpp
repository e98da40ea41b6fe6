// What we need from the client: its duties, actions of its people, decisions it is asked for. Never as "overdue".
#include <algorithm>

#include "accord/model/history.h"
#include "document/periodic.h"
#include "document/sections.h"

namespace accord {
namespace {

struct Need {
  const Record* record;
  std::optional<Date> due;
};

void collect(const ReportContext& context, std::string_view kind, std::string_view why, std::vector<Need>& needs) {
  for (const Record* record : context.existing(kind)) {
    if (is_closed(*record, context.as_of())) continue;
    if (kind == "action" && !context.of_client(record->text("owner"))) continue;
    if (kind == "decision" && state_of(*record, context.as_of()) != "proposed") continue;
    context.selected("needs", *record, why);
    needs.push_back({record, record->date("due")});
  }
}

/// What depends on it: its own words, else what it solves or the tasks that wait for it.
std::string effect_of(const ReportContext& context, const Record& record) {
  if (const std::string own = context.text(record, "effect"); !own.empty()) return own;
  std::vector<std::string> names;
  for (const std::string_view field : {"solves", "tasks"})
    for (const std::string_view id : record.list(field))
      if (const Record* target = context.records().find(id)) names.push_back(context.title(*target));
  return names.empty() ? context.words().label("nobody") : context.words().list(names);
}

std::string asked_of(const ReportContext& context, const Record& record) {
  if (record.has("owner")) return context.person(record.text("owner"));
  std::vector<std::string> names;
  for (const std::string_view handle : record.list("decided_by")) names.push_back(context.person(handle));
  if (!names.empty()) return context.words().list(names);
  const auto client = context.settings().client.in(context.words().language());
  return client.empty() ? context.words().label("nobody") : std::string(client);
}

}  // namespace

Data needs_section(const ReportContext& context) {
  std::vector<Need> needs;
  collect(context, "duty", "a duty of the client, open", needs);
  collect(context, "action", "an action of the client's people, open", needs);
  collect(context, "decision", "a decision that is asked for", needs);
  if (needs.empty()) return {};
  std::ranges::stable_sort(needs, [](const Need& a, const Need& b) { return a.due.value_or(Date::from_days(1 << 28)) < b.due.value_or(Date::from_days(1 << 28)); });
  Data section = Data::map();
  Data& rows = section.set("rows", Data::list());
  for (std::size_t i = 0; i < needs.size(); ++i) {
    const Record& record = *needs[i].record;
    Data row = Data::map();
    row.set("position", std::to_string(i + 1));
    row.set("request", context.title(record));
    row.set("who", asked_of(context, record));
    row.set("by", needs[i].due ? context.words().date(*needs[i].due) : context.words().label("soon"));
    row.set("effect", effect_of(context, record));
    rows.add(std::move(row));
  }
  return section;
}

Shape needs_shape() {
  return section_shape("needs", {Shape::list("rows", {Shape::text("position"), Shape::text("request"), Shape::text("who"), Shape::text("by"), Shape::text("effect")})});
}

}  // namespace accord
