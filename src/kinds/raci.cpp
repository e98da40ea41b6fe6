// raci.yaml: who is responsible, accountable, consulted and informed.
#include "kinds/kinds.h"
#include "kinds/parts.h"

namespace accord {

Kind raci_kind() {
  Kind kind = only_one("raci", "raci.yaml", "Who is responsible, accountable, consulted, informed");
  kind.fields = {
      line("version", "Version, e.g. 1.0"),
      boolean("a_implies_r", "Who is accountable alone also does the work"),
      items("roles", {line("code", "Short code, e.g. PM").always(), line("title", "The role").translatable().always(),
                      choice("org", {"client", "contractor", "subcontractor", "other"}, "Side"), person("people", "Who fills it").list()},
            "Roles, in the order of the columns").keyed("code"),
      items("rows", {line("activity", "Activity or deliverable").translatable().always(), reference("deliverable", {"deliverable"}, "The deliverable"),
                     mapping("cells", FieldType::line, "Role's code: R, A, C, I or A/R").always()},
            "The matrix, row by row"),
  };
  kind.columns = {"version"};
  return complete(std::move(kind));
}

}  // namespace accord
