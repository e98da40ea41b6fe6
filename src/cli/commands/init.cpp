// accord init [DIR]: a project that passes its check and renders a report at once. Overwrites nothing, safe to run again.
#include <algorithm>
#include <filesystem>

#include "accord/base/text.h"
#include "accord/base/width.h"
#include "accord/kinds/list.h"
#include "accord/model/input.h"
#include "accord/store/git_config.h"
#include "cli/commands.h"
#include "cli/context.h"
#include "cli/record_json.h"
#include "cli/starter_files.h"
#include "cli/verb_parts.h"

namespace accord {
namespace {

/// Where the project goes. Files are written below `base`, which is there: the repository, or the nearest folder.
struct Place {
  std::string folder;  ///< of the project, absolute
  std::string base;
  std::string prefix;  ///< from the base to the project, with a slash at its end; empty when they are the same
  std::optional<GitPlace> git;

  /// From the repository's root to the project; empty without git or at its root.
  std::string below_root() const { return git && !prefix.empty() ? prefix.substr(0, prefix.size() - 1) : std::string(); }
};

Place place_of(Context& context, std::string_view word) {
  std::error_code ignored;
  Place place;
  place.folder = std::filesystem::weakly_canonical(context.absolute(word.empty() ? "." : word), ignored).string();
  place.base = place.folder;
  while (place.base.size() > 1 && !context.world().exists(place.base)) place.base = std::filesystem::path(place.base).parent_path().string();
  place.git = find_git(place.base);
  if (place.git) place.base = place.git->work_tree;
  if (place.folder != place.base) place.prefix = place.folder.substr(place.base == "/" ? 1 : place.base.size() + 1) + "/";
  return place;
}

/// The project that is there already, or null. Throws when the place lies inside another one.
std::unique_ptr<Project> project_there(Context& context, const Place& place) {
  std::string found;
  try {
    found = find_project(place.folder);
  } catch (const Error& error) {
    if (error.failure() != Failure::not_found) throw;
    return nullptr;
  }
  if (found != place.folder) throw Error(Failure::conflict, say("{} lies inside the project {}; nothing was written", place.folder, found), {say("accord -C {} works in that one", found)});
  return std::make_unique<Project>(context.world().open_disk(found), kind_rows());
}

/// A code repository may have YAML of its own in a folder that would be a kind's.
void refuse_foreign_files(const Disk& disk, const Place& place, const Registry& registry) {
  for (const Kind* kind : registry.all()) {
    const std::string path = place.prefix + kind->folder;
    if (kind->singleton || disk.type_of(path) != FileType::folder) continue;
    for (const DirectoryEntry& entry : disk.list(path)) {
      if (!entry.name.ends_with(".yaml")) continue;
      throw Error(Failure::conflict, say("{}/{} is no record, but would be read as a {}; nothing was written", kind->folder, entry.name, *kind),
                  {say("give the project a folder of its own: accord init project")});
    }
  }
}

/// Country of the locale: "CN" of zh_CN.UTF-8.
std::string country_of(Context& context) {
  for (const char* name : {"LC_ALL", "LC_MONETARY", "LANG"}) {
    const std::string value = context.variable(name).value_or("");
    if (value.empty()) continue;
    const std::size_t mark = value.find('_');
    return mark == std::string::npos ? std::string() : value.substr(mark + 1, 2);
  }
  return {};
}

std::string usual_currency(Context& context, Language language) {
  static constexpr std::pair<std::string_view, std::string_view> known[] = {
      {"CN", "CNY"}, {"HK", "HKD"}, {"TW", "TWD"}, {"SG", "SGD"}, {"US", "USD"}, {"GB", "GBP"}, {"CA", "CAD"}, {"AU", "AUD"}, {"IN", "INR"}, {"JP", "JPY"},
      {"CH", "CHF"}, {"DE", "EUR"}, {"FR", "EUR"}, {"NL", "EUR"}, {"IE", "EUR"}, {"IT", "EUR"}, {"ES", "EUR"}, {"AT", "EUR"}, {"BE", "EUR"}, {"FI", "EUR"}, {"PT", "EUR"}};
  const std::string country = country_of(context);
  for (const auto& [name, currency] : known)
    if (name == country) return std::string(currency);
  return language == Language::zh ? "CNY" : "USD";
}

std::string zone_of(int offset, Language language) {
  if (offset == 480 && language == Language::zh) return "Asia/Shanghai";
  if (offset == 0) return "UTC";
  const int minutes = offset < 0 ? -offset : offset;
  return fmt::format("{}{:02}:{:02}", offset < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

struct Known {
  Start start;
  Forge forge = Forge::none;
  std::string remote;  ///< its address, or empty
};

void tell(Context& context, std::string_view field, const std::string& value, const Message& why) {
  context.note(say("{}{}  ({})", pad_right(context.label("fields", field), 14), value, why));
}

/// A language, a currency and a time zone: from the options, else from the machine, and told.
void infer_setting(Context& context, const Arguments& arguments, Start& start) {
  const bool ideographs = has_ideographs(start.name) || has_ideographs(start.client);
  start.language = context.globals().has("lang") || !ideographs ? context.language() : Language::zh;
  tell(context, "language", std::string(to_string(start.language)), context.globals().has("lang") ? "--lang" : context.language() != start.language ? "from the names" : "from the locale");
  start.currency = arguments.get("currency", usual_currency(context, start.language));
  if (!Currency::find(start.currency)) throw Error(Failure::usage, say("“{}” is not a currency of ISO 4217; nothing was written", start.currency), {say("for example CNY, EUR, USD")});
  tell(context, "currency", start.currency, arguments.has("currency") ? "--currency" : "from locale and language");
  start.offset_minutes = context.world().offset(context.world().clock());
  start.zone = zone_of(start.offset_minutes, start.language);
  tell(context, "time_zone", start.zone, "from the clock");
}

/// From the e-mail, the name, both halves of the e-mail (l@qinghe.cn: l-qinghe); a name of other letters gets a running one.
std::string handle_of(const GitConfig& git) {
  const std::string_view email = git.user_email;
  const std::string_view host = email.find('@') == std::string_view::npos ? std::string_view() : email.substr(email.find('@') + 1);
  const std::string halves = std::string(email.substr(0, email.find('@'))) + "-" + std::string(host.substr(0, host.find('.')));
  for (const std::string& text : {std::string(email), git.user_name, halves})
    if (std::string handle = handle_from(text); !handle.empty()) return handle;
  return git.user_name.empty() && email.empty() ? std::string() : "person";
}

void infer_people(Context& context, const Arguments& arguments, const GitConfig& git, Start& start) {
  start.person = git.user_name.empty() ? git.user_email.substr(0, git.user_email.find('@')) : git.user_name;
  start.email = git.user_email;
  start.handle = handle_of(git);
  if (start.handle.empty()) start.person.clear();
  const bool zh = start.language == Language::zh;
  start.contractor = arguments.get("contractor", start.person.empty() ? (zh ? "乙方" : "The contractor") : start.person);
  tell(context, "contractor", start.contractor, arguments.has("contractor") ? Message("--contractor") : start.person.empty() ? Message("a placeholder: put the name in accord.yaml") : Message("from git's user.name"));
  if (!start.person.empty()) tell(context, "person", start.person + " = " + start.handle, "from git's user.name and user.email");
  else if (const auto me = context.variable("ACCORD_ME"); me && !me->empty()) context.note(say("ACCORD_ME is “{}”: accord person add \"…\" --id {}", *me, *me));
  else context.note("git knows no name and e-mail: say who you are with accord person add NAME --id HANDLE and ACCORD_ME=HANDLE");
}

Start new_start(Context& context, const Arguments& arguments, const Place& place, const GitConfig& git) {
  for (const char* name : {"name", "client", "contractor"})
    if (arguments.has(name) && trim(arguments.get(name)).empty()) throw Error(Failure::usage, say("--{} is empty; nothing was written", name), {say("write {} {}", fmt::format("--{}", name), labelled("placeholders", {}, "TEXT"))});
  Start start;
  const std::string folder = std::filesystem::path(place.folder).filename().string();
  start.name = arguments.has("name") ? arguments.get("name") : context.ask("Name of the project:", folder.empty() ? "accord" : folder);
  const std::string nobody = context.language() == Language::zh || has_ideographs(start.name) ? "甲方" : "The client";
  start.client = arguments.has("client") ? arguments.get("client") : context.ask("Name of the client:", nobody);
  if (!arguments.has("name")) tell(context, "title", start.name, start.name == (folder.empty() ? "accord" : folder) ? "the folder's name" : "typed");
  if (!arguments.has("client")) tell(context, "client", start.client, start.client != nobody ? Message("typed") : Message("a placeholder: put the name in accord.yaml"));
  start.number = arguments.get("number");
  infer_setting(context, arguments, start);
  infer_people(context, arguments, git, start);
  start.id = random_uuid(context.random());
  return start;
}

/// A project that is there already says what it is; options are for new ones.
Start start_of(Context& context, const Arguments& arguments, const Project& project) {
  const Settings& settings = project.settings();
  Start start;
  start.id = settings.id;
  start.number = settings.number;
  start.name = settings.title;
  start.client = settings.client.name;
  start.contractor = settings.contractor.name;
  start.language = settings.language;
  start.currency = settings.currency;
  start.zone = settings.time_zone;
  start.offset_minutes = settings.offset_minutes;
  context.note(say("the project “{}” is there already: only what is missing is written", start.name));
  if (!arguments.given().empty()) context.note("the options are for a new project: change accord.yaml by hand");
  return start;
}

Forge forge_of(const GitConfig& git, std::string& address) {
  const GitRemote* remote = nullptr;
  for (const GitRemote& one : git.remotes)
    if (!remote || one.name == "origin") remote = &one;
  if (!remote) return Forge::none;
  address = remote->url;
  const std::string url = lower_ascii(address);
  if (url.find("github") != std::string::npos) return Forge::github;
  return url.find("gitlab") != std::string::npos ? Forge::gitlab : Forge::none;
}

/// Lines of ours that a file of git which is there already lacks.
std::string missing_lines(std::string_view there, std::string_view wanted) {
  const auto lines = split_lines(there);
  std::vector<std::string> missing;
  for (const std::string_view line : split_lines(wanted))
    if (std::ranges::find(lines, line) == lines.end()) missing.emplace_back(line);
  return join(missing, "  ");
}

void tell_kept(Context& context, const StarterFile& file, const std::string& there) {
  context.note(say("{} is there already and kept as it is", file.path));
  if (file.path.starts_with(".git") && file.path.find('/') == std::string::npos && file.path != ".gitlab-ci.yml") {
    if (const std::string lines = missing_lines(there, file.bytes); !lines.empty()) context.note(say("  add these lines to it: {}", lines));
  } else if (there != file.bytes && file.path.ends_with("settings.json")) {
    context.note("  to have records checked while you type, map .accord/schema/KIND.json there to the kinds' folders, under yaml.schemas");
  } else if (there != file.bytes && file.path == ".gitlab-ci.yml") {
    context.note("  add a job to it that runs: accord check && accord report weekly -o weekly.md");
  }
}

/// A path for the next program in a pipe; for a person a line among the others, in their order.
void tell_written(Context& context, const std::string& path, const std::string& about = {}) {
  if (context.out_is_terminal() || wants_json(context)) context.note(Message("+ " + path + about));
  else context.print(path + "\n");
}

/// Writes one file, or says that it is kept; true when something was written.
bool write(Context& context, Disk& disk, const Place& place, const StarterFile& file) {
  const std::string path = (file.at_root && place.git ? std::string() : place.prefix) + file.path;
  const auto type = disk.type_of(path);
  const std::string there = type == FileType::regular ? disk.read(path) : std::string();
  if (type && !(file.generated && type == FileType::regular)) {
    tell_kept(context, file, there);
    return false;
  }
  if (type && there == file.bytes) return false;
  if (!context.dry_run()) {
    if (const std::size_t slash = path.rfind('/'); slash != std::string::npos) disk.make_folder(path.substr(0, slash));
    if (type) disk.replace(path, file.bytes, there);
    else if (!disk.create_new(path, file.bytes)) throw Error(Failure::conflict, say("{} was made by somebody else meanwhile", path), {say("run accord init again")});
    context.set_changed();
  }
  if (!file.generated) tell_written(context, path);
  return true;
}

/// The records among the files, for a program.
void print_json(Context& context, const Registry& registry, const std::vector<StarterFile>& files) {
  std::vector<Record> records;
  Findings findings;
  for (const StarterFile& file : files) {
    const std::size_t slash = file.path.find('/');
    const Kind* kind = registry.by_folder(file.path.substr(0, slash));
    if (!kind || !file.path.ends_with(".yaml")) continue;
    const std::string id = kind->singleton ? kind->name : file.path.substr(slash + 1, file.path.size() - slash - 6);
    if (auto record = parse_record(*kind, id, file.path, file.bytes, findings)) records.push_back(std::move(*record));
  }
  const RecordSet set(records);
  const Settings settings;
  std::vector<Data> data;
  for (const Record& record : records) data.push_back(record_data(record, {set, settings, context.as_of(), {}}));
  context.print(envelope({}, context.as_of(), std::move(data), findings, context.language()));
}

/// Returns those that were written, or would be.
std::vector<StarterFile> write_all(Context& context, const Place& place, const std::vector<StarterFile>& files) {
  std::vector<StarterFile> fresh;
  const auto disk = context.world().open_disk(place.base);
  std::size_t written = 0, schemas = 0;
  for (const StarterFile& file : files) {
    const bool changed = write(context, *disk, place, file);
    written += changed ? 1 : 0;
    if (changed) fresh.push_back(file);
    schemas += changed && file.generated ? 1 : 0;
  }
  if (schemas > 0) tell_written(context, place.prefix + ".accord/schema/", "  " + context.text(say("({} schema{|s} for the editor, not for git)", schemas)));
  if (context.dry_run()) context.note("nothing was written: these are the files that would be");
  else if (written == 0) context.note("nothing was missing, nothing was written");
  return fresh;
}

void tell_next(Context& context, const Place& place, const Known& known, bool is_new) {
  const std::string where = place.folder == context.directory() ? "" : " -C " + place.folder;
  if (known.forge == Forge::none) {
    context.note(known.remote.empty() ? Message("no remote, so no CI file; what CI would run:") : say("the remote {} is neither GitHub nor GitLab, so no CI file; what CI would run:", known.remote));
    context.note(Message("  accord" + where + " check && accord" + where + " report weekly -o weekly.md"));
  }
  if (!is_new) return;
  context.note("What to do next:");
  const bool zh = known.start.language == Language::zh;
  const std::vector<std::pair<std::string, Message>> commands = {
      {"scope edit", "answer the questions of the scope statement"},
      {zh ? "milestone add \"上线\" --due +8w" : "milestone add \"Go-live\" --due +8w", "the first date to reach"},
      {"report weekly", "the page the client reads"}};
  std::vector<std::string> lines;
  std::size_t widest = 0, longest = 0;
  for (const auto& [command, why] : commands) {
    lines.push_back("  accord" + where + " " + command);
    widest = std::max(widest, display_width(lines.back()));
    longest = std::max(longest, display_width(context.text(why)));
  }
  const bool beside = widest + 2 + longest <= context.width();
  for (std::size_t i = 0; i < lines.size(); ++i)
    context.note(verbatim(beside ? pad_right(lines[i], widest + 2) + context.text(commands[i].second) : lines[i] + "\n      " + context.text(commands[i].second)));
}

int run(Context& context, const Arguments& arguments) {
  const Place place = place_of(context, arguments.word(0));
  const auto there = project_there(context, place);
  if (there) there->require_writable();
  const Registry registry(kind_rows());
  const GitConfig git = read_git_config(place.git, [&](std::string_view name) { return context.variable(std::string(name)); });
  if (!there) refuse_foreign_files(*context.world().open_disk(place.base), place, registry);
  Known known;
  known.start = there ? start_of(context, arguments, *there) : new_start(context, arguments, place, git);
  known.start.today = context.as_of();
  known.forge = forge_of(git, known.remote);
  std::vector<StarterFile> files = project_files(known.start, there ? there->registry() : registry);
  for (auto& more : {editor_files(known.start.language, there ? there->registry() : registry, place.below_root()), forge_files(known.start, known.forge, place.below_root())})
    files.insert(files.end(), more.begin(), more.end());
  const std::vector<StarterFile> fresh = write_all(context, place, files);
  if (wants_json(context)) print_json(context, registry, fresh);
  tell_next(context, place, known, !there && !context.dry_run());
  return 0;
}

}  // namespace

Command init_command() {
  return {
      .words = "init",
      .summary = "starts a project here",
      .description = "In an empty folder, a repository, or a folder of a code repository. Asks at most for the project and the client, infers everything else and says what it inferred. Files that are there are kept; "
                     "running it again writes what is missing and the editor's schemas anew (after a clone, for example).",
      .positionals = {{.name = "DIR", .help = "where (here)", .required = false, .completion = Completion::file}},
      .options = {{.name = "name", .placeholder = "TEXT", .help = "the project's name"},
                  {.name = "client", .placeholder = "TEXT", .help = "who orders and pays"},
                  {.name = "contractor", .placeholder = "TEXT", .help = "who delivers"},
                  {.name = "number", .placeholder = "CODE", .help = "the project's short code"},
                  {.name = "currency", .placeholder = "CODE", .help = "ISO 4217 code of the currency"}},
      .examples = {{"accord init", {}}, {"accord init wms --name \"Warehouse system\" --client \"Yuanfan Logistics\" --currency CNY --yes", {}}},
      .formats = answer_formats,
      .writes = true,
      .run = run,
  };
}

}  // namespace accord
