#include "cli/verbs.h"

namespace accord {

namespace {

bool any(const Kind&) { return true; }
bool has_folder(const Kind& kind) { return !kind.singleton; }
bool changes(const Kind& kind) { return !kind.immutable; }

}  // namespace

const std::vector<VerbRow>& verb_rows() {
  static const std::vector<VerbRow> rows = {
      {"add", add_verb, has_folder},
      {"list", list_verb, has_folder},
      {"show", show_verb, any},
      {"set", set_verb, changes},
      {"edit", edit_verb, changes},
      {"log", log_verb, any},
  };
  return rows;
}

std::vector<Command> verbs_of(const Kind& kind) {
  std::vector<Command> verbs;
  for (const VerbRow& row : verb_rows()) {
    if (row.fits(kind)) verbs.push_back(row.make(kind));
  }
  for (const Move& move : kind.moves) verbs.push_back(move_verb(kind, move));
  return verbs;
}

std::vector<Command> verb_of(const Kind& kind, std::string_view word) {
  for (const VerbRow& row : verb_rows()) {
    if (row.word == word && row.fits(kind)) return {row.make(kind)};
  }
  if (const Move* move = kind.move(word)) return {move_verb(kind, *move)};
  return {};
}

std::vector<std::string> verb_words(const Kind& kind) {
  std::vector<std::string> words;
  for (const VerbRow& row : verb_rows()) {
    if (row.fits(kind)) words.emplace_back(row.word);
  }
  for (const Move& move : kind.moves) words.push_back(move.verb);
  return words;
}

}  // namespace accord
