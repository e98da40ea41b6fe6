#include "cli/verbs.h"

namespace accord {

namespace {

bool has_folder(const Kind& kind) { return !kind.singleton; }

}  // namespace

const std::vector<VerbRow>& verb_rows() {
  static const std::vector<VerbRow> rows = {
      {"list", list_verb, has_folder},
  };
  return rows;
}

std::vector<Command> verbs_of(const Kind& kind) {
  std::vector<Command> verbs;
  for (const VerbRow& row : verb_rows()) {
    if (row.fits(kind)) verbs.push_back(row.make(kind));
  }
  return verbs;
}

std::vector<Command> verb_of(const Kind& kind, std::string_view word) {
  for (const VerbRow& row : verb_rows()) {
    if (row.word == word && row.fits(kind)) return {row.make(kind)};
  }
  return {};
}

std::vector<std::string> verb_words(const Kind& kind) {
  std::vector<std::string> words;
  for (const VerbRow& row : verb_rows()) {
    if (row.fits(kind)) words.emplace_back(row.word);
  }
  return words;
}

}  // namespace accord
