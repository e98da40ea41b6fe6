#include "cli/me.h"

#include "accord/base/text.h"
#include "accord/store/git_config.h"
#include "accord/store/yaml.h"

namespace accord {

namespace {

std::string config_folder(Context& context) {
  if (const auto folder = context.variable("XDG_CONFIG_HOME"); folder && !folder->empty()) return *folder;
  return context.variable("HOME").value_or("") + "/.config";
}

/// `me:` of the user's config file. One that cannot be read says so and counts as none.
std::string me_in_config(Context& context) {
  const std::string path = config_folder(context) + "/accord/config.yaml";
  if (!context.world().exists(path)) return {};
  std::string text;
  try {
    text = context.world().read_file(path);
  } catch (const Error& error) {
    context.note(error.message());
    return {};
  }
  Findings findings;
  std::string me;
  if (const auto tree = read_yaml(std::move(text), path, findings)) {
    const Value config = to_value(*tree);
    const Value& named = config["me"];
    if (named.is_scalar()) me = named.text;
    else if (!named.is_none()) findings.push_back({"config.me", Severity::error, path, named.mark, "me", "me is one person's handle", "for example me: linshan"});
  }
  for (const Finding& finding : findings)
    if (finding.rule != "yaml.empty") context.note(finding);
  return me;
}

std::string git_email(Context& context) {
  return read_git_config(find_git(context.directory()), [&](std::string_view name) { return context.variable(std::string(name)); }).user_email;
}

std::vector<const Record*> people_of_git(Context& context, const RecordSet& records) {
  std::vector<const Record*> found;
  const std::string email = git_email(context);
  if (email.empty()) return found;
  for (const Record& person : records.of("person"))
    if (equal_ignoring_case(person.text("email"), email)) found.push_back(&person);
  return found;
}

}  // namespace

std::string who_is_me(Context& context, const RecordSet& records) {
  if (const auto named = context.variable("ACCORD_ME"); named && !named->empty()) return *named;
  if (std::string named = me_in_config(context); !named.empty()) return named;
  const std::vector<const Record*> people = people_of_git(context, records);
  return people.size() == 1 ? people.front()->id : std::string();
}

std::vector<Message> several_me(Context& context, const RecordSet& records) {
  std::vector<Message> several;
  if (!who_is_me(context, records).empty()) return several;
  for (const Record* person : people_of_git(context, records))
    several.push_back(person->has("title") ? say("{} ({})", localized_in_both(*person, "title"), person->id) : verbatim(person->id));
  return several.size() > 1 ? several : std::vector<Message>();
}

}  // namespace accord
