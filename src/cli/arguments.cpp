#include "cli/arguments.h"

#include "accord/base/labels.h"
#include "accord/base/text.h"
#include "cli/command.h"

namespace accord {

std::string_view Arguments::word(std::size_t index) const {
  return index < words_.size() ? std::string_view(words_[index]) : std::string_view();
}

const std::string* Arguments::find(std::string_view option) const {
  const std::string* last = nullptr;
  for (const auto& [name, value] : given_) {
    if (name == option) last = &value;
  }
  return last;
}

std::string Arguments::get(std::string_view option, std::string_view otherwise) const {
  const std::string* value = find(option);
  return value ? *value : std::string(otherwise);
}

std::vector<std::string> Arguments::all(std::string_view option) const {
  std::vector<std::string> values;
  for (const auto& [name, value] : given_) {
    if (name == option) values.push_back(value);
  }
  return values;
}

const Option* Command::option(std::string_view name) const {
  for (const Option& candidate : options) {
    if (candidate.name == name) return &candidate;
  }
  return nullptr;
}

std::string line_of(const Example& example, Language language) {
  return example.title_of.empty() ? example.line : replace_all(example.line, "{}", label(language, "examples", example.title_of));
}

Error no_such_format(std::string_view words, std::string_view format, const std::vector<std::string>& known) {
  return Error(Failure::usage, say("“accord {}” has no format “{}”", words, format),
               {known.empty() ? Message("it writes one form only: leave --format and --json out") : say("one of: {}", listed(known))});
}

}  // namespace accord
