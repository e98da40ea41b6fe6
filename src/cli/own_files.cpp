#include "cli/own_files.h"

#include <algorithm>
#include <optional>
#include <set>

#include "accord/base/embedded.h"
#include "accord/base/text.h"
#include "accord/document/mustache.h"
#include "accord/model/query.h"
#include "accord/store/project_labels.h"

namespace accord {
namespace {

/// Of the kinds that do not take a filter the one that comes closest says why.
struct Closest {
  std::size_t parsed = 0;
  bool knows_field = false;
  std::string part;
  std::optional<Error> error;
};

std::string nobody_knows(const Project& project, const std::string& field, Message& hint) {
  std::set<std::string> names;
  for (const Kind* kind : project.registry().all()) {
    for (const Field& each : kind->fields) names.insert(each.name);
    for (const Derived& each : kind->derived) names.insert(each.name);
  }
  if (const auto close = nearest(field, std::vector<std::string>(names.begin(), names.end()))) hint = say("did you mean “{}”?", *close);
  return field;
}

/// Nothing when some kind's list takes it.
std::optional<Closest> closest_to_taking(const Project& project, const std::vector<std::string_view>& parts, const QueryContext& query) {
  Closest closest;
  for (const Kind* kind : project.registry().all()) {
    std::size_t at = 0;
    try {
      for (; at < parts.size(); ++at) parse_filter(parts[at], *kind, query);
      return std::nullopt;
    } catch (const Error& error) {
      const std::string field = filtered_field(parts[at]);
      const bool knows = kind->field(field) || kind->figure(field);
      if (!closest.error || std::pair(at, knows) > std::pair(closest.parsed, closest.knows_field)) {
        closest.parsed = at;
        closest.knows_field = knows;
        closest.part = parts[at];
        closest.error.emplace(error);
      }
    }
  }
  return closest;
}

/// Adds the partials that the project's edition of a page takes in, and what they take in.
void add_partials(const TemplateLookup& own, const std::string& file, std::set<std::string>& used) {
  try {
    const auto text = own(file);
    if (!text) return;
    for (const std::string& name : partials_of(Template::parse(*text, file)))
      if (used.insert(name + ".mustache").second) add_partials(own, name + ".mustache", used);
  } catch (const Error&) {
    return;  // check_templates says what is wrong with it
  }
}

/// A template under a name that no page has would never be used.
void add_unused_templates(const Project& project, Findings& findings) {
  std::vector<std::string> pages;
  for (const std::string_view name : embedded_template_names())
    if (!name.starts_with("init/")) pages.emplace_back(name);
  std::set<std::string> used(pages.begin(), pages.end());
  for (const std::string& page : pages) add_partials(own_templates(project), page, used);
  for (const DirectoryEntry& entry : project.disk().list("templates")) {
    if (entry.type != FileType::regular || used.contains(entry.name) || entry.name.starts_with('.') || entry.name == "README.md") continue;
    const std::string stem = entry.name.substr(0, entry.name.find('.'));
    const bool only_ending = std::ranges::find(pages, stem + ".mustache") != pages.end();
    const auto close = only_ending ? std::optional(stem + ".mustache") : nearest(stem + ".mustache", pages);
    findings.push_back({"template.unused", Severity::warning, "templates/" + entry.name, {}, {}, "no page uses a template of this name", close ? say("did you mean templates/{}?", *close) : Message("accord template list names them")});
  }
}

/// A template may name anything: {{>../x}} names none.
bool is_inside(std::string_view path) {
  try {
    check_disk_path(path, false);
    return true;
  } catch (const Error&) {
    return false;
  }
}

}  // namespace

std::string labels_file(Language language) { return fmt::format("templates/labels/{}.yaml", to_string(language)); }

TemplateLookup own_templates(const Project& project) {
  return [&project](std::string_view file) -> std::optional<std::string> {
    const std::string path = "templates/" + std::string(file);
    if (!is_inside(path)) return std::nullopt;
    FileRead read = project.disk().try_read(path);
    if (read.state == FileRead::State::missing) return std::nullopt;
    if (!read.ok()) throw read.error();
    if (!is_valid_utf8(read.bytes)) throw Error(Failure::invalid, say("templates/{} is not UTF-8; nothing was written", file), {"save the file as UTF-8"});
    return std::string(without_byte_order_mark(read.bytes));
  };
}

void check_own_templates(const Project& project, Findings& findings) {
  if (project.disk().type_of("templates") != FileType::folder) return;
  add_unused_templates(project, findings);
  const Findings found = check_templates(own_templates(project));
  findings.insert(findings.end(), found.begin(), found.end());
}

Finding placed_finding(const Error& error, std::string rule, std::string file) {
  const Message& message = error.message();
  Finding finding{std::move(rule), Severity::error, std::move(file), {}, {}, message, error.hints().empty() ? Message() : error.hints().front()};
  if (!message.pattern.starts_with("{}:{}:{}: {}") || message.arguments.size() < 4) return finding;
  const auto line = parse_integer(message.arguments[1].pattern), column = parse_integer(message.arguments[2].pattern);
  if (line && column) finding.mark = {static_cast<std::uint32_t>(*line), static_cast<std::uint32_t>(*column)};
  finding.message = message.arguments[3];
  return finding;
}

void check_own_labels(const Project& project, Findings& findings) {
  if (project.disk().type_of("templates/labels") != FileType::folder) return;
  for (const DirectoryEntry& entry : project.disk().list("templates/labels"))
    if (entry.name.ends_with(".yaml") && entry.name != "en.yaml" && entry.name != "zh-CN.yaml")
      findings.push_back({"template.unused", Severity::warning, "templates/labels/" + entry.name, {}, {}, "no page uses labels of this name", "en.yaml or zh-CN.yaml"});
  for (const Language language : {Language::en, Language::zh}) {
    const std::string file = labels_file(language);
    FileRead read = project.disk().try_read(file);
    if (read.state == FileRead::State::missing) continue;
    try {
      if (!read.ok()) throw read.error();
      read_own_labels(std::move(read.bytes), file);
    } catch (const Error& error) {
      findings.push_back(placed_finding(error, "labels", file));
    }
  }
}

void check_saved_filters(const Project& project, const RecordSet& records, Date as_of, Findings& findings) {
  const auto people = records.of("person");
  if (people.empty()) return;  // nobody could be "me"
  const QueryContext query{records, project.settings(), as_of, people.begin()->id};
  for (const Member& filter : project.settings().content["filters"].members) {
    if (!filter.value.is_scalar()) continue;
    const auto closest = closest_to_taking(project, split_words(filter.value.text), query);
    if (!closest) continue;
    Message message = closest->error->message(), hint = closest->error->hints().empty() ? Message() : closest->error->hints().front();
    const std::string field = filtered_field(closest->part);
    if (closest->parsed == 0 && !closest->knows_field && field.size() < closest->part.size())
      message = say("no kind of record has a field “{}”", nobody_knows(project, field, hint = {}));
    findings.push_back({"settings", Severity::error, "accord.yaml", filter.value.mark, "filters." + filter.key, say("the saved filter “{}”: {}", filter.key, message), hint});
  }
}

}  // namespace accord
