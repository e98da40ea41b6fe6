#include "cli/parser.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <functional>
#include <map>

#include "accord/base/error.h"
#include "accord/base/labels.h"
#include "accord/base/text.h"

namespace accord {

namespace {

using Words = std::vector<std::string>;

std::string spelling(const Option& option) {
  return (option.letter ? std::string("-") + option.letter + "," : std::string()) + "--" + option.name;
}

const Option* option_at(const std::vector<Option>& options, std::string_view word) {
  const std::string_view name = word.substr(0, word.find('='));
  for (const Option& option : options) {
    if (name.size() > 2 && name.substr(0, 2) == "--" && name.substr(2) == option.name) return &option;
    if (word.size() == 2 && word[0] == '-' && word[1] == option.letter && option.letter) return &option;
  }
  return nullptr;
}

/// `--word` that somebody meant as an option: letters and dashes up to an `=`.
bool looks_like_option(std::string_view word) {
  if (word.size() < 3 || word.substr(0, 2) != "--") return false;
  const std::string_view name = word.substr(2, word.find('=') - 2);
  return std::all_of(name.begin(), name.end(), [](char c) { return c == '-' || c == '_' || std::isalnum(static_cast<unsigned char>(c)); });
}

/// CLI11 takes a following `--flag` as a value and refuses `--name=` (libraries.md 10): both are settled before it looks.
Words settle(const std::vector<Option>& options, const Words& words) {
  Words settled;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Option* option = option_at(options, words[i]);
    const std::size_t equals = words[i].find('=');
    if (option && option->placeholder.empty() && equals != std::string::npos) {
      throw Error(Failure::usage, say("--{} takes no value", option->name), {say("write {} alone", "--" + option->name)});
    } else if (!option || option->placeholder.empty()) {
      settled.push_back(words[i]);
    } else if (words[i][1] == '-' && equals != std::string::npos) {
      settled.push_back(words[i].substr(0, equals));
      settled.push_back(words[i].substr(equals + 1));
    } else if (!option->otherwise.empty() && (i + 1 == words.size() || words[i + 1].starts_with('-'))) {
      settled.push_back(words[i]);
      settled.push_back(option->otherwise);
    } else if (i + 1 == words.size() || looks_like_option(words[i + 1])) {
      std::vector<Message> hints;
      if (option->choices.empty()) hints.push_back(say("write {} {}", words[i], labelled("placeholders", {}, option->placeholder)));
      else hints.push_back(say("one of: {}", listed(option->choices)));
      if (i + 1 < words.size()) hints.push_back(say("a value that begins with “--” is written {}={}", "--" + option->name, words[i + 1]));
      throw Error(Failure::usage, say("{} needs a value", words[i]), hints);
    } else {
      settled.push_back(words[i]);
      settled.push_back(words[++i]);
    }
  }
  return settled;
}

struct Parsed {
  std::vector<Arguments::Given> given;
  Words rest;
};

/// One flat CLI11 application whose options are all text; nothing is required, nothing is split.
Parsed parse(const std::vector<Option>& options, const Words& words) {
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  std::map<const CLI::Option*, const Option*> owners;
  for (const Option& option : options) {
    CLI::Option* own = nullptr;
    if (option.placeholder.empty()) {
      own = app.add_flag(spelling(option));
    } else {
      own = app.add_option(spelling(option))->expected(1)->allow_extra_args(false);
    }
    own->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    owners[own] = &option;
  }
  Words reversed(words.rbegin(), words.rend());  // CLI11 takes words from the back
  try {
    app.parse(reversed);
  } catch (const CLI::ParseError& error) {
    throw Error(Failure::usage, say("the options cannot be read: {}", error.what()), {say("accord help")});
  }
  Parsed parsed;
  std::map<const CLI::Option*, std::size_t> seen;
  for (const CLI::Option* own : app.parse_order()) {
    const Option& option = *owners[own];
    const auto& results = own->results();
    const std::size_t index = seen[own]++;
    const bool flag = option.placeholder.empty();
    parsed.given.emplace_back(option.name, flag || index >= results.size() ? std::string() : results[index]);
  }
  parsed.rest = app.remaining();
  return parsed;
}

std::vector<std::string> names_of(const std::vector<Option>& options) {
  std::vector<std::string> names;
  for (const Option& option : options) names.push_back(option.name);
  for (const Option& option : global_options()) names.push_back(option.name);
  return names;
}

[[noreturn]] void unknown_option(const Command& command, const std::string& word) {
  const std::string name = word.substr(0, word.find('='));
  std::vector<Message> hints;
  const std::size_t begin = name.find_first_not_of('-');  // dashes are alike in all of them
  if (const auto near = begin == std::string::npos ? std::nullopt : nearest(name.substr(begin), names_of(command.options))) hints.push_back(say("did you mean {}?", "--" + *near));
  hints.push_back(say("accord {} --help lists its options", command.words));
  throw Error(Failure::usage, say("“accord {}” has no option {}", command.words, name), hints);
}

void check_choice(const std::function<Message()>& problem, std::string_view value, const std::vector<std::string>& choices) {
  if (choices.empty() || std::find(choices.begin(), choices.end(), value) != choices.end()) return;
  std::vector<Message> hints;
  if (const auto near = nearest(value, choices)) hints.push_back(say("did you mean “{}”?", *near));
  hints.push_back(say("one of: {}", listed(choices)));
  throw Error(Failure::usage, problem(), hints);
}

void check_given(const std::vector<Option>& options, const std::vector<Arguments::Given>& given) {
  std::map<std::string_view, std::string_view> first;
  for (const auto& [name, value] : given) {
    const auto found = std::find_if(options.begin(), options.end(), [&name = name](const Option& o) { return o.name == name; });
    const auto problem = [&name = name, &value = value] { return say("“{}” is not a value of {}", value, "--" + name); };
    if (name != "format") check_choice(problem, value, found->choices);  // each command knows its own
    const auto [place, fresh] = first.emplace(name, value);
    if (!fresh && !found->repeatable && !found->placeholder.empty() && place->second != value)
      throw Error(Failure::usage, say("--{} was given twice: “{}” and “{}”", name, place->second, value), {"keep one of the two"});
  }
}

void check_words(const Command& command, const Words& words) {
  const auto& wanted = command.positionals;
  for (std::size_t i = words.size(); i < wanted.size(); ++i) {
    if (!wanted[i].required) continue;
    const Message name = labelled("placeholders", {}, wanted[i].name);
    std::vector<Message> hints;
    if (!wanted[i].choices.empty()) hints.push_back(say("one of: {}", listed(wanted[i].choices)));
    if (wanted[i].kinds.size() == 1) hints.push_back(say("accord {} lists them", wanted[i].kinds.front()));
    hints.push_back(say("accord {} --help shows how it is written", command.words));
    throw Error(Failure::usage, say("“accord {}” needs {}", command.words, wanted[i].help.empty() ? name : say("{} ({})", name, Message(wanted[i].help))), hints);
  }
  const bool open = !wanted.empty() && wanted.back().many;
  if (words.size() > wanted.size() && !open) {
    throw Error(Failure::usage, say("“accord {}” does not take “{}”", command.words, words[wanted.size()]),
                {say("text of several words stands in quotes"),
                 say("accord {} --help shows how it is written", command.words)});
  }
  for (std::size_t i = 0; i < words.size() && !wanted.empty(); ++i) {
    const Positional& place = wanted[std::min(i, wanted.size() - 1)];
    // The word a page of help writes in capitals, as a word of the sentence: there is no document “wekly”.
    const auto problem = [&] { return say("there is no {} “{}”", bilingual(lower_ascii(place.name), std::string(label(Language::zh, "placeholders", place.name))), words[i]); };
    check_choice(problem, words[i], place.choices);
  }
}

/// Splits at a lone `--`: what follows are words, whatever they look like.
Words cut_literal_words(Words& words) {
  const auto mark = std::find(words.begin(), words.end(), "--");
  if (mark == words.end()) return {};
  Words literal(mark + 1, words.end());
  words.erase(mark, words.end());
  return literal;
}

}  // namespace

