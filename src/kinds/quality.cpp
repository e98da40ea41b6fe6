// quality.yaml: the quality plan.
#include "kinds/kinds.h"
#include "kinds/parts.h"

namespace accord {

Kind quality_kind() {
  Kind kind = only_one("quality", "quality.yaml", "The quality plan");
  kind.fields = {
      line("version", "Version, e.g. 1.0"),
      person("owner", "Who keeps it"),
      markdown("policy", "How quality is managed").translatable(),
      items("objectives", {line("text", "The objective").translatable().always(), line("metric", "Figure"), choice("operator", {"at_least", "at_most", "equal"}, "Comparison"),
                           decimal("target", "Value to reach")},
            "What is to be reached"),
      items("standards", {line("name", "Name").translatable().always(), line("reference", "Number or address")}, "Standards that hold"),
      items("activities", {choice("type", {"qa", "qc"}, "Assurance (of the process) or control (of the product)").always(), line("text", "What is done").translatable().always(),
                           line("when", "When").translatable(), person("who", "Who"), line("evidence", "What shows it").translatable()},
            "What is done for it"),
      items("tools", {line("name", "Name").always(), line("text", "What for").translatable()}, "Tools").keyed("name"),
      decimal("kloc", "Thousand lines of code of the product").internal(),
      integer("release_days", "Days after release that count for defect removal").range(0, 3650).otherwise("90"),
      date("released", "Day of the release"),
  };
  kind.columns = {"version", "owner"};
  return complete(std::move(kind));
}

}  // namespace accord
