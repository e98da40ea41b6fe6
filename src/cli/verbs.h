// The verbs of a kind, made from its description: the same for every kind, in the same order.
#pragma once

#include <string_view>
#include <vector>

#include "accord/model/kind.h"
#include "cli/command.h"

namespace accord {

struct VerbRow {
  std::string_view word;
  Command (*make)(const Kind&);
  bool (*fits)(const Kind&);  ///< whether such a kind has the verb
};

/// The verbs every kind has (the moves come on top), in the order of the reference.
const std::vector<VerbRow>& verb_rows();

/// Every verb of a kind: those of verb_rows that fit, then one for each of its moves. `kind` must outlive them.
std::vector<Command> verbs_of(const Kind& kind);
/// One of them, or nothing.
std::vector<Command> verb_of(const Kind& kind, std::string_view word);
/// The words of all of them, for suggestions and completion.
std::vector<std::string> verb_words(const Kind& kind);

// src/cli/commands/<verb>.cpp
Command list_verb(const Kind& kind);

}  // namespace accord
