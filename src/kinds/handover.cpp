// Things handed over at the end: source, papers, accounts, data. Secrets themselves never stand here.
#include "kinds/kinds.h"
#include "kinds/parts.h"

namespace accord {

Kind handover_kind() {
  Kind kind = named("handover", "handovers", "HO", "handovers", "Something handed over at the end");
  kind.states = {{"planned", Phase::open}, {"handed_over", Phase::waiting}, {"received", Phase::settled}};
  kind.moves = {move("hand", "handed_over", {"planned"}), move("receive", "received", {"handed_over"})};
  kind.fields = {
      choice("type", {"source", "documents", "accounts", "keys", "data", "environment", "licences", "training"}, "What it is").from("handed_over"),
      person("owner", "Who hands it over"),
      person("recipient", "Who receives it").from("handed_over"),
      date("due", "By when"),
      line("version", "Version or tag"),
      line("sha256", "SHA-256 of the content"),
      line("medium", "How it is handed over").translatable(),
      line("location", "Where it lies").internal(),
      integer("count", "How many").range(0, 1000000),
      prose("text", "What it holds").translatable(),
      line("receipt", "Path or number of the receipt"),
  };
  kind.columns = {"type", "version", "recipient", "due", "state"};
  return complete(std::move(kind));
}

}  // namespace accord
