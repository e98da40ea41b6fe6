#include "cli/resolve.h"

#include <algorithm>
#include <optional>

#include "accord/base/text.h"
#include "accord/kinds/list.h"
#include "cli/commands.h"
#include "cli/verbs.h"

namespace accord {

namespace {

using Words = std::vector<std::string>;

/// How many of the words a command's name takes; 0 when they do not begin with it.
std::size_t name_length(std::string_view name, const Words& words) {
  const auto parts = split_words(name);
  if (parts.size() > words.size()) return 0;
  return std::equal(parts.begin(), parts.end(), words.begin()) ? parts.size() : 0;
}

std::optional<ResolvedCommand> resolve_row(const Words& words) {
  const CommandRow* best = nullptr;
  std::size_t length = 0;
  for (const CommandRow& row : command_rows()) {
    const std::size_t own = name_length(row.words, words);
    if (own > length) {
      best = &row;
      length = own;
    }
  }
  if (!best) return std::nullopt;
  return ResolvedCommand{best->make(), Words(words.begin() + static_cast<std::ptrdiff_t>(length), words.end())};
}

/// A word after a kind that can only be meant as a verb: not an option, not a filter.
bool is_verb_word(Context& context, const std::string& word) {
  if (word.empty() || word[0] == '-' || word.find_first_of("=~<>") != std::string::npos) return false;
  const Project* project = context.project_if_any();
  return !project || project->settings().filters.count(word) == 0;
}

[[noreturn]] void unknown_verb(Context& context, const Kind& kind, const std::string& word) {
  std::vector<Message> hints;
  if (kind.immutable && (word == "set" || word == "edit"))
    throw Error(Failure::usage, say("a {} is written once and never changed", kind), {say("accord {} --help lists its verbs", kind.name)});
  auto known = verb_words(kind);
  if (const Project* project = context.project_if_any())
    for (const auto& [name, filters] : project->settings().filters) known.push_back(name);
  if (const auto near = nearest(word, known)) hints.push_back(say("did you mean “accord {} {}”?", kind.name, *near));
  if (kind.singleton) hints.push_back(say("it is the only one: accord {} show", kind.name));
  else hints.push_back(say("a filter is written field=value; to see one record type: accord show {}", word));
  hints.push_back(say("accord {} --help lists its verbs", kind.name));
  throw Error(Failure::usage, say("a {} has no verb “{}”", kind, word), hints);
}

ResolvedCommand resolve_verb(Context& context, const Kind& kind, const Words& words) {
  if (words.size() > 1) {
    auto found = verb_of(kind, words[1]);
    if (!found.empty()) return {std::move(found.front()), Words(words.begin() + 2, words.end())};
    if (is_verb_word(context, words[1])) unknown_verb(context, kind, words[1]);
  }
  auto usual = verb_of(kind, kind.singleton ? "show" : "list");
  if (usual.empty()) throw Error(Failure::usage, say("a {} needs a verb", kind), {say("accord {} --help lists its verbs", kind.name)});
  return {std::move(usual.front()), Words(words.begin() + 1, words.end())};
}

/// accord done T33, accord list ISS-003: the verb without its kind, which the record's name tells.
void hint_at_kind(Context& context, const Words& words, std::vector<Message>& hints) {
  const std::string& verb = words.front();
  if (words.size() > 1 && context.project_if_any()) {
    const Loaded loaded = context.project().load();
    const auto named = loaded.records.resolve(words[1]);
    if (named.size() == 1 && !verb_of(*named.front()->kind, verb).empty()) {
      const Record& record = *named.front();
      const bool lists = verb == "list";
      if (lists) hints.push_back(say("it names a record: accord show {}", words[1]));
      hints.push_back(say("a verb stands behind its kind: accord {} {}", record.kind->name, lists ? verb : verb + " " + words[1]));
      return;
    }
  }
  for (const Kind* kind : context.registry().all())
    if (kind->common && !verb_of(*kind, verb).empty()) return hints.push_back(say("a verb stands behind its kind: accord {} {}", kind->name, verb));
}

[[noreturn]] void unknown_command(Context& context, const Words& words) {
  const std::string& word = words.front();
  Words known, longer;
  for (const CommandRow& row : command_rows()) {
    known.emplace_back(split_words(row.words).front());
    if (known.back() == word) longer.push_back("accord " + std::string(row.words));
  }
  if (!longer.empty()) throw Error(Failure::usage, say("“accord {}” needs another word", word), {say("one of: {}", listed(longer))});
  for (const Registry::Row& row : context.registry().rows()) {
    known.emplace_back(row.name);
    known.emplace_back(row.plural);
  }
  std::vector<Message> hints;
  if (word == "version") hints.push_back("accord --version");
  else if (const auto near = nearest(word, known)) hints.push_back(say("did you mean “accord {}”?", *near));
  hint_at_kind(context, words, hints);
  hints.push_back(say("accord help lists all commands"));
  if (word[0] == '-') throw Error(Failure::usage, say("there is no option {}", word), hints);
  throw Error(Failure::usage, say("there is no command “{}”", word), hints);
}

}  // namespace

bool would_write(const Command& command, const Words& words) {
  const auto given = [&](const std::string& option) { return std::ranges::find(words, "--" + option) != words.end(); };
  return command.writes || std::ranges::any_of(command.writes_with, given);
}

bool would_write(const Words& words) {
  if (const auto row = resolve_row(words)) return would_write(row->command, row->rest);
  if (words.size() < 2) return false;
  const Registry registry(kind_rows());
  const Kind* kind = registry.find(words[0]);
  const auto verb = kind ? verb_of(*kind, words[1]) : std::vector<Command>{};
  return !verb.empty() && verb.front().writes;
}

ResolvedCommand resolve_command(Context& context, const Words& words) {
  if (auto row = resolve_row(words)) return std::move(*row);
  context.project_if_any();  // a project's own fields are options too
  const Kind* kind = context.registry().find(words.front());
  if (!kind) unknown_command(context, words);
  return resolve_verb(context, *kind, words);
}

}  // namespace accord