const std::vector<Option>& global_options() {
  static const std::vector<Option> options = {
      {.name = "directory", .placeholder = "DIR", .help = "work as if started in that directory", .letter = 'C', .completion = Completion::file},
      {.name = "lang", .placeholder = "LANGUAGE", .help = "language of the output", .choices = {"en", "zh-CN", "zh"}},
      {.name = "as-of", .placeholder = "DATE", .help = "show everything as it was on that date"},
      {.name = "json", .help = "the same as --format json"},
      {.name = "format", .placeholder = "FORMAT", .help = "form of the output", .choices = {"table", "tsv", "json", "md", "html", "chat", "eml", "mermaid", "svg", "outline", "csv", "psplib"}},
      {.name = "color", .placeholder = "WHEN", .help = "use colour", .choices = {"auto", "always", "never"}},
      {.name = "dry-run", .help = "say what would change, change nothing", .letter = 'n'},
      {.name = "yes", .help = "answer every question with yes", .letter = 'y'},
      {.name = "help", .help = "how the command is used", .letter = 'h'},
      {.name = "version", .help = "the program's version"},
  };
  return options;
}

Arguments take_globals(Words& words) {
  Words literal = cut_literal_words(words);
  const bool has_literal = !literal.empty();
  std::vector<Option> options = global_options();
  // --version between other words is the version of a record: accord baseline add --version 1.5.
  if (words.empty() || (words.front() != "--version" && words.back() != "--version")) std::erase_if(options, [](const Option& option) { return option.name == "version"; });
  Parsed parsed = parse(options, settle(options, words));
  words = std::move(parsed.rest);
  if (has_literal) words.push_back("--");
  words.insert(words.end(), literal.begin(), literal.end());
  check_given(options, parsed.given);  // last: who tells of a wrong one sees which command the other words name
  return Arguments({}, std::move(parsed.given));
}

Arguments parse_arguments(const Command& command, Words words) {
  Words literal = cut_literal_words(words);
  Parsed parsed = parse(command.options, settle(command.options, words));
  for (const std::string& word : parsed.rest) {
    if (word.size() > 1 && word[0] == '-' && !std::isdigit(static_cast<unsigned char>(word[1]))) unknown_option(command, word);
  }
  check_given(command.options, parsed.given);
  parsed.rest.insert(parsed.rest.end(), literal.begin(), literal.end());
  check_words(command, parsed.rest);
  return Arguments(std::move(parsed.rest), std::move(parsed.given));
}

}  // namespace accord
