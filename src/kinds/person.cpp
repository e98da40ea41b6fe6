// People of both sides and of subcontractors: stakeholders and team members alike. A person's id is a handle.
#include <algorithm>

#include "accord/model/input.h"
#include "accord/model/record_set.h"
#include "kinds/kinds.h"
#include "kinds/parts.h"

namespace accord {
namespace {

/// A handle from the name's letters, or a running one for a name without them.
void fill_handle(Value& person, const Beginning& beginning) {
  if (!person["id"].is_none()) return;
  std::string base = handle_from(person["title"].text);
  if (base.empty()) base = handle_from(person["title_en"].text);
  if (base.empty()) base = "person";
  std::string handle = base;
  for (int n = 2; beginning.records.find(handle); ++n) handle = fmt::format("{}-{}", base.substr(0, 28), n);
  person.set("id", Value::scalar(handle));
}

}  // namespace

Kind person_kind() {
  Kind kind = named("person", "people", "", "people", "Somebody who takes part: the client's people, the team, others");
  kind.states = {{"proposed", Phase::open}, {"confirmed", Phase::open}, {"active", Phase::active}, {"released", Phase::settled}};
  kind.moves = {move("confirm", "confirmed", {"proposed"}), move("activate", "active", {"confirmed"}),
                move("release", "released", {"active"})};
  const std::vector<std::string> attitudes = {"unaware", "resistant", "neutral", "supportive", "leading"};
  kind.fields = {
      choice("org", {"client", "contractor", "subcontractor", "other"}, "Side the person is on").from("confirmed"),
      line("role", "Role, e.g. sponsor, project manager, key user").translatable(),
      line("raci", "Codes of the roles in the RACI matrix").list(),
      line("email", "E-mail address").internal(),
      line("phone", "Telephone").internal(),
      choice("language", {"en", "zh-CN"}, "Language of what is sent to the person"),
      line("channels", "Preferred channels (ids of accord.yaml)").item_of("channels").list().internal(),
      choice("distribution", {"weekly", "monthly", "status", "minutes", "change", "issues", "risk", "roster", "survey"}, "Documents the person gets").list(),
      integer("power", "Power, 1 to 5 (4 and 5 are high)").range(1, 5).internal(),
      integer("interest", "Interest, 1 to 5 (4 and 5 are high)").range(1, 5).internal(),
      choice("engagement", attitudes, "Engagement today").internal(),
      choice("engagement_wanted", attitudes, "Engagement we need").internal(),
      boolean("key_staff", "Named in the contract; replacing needs the client's approval"),
      date("client_approved", "Day the client approved the person"),
      mapping("skills", FieldType::integer, "Skill levels: 0 none, 1 aware, 2 with help, 3 alone, 4 leads, 5 expert").internal(),
      decimal("capacity", "Working hours a day").otherwise("8").internal(),
      percent("allocation", "Share of the capacity for this project").otherwise("100").internal(),
      money("cost_rate", "Cost of a day").internal(),
      money("charge_rate", "Price of a day").internal(),
      date("from", "First day in the project"),
      date("to", "Last day in the project"),
      items("leaves", {date("from", "First day away").always(), date("to", "Last day away").always(), line("reason", "Why")},
            "Days away").internal(),
  };
  kind.seen_by_name = true;
  kind.fill = fill_handle;
  kind.columns = {"org", "role", "allocation", "state"};
  return complete(std::move(kind));
}

}  // namespace accord
