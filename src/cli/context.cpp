#include "cli/context.h"

#include <filesystem>

#include "accord/base/text.h"
#include "accord/kinds/list.h"
#include "cli/record_json.h"
#include "cli/spoken_lines.h"

namespace accord {

namespace {

std::optional<Format> format_of(const Arguments& globals) {
  if (globals.has("json")) return Format::json;
  const std::string* name = globals.find("format");
  if (!name) return std::nullopt;
  if (*name == "table") return Format::table;
  if (*name == "tsv") return Format::tsv;
  if (*name == "json") return Format::json;
  if (*name == "md") return Format::md;
  if (*name == "html") return Format::html;
  return std::nullopt;  // one that only some commands have
}

std::string finding_line(const Finding& finding, Language language) {
  std::string place = finding.file;
  if (finding.mark.line > 0) place += fmt::format(":{}:{}", finding.mark.line, finding.mark.column);
  return fmt::format("{}{} [{}]", place.empty() ? place : place + ": ", translate(say("{}: {}", labelled("severities", {}, severity_name(finding.severity)), finding.message), language), finding.rule);
}

}  // namespace

Language language_of(const World& world, const std::string* option) {
  if (option) return parse_language(*option).value_or(Language::en);
  for (const char* name : {"ACCORD_LANG", "LC_ALL", "LC_MESSAGES", "LANG"}) {
    const auto value = world.variable(name);
    if (!value || value->empty()) continue;
    return parse_language(*value).value_or(Language::en);
  }
  return Language::en;
}

std::string absolute_path(std::string_view folder, std::string_view path) {
  std::string result = (std::filesystem::path(folder) / std::filesystem::path(path)).lexically_normal().string();
  while (result.size() > 1 && result.back() == '/') result.pop_back();
  return result;
}

Context::Context(World& world, Arguments globals)
    : world_(world),
      globals_(std::move(globals)),
      language_(language_of(world, globals_.find("lang"))),
      format_(format_of(globals_)),
      directory_(absolute_path(world.directory, globals_.get("directory", "."))) {}

Format Context::format() const { return format_.value_or(world_.out_is_terminal ? Format::table : Format::tsv); }

std::string Context::special_format() const { return format_ ? std::string() : globals_.get("format"); }

bool Context::colour() const {
  const std::string when = globals_.get("color", "auto");
  if (when != "auto") return when == "always";
  const auto refused = world_.variable("NO_COLOR");
  return world_.out_is_terminal && !(refused && !refused->empty()) && world_.variable("TERM").value_or("") != "dumb";
}

std::string Context::shown(std::string_view text) const { return world_.out_is_terminal ? visible_text(text) : std::string(text); }

void Context::print(std::string_view text) { out_ += shown(text); }

void Context::tell(const std::string& lines) {
  const std::string safe = visible_text(lines);
  const std::string text = world_.err_is_terminal ? wrap_sentences(safe, world_.err_width) : safe;
  if (out_.empty()) world_.write_err(text);
  else notes_ += text;
}

void Context::write_notes() {
  if (!notes_.empty()) world_.write_err(notes_);
  notes_.clear();
}

void Context::note(const Message& message) { tell(text(message) + '\n'); }

void Context::note(const Finding& finding) {
  std::string line = finding_line(finding, language_) + '\n';
  if (!finding.hint.empty()) line += "  " + text(finding.hint) + '\n';
  tell(line);
}

void Context::write_notes_of_change() {
  if (changed_)
    for (const Message& message : of_change_) note(message);
}

bool Context::can_ask() const { return world_.in_is_terminal && world_.err_is_terminal && !globals_.has("yes"); }

bool Context::confirm(const Message& question) {
  if (globals_.has("yes")) return true;
  if (!can_ask())
    throw Error(Failure::usage, say("this needs a yes, and nobody is there to ask"),
                {say("add --yes to go on, or --dry-run to see what it would do")});
  write_notes();
  world_.write_err(visible_text(text(question)) + " [y/N] ");
  const std::string answer = lower_ascii(trim(world_.read_line().value_or("")));
  return answer == "y" || answer == "yes" || answer == "是";
}

std::string Context::ask(const Message& question, std::string_view otherwise) {
  if (!can_ask()) return std::string(otherwise);
  write_notes();
  world_.write_err(visible_text(text(question)) + (otherwise.empty() ? " " : fmt::format(" [{}] ", visible_text(otherwise))));
  const std::string answer(trim(world_.read_line().value_or("")));
  return answer.empty() ? std::string(otherwise) : answer;
}

Moment Context::now() {
  const std::int64_t seconds = world_.clock();
  const int offset = project_ ? project_->settings().offset_minutes : world_.offset(seconds);
  const std::int64_t minutes = seconds / 60 + offset;
  Moment moment;
  moment.date = Date::from_days(static_cast<std::int32_t>(minutes / 1440));
  moment.minute = static_cast<int>(minutes % 1440);
  moment.offset = offset;
  return moment;
}

Date Context::as_of() {
  const std::string* text = globals_.find("as-of");
  if (!text) return today();
  if (const auto date = parse_relative_date(*text, today())) return *date;
  throw Error(Failure::usage, say("“{}” is not a date", *text), {say("write --as-of 2026-06-28, today, fri or -7d")});
}

std::string Context::absolute(std::string_view path) const { return absolute_path(directory_, path); }

std::string Context::text_of_file(std::string_view path) {
  try {
    return world_.read_file(absolute(path));
  } catch (const Error& error) {
    std::vector<Message> hints = error.hints();
    hints.push_back(say("a text that itself begins with @ is written with two: {}", fmt::format("@@{}", path)));
    throw Error(error.failure(), error.message(), std::move(hints));
  }
}

std::string Context::read_text(std::string_view value) {
  if (value == "-") {
    if (input_used_) throw Error(Failure::usage, say("standard input can be read only once"), {say("write one of the texts with @file")});
    input_used_ = true;
    return world_.read_in();
  }
  if (value.substr(0, 2) == "@@") return std::string(value.substr(1));
  if (value.size() > 1 && value[0] == '@') return text_of_file(value.substr(1));
  return std::string(value);
}

std::string Context::read_source(const std::string& source) {
  if (source == "-") return read_text("-");
  try {
    return world_.read_file(absolute(source));
  } catch (const Error& error) {
    if (error.failure() != Failure::not_found) throw;
    throw Error(error.failure(), error.message(), {"name a file that is there, or - for standard input"});
  }
}

Project* Context::open_project(Project::Broken broken) {
  if (searched_) return project_.get();
  // A mistyped -C would otherwise lead to the project above it.
  if (globals_.has("directory") && !std::filesystem::is_directory(directory_))
    throw Error(Failure::not_found, say("{} is not a folder", directory_), {"accord -C DIR … works in another directory"});
  std::string folder;
  try {
    folder = find_project(directory_);
  } catch (const Error& error) {
    if (error.failure() != Failure::not_found) throw;
    searched_ = true;
    return nullptr;
  }
  project_ = std::make_unique<Project>(world_.open_disk(folder), kind_rows(), broken);
  searched_ = true;
  if (project_->settings().is_newer()) note(newer_format(project_->settings()));
  return project_.get();
}

Project& Context::project() { return found_project(project_if_any()); }

Project& Context::project_to_check() { return found_project(open_project(Project::Broken::is_finding)); }

Project& Context::found_project(Project* found) {
  if (found) return *found;
  find_project(directory_);  // throws the error that says where it looked
  throw Error(Failure::not_found, say("there is no project here"), {say("accord init")});
}

const Registry& Context::registry() {
  if (project_) return project_->registry();
  if (!registry_) registry_ = std::make_unique<Registry>(kind_rows());
  return *registry_;
}

}  // namespace accord
