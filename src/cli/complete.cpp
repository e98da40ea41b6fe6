#include "cli/complete.h"

#include <algorithm>
#include <optional>
#include <set>

#include "accord/base/embedded.h"
#include "accord/base/text.h"
#include "cli/commands.h"
#include "cli/parser.h"
#include "cli/resolve.h"
#include "cli/verbs.h"

namespace accord {

namespace {

using Words = std::vector<std::string>;
using Candidates = std::vector<Candidate>;

/// The option a word names ("--owner", "-o"), among a command's and the global ones.
const Option* option_named(const std::vector<Option>& options, std::string_view word) {
  for (const Option& option : options) {
    if (word == "--" + option.name) return &option;
    if (option.letter && word.size() == 2 && word[0] == '-' && word[1] == option.letter) return &option;
  }
  return nullptr;
}

/// Identifiers; of a word begun also the numbers people know ("T33").
void add_records(Context& context, const std::vector<std::string>& kinds, Candidates& found, bool numbers = false) {
  Project* project = context.project_if_any();
  if (!project) return;
  std::vector<const Kind*> wanted;
  for (const std::string& name : kinds) {
    if (const Kind* kind = context.registry().find(name)) wanted.push_back(kind);
  }
  const Loaded loaded = kinds.empty() ? project->load() : project->load(wanted);
  for (const Record& record : loaded.records.all()) {
    if (record.kind->singleton) continue;
    const std::string title(localized(record, "title", context.language()));
    found.push_back({record.id, title});
    const std::string_view sign = call_sign(record);
    if (numbers && sign != record.id && sign.find(' ') == std::string_view::npos) found.push_back({std::string(sign), title});
  }
}

void add_choices(Context& context, const std::vector<std::string>& choices, Candidates& found) {
  for (const std::string& choice : choices) {
    const auto help = find_label(context.language(), "choices", choice);
    found.push_back({choice, help ? std::string(*help) : std::string()});
  }
}

/// Values a filter on that field could have.
Candidates filter_values(Context& context, const Kind& kind, const std::string& name) {
  Candidates found;
  if (name == "state" || name == "status") {
    for (const State& state : kind.states) found.push_back({state.name, std::string(context.label("states", kind.name, state.name))});
    return found;
  }
  const Field* field = kind.field(name);
  if (!field) return found;
  add_choices(context, field->choices, found);
  if (field->type == FieldType::boolean) found.insert(found.end(), {{"true"}, {"false"}});
  if (field->type == FieldType::date || field->type == FieldType::moment) found.insert(found.end(), {{"today"}, {"..+7d"}, {"..today"}});
  if (field->type == FieldType::reference) {
    const bool people = std::find(field->targets.begin(), field->targets.end(), "person") != field->targets.end();
    if (people) found.push_back({"me"});
    add_records(context, field->targets, found);
  }
  found.push_back({"none"});
  return found;
}

Candidates filters(Context& context, const Kind& kind, const std::string& typed) {
  Candidates found;
  const std::size_t equals = typed.find('=');
  if (equals == std::string::npos) {
    found.push_back({"status=", std::string(context.label("fields", "state"))});
    for (const Field& field : kind.fields) {
      if (field.items.empty() && field.name != "id") found.push_back({field.name + '=', std::string(context.label("fields", kind.name, field.name))});
    }
    if (const Project* project = context.project_if_any()) {
      for (const auto& [name, text] : project->settings().filters) found.push_back({name, text});
    }
    return found;
  }
  const std::string name = replace_all(typed.substr(0, typed[equals - (equals > 0 ? 1 : 0)] == '!' ? equals - 1 : equals), "-", "_");
  const std::size_t last = std::max(equals, typed.rfind(',') == std::string::npos ? 0 : typed.rfind(','));
  for (Candidate& value : filter_values(context, kind, name)) {
    value.word = typed.substr(0, last + 1) + value.word;
    found.push_back(std::move(value));
  }
  return found;
}

Candidates kinds(Context& context) {
  Candidates found;
  for (const Kind* kind : context.registry().all()) found.push_back({kind->name, context.text(Message(kind->help))});
  return found;
}

Candidates values(Context& context, Completion completion, const std::vector<std::string>& kind_names,
                  const std::vector<std::string>& choices, const std::string& typed) {
  Candidates found;
  add_choices(context, choices, found);
  switch (completion) {
    case Completion::record: add_records(context, kind_names, found, !typed.empty()); break;
    case Completion::kind: return kinds(context);
    case Completion::filter:
      if (const Kind* kind = kind_names.empty() ? nullptr : context.registry().find(kind_names.front())) return filters(context, *kind, typed);
      break;
    case Completion::template_name:
      for (const std::string_view name : embedded_template_names()) found.push_back({std::string(name)});
      break;
    case Completion::command:
    case Completion::file:
    case Completion::none: break;
  }
  return found;
}

/// Names that can stand at the n-th word after these: of commands, of kinds, of a kind's verbs.
Candidates names_after(Context& context, const Words& before) {
  Candidates found;
  for (const CommandRow& row : command_rows()) {
    const auto parts = split_words(row.words);
    if (parts.size() <= before.size() || !std::equal(before.begin(), before.end(), parts.begin())) continue;
    const Command command = row.make();
    if (!command.hidden) found.push_back({std::string(parts[before.size()]), context.text(command.summary)});
  }
  if (before.empty()) {
    const Candidates all = kinds(context);
    found.insert(found.end(), all.begin(), all.end());
  }
  const Kind* kind = before.size() == 1 ? context.registry().find(before.front()) : nullptr;
  if (kind) {
    for (const Command& verb : verbs_of(*kind)) {
      const auto parts = split_words(verb.words);
      if (parts.size() == 2) found.push_back({std::string(parts[1]), context.text(verb.summary)});
    }
  }
  return found;
}

Candidates option_names(Context& context, const std::vector<Option>& options) {
  Candidates found;
  for (const Option& option : options) found.push_back({"--" + option.name, context.text(Message(option.help))});
  return found;
}

struct Line {
  Words words;                     // without options and their values
  const Option* pending = nullptr;  // the option whose value comes next
};

/// Leaves out options and their values. `own` are the command's, as far as it is known.
Line read_line(const Words& typed, const std::vector<Option>& own) {
  Line line;
  for (const std::string& word : typed) {
    if (line.pending) {
      line.pending = nullptr;
    } else if (word.size() > 1 && word[0] == '-') {
      const Option* option = option_named(own, word);
      if (!option) option = option_named(global_options(), word);
      if (option && !option->placeholder.empty()) line.pending = option;
    } else {
      line.words.push_back(word);
    }
  }
  return line;
}

std::optional<ResolvedCommand> resolve_quietly(Context& context, const Words& words) {
  if (words.empty()) return std::nullopt;
  try {
    return resolve_command(context, words);
  } catch (const Error&) {
    return std::nullopt;
  }
}

Candidates candidates_for(Context& context, const Words& before, const std::string& typed) {
  const auto resolved = resolve_quietly(context, read_line(before, {}).words);
  const std::vector<Option> own = resolved ? resolved->command.options : std::vector<Option>();
  const Line line = read_line(before, own);
  const bool format = line.pending && line.pending->name == "format" && resolved;
  if (line.pending) return values(context, line.pending->completion, line.pending->kinds, format ? resolved->command.formats : line.pending->choices, typed);
  if (!typed.empty() && typed[0] == '-') {
    Candidates found = option_names(context, own);
    const Candidates more = option_names(context, global_options());
    found.insert(found.end(), more.begin(), more.end());
    return found;
  }
  if (!line.words.empty() && line.words.front() == "help") return names_after(context, Words(line.words.begin() + 1, line.words.end()));
  Candidates found = names_after(context, line.words);
  const auto exact = resolve_quietly(context, line.words);
  if (!exact || exact->command.positionals.empty()) return found;
  const auto& places = exact->command.positionals;
  const std::size_t index = exact->rest.size();
  if (index >= places.size() && !places.back().many) return found;
  const Positional& place = places[std::min(index, places.size() - 1)];
  const Candidates more = values(context, place.completion, place.kinds, place.choices, typed);
  found.insert(found.end(), more.begin(), more.end());
  return found;
}

}  // namespace

std::vector<Candidate> complete(Context& context, const Words& words) {
  const std::string typed = words.empty() ? std::string() : words.back();
  const Words before(words.begin(), words.empty() ? words.end() : words.end() - 1);
  Candidates fitting;
  std::set<std::string> known;
  try {
    for (Candidate& candidate : candidates_for(context, before, typed))
      if (lower_ascii(candidate.word).starts_with(lower_ascii(typed)) && known.insert(candidate.word).second) fitting.push_back(std::move(candidate));
  } catch (const Error&) {
    return {};
  }
  return fitting;
}

std::string_view completion_script(std::string_view shell) {
  if (shell == "bash") {
    return R"(# accord: load with  source <(accord completion bash)
_accord() {
  local line="${COMP_LINE:0:COMP_POINT}" candidate
  local -a words
  read -ra words <<< "$line"
  [[ $line == *[[:space:]] ]] && words+=("")
  local current="${words[-1]}" cut=""
  # bash begins a new word at "=": what stands before it is already typed
  [[ $current == *=* && $COMP_WORDBREAKS == *=* ]] && cut="${current%"${current##*=}"}"
  COMPREPLY=()
  while IFS=$'\t' read -r candidate _; do
    COMPREPLY+=("${candidate#"$cut"}")
  done < <("${words[0]}" __complete -- "${words[@]:1}" 2>/dev/null)
  [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace 2>/dev/null
  return 0
}
complete -o default -F _accord accord
)";
  }
  if (shell == "zsh") {
    return R"(#compdef accord
# accord: load with  source <(accord completion zsh)
_accord() {
  local -a candidates
  local line
  for line in "${(@f)$(accord __complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
    [[ -n $line ]] && candidates+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}")
  done
  if (( $#candidates )); then _describe accord candidates; else _files; fi
}
if [[ $funcstack[1] == _accord ]]; then _accord "$@"; else compdef _accord accord; fi
)";
  }
  return R"(# accord: load with  accord completion fish | source
function __accord_words
    set -l found (accord __complete -- (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)
    if test (count $found) -gt 0
        printf '%s\n' $found
    else
        __fish_complete_path (commandline -ct)
    end
end
complete -c accord -f -a '(__accord_words)'
)";
}

}  // namespace accord
