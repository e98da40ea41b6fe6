#include "cli/me.h"

#include "accord/base/text.h"
#include "accord/store/git_place.h"

namespace accord {

namespace {

/// A file's text, or nothing: a config that cannot be read is as good as none here.
std::string read_if_there(Context& context, const std::string& path) {
  if (!context.world().exists(path)) return {};
  try {
    return context.world().read_file(path);
  } catch (const Error&) {
    return {};
  }
}

std::string config_folder(Context& context) {
  if (const auto folder = context.variable("XDG_CONFIG_HOME"); folder && !folder->empty()) return *folder;
  return context.variable("HOME").value_or("") + "/.config";
}

std::string me_in_config(Context& context) {
  const std::string text = read_if_there(context, config_folder(context) + "/accord/config.yaml");
  for (const std::string_view line : split_lines(text)) {
    if (line.substr(0, 3) == "me:") return std::string(trim(line.substr(3)));
  }
  return {};
}

/// `email` of the [user] section of a git config file; the last one counts, as in git.
std::string email_in(std::string_view config) {
  std::string email;
  bool in_user = false;
  for (const std::string_view line : split_lines(config)) {
    const std::string_view text = trim(line);
    if (!text.empty() && text[0] == '[') in_user = equal_ignoring_case(text, "[user]");
    const std::size_t equals = text.find('=');
    if (!in_user || equals == std::string_view::npos || !equal_ignoring_case(trim(text.substr(0, equals)), "email")) continue;
    email = replace_all(trim(text.substr(equals + 1)), "\"", "");
  }
  return email;
}

std::string git_email(Context& context) {
  std::vector<std::string> files;
  if (const auto place = find_git(context.directory())) files.push_back(place->common_dir + "/config");
  files.push_back(context.variable("HOME").value_or("") + "/.gitconfig");
  files.push_back(config_folder(context) + "/git/config");
  for (const std::string& file : files) {
    if (std::string email = email_in(read_if_there(context, file)); !email.empty()) return email;
  }
  return {};
}

}  // namespace

std::string who_is_me(Context& context, const RecordSet& records) {
  if (const auto named = context.variable("ACCORD_ME"); named && !named->empty()) return *named;
  if (std::string named = me_in_config(context); !named.empty()) return named;
  const std::string email = git_email(context);
  std::string found;
  if (email.empty()) return found;
  for (const Record& person : records.of("person")) {
    if (!equal_ignoring_case(person.text("email"), email)) continue;
    if (!found.empty()) return {};
    found = person.id;
  }
  return found;
}

}  // namespace accord
