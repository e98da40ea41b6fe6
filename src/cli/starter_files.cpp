#include "cli/starter_files.h"

#include <algorithm>
#include <array>

#include "accord/base/disk.h"
#include "accord/base/embedded.h"
#include "accord/base/json.h"
#include "accord/base/money.h"
#include "accord/document/mustache.h"
#include "accord/model/schema.h"
#include "accord/store/record_text.h"
#include "accord/store/yaml_write.h"

namespace accord {
namespace {

std::string filled(const std::string& name, const Data& data) {
  const std::string file = "init/" + name + ".mustache";
  Partials none;
  RenderOptions options;
  options.escape = Escape::none;  // the values are YAML already
  options.strict = true;
  return render(Template::parse(embedded_template(file).value(), file), data, none, options);
}

/// A text as it stands in YAML, quoted where a reader could take it for something else.
std::string quoted(std::string_view text) { return encode_scalar(text, ScalarStyle::text); }

std::string amount(const Start& start, std::int64_t whole) {
  const Currency currency = Currency::find(start.currency).value();
  for (int place = 0; place < currency.digits(); ++place) whole *= 10;
  return to_string(Money{whole, currency});
}

Data values_of(const Start& start, const Registry& registry) {
  Data data = Data::map();
  data.set("id", start.id);
  data.set("number", start.number.empty() ? std::string() : quoted(start.number));
  data.set("title", quoted(start.name));
  data.set("client", quoted(start.client));
  data.set("contractor", quoted(start.contractor));
  data.set("language", to_string(start.language));
  data.set("currency", start.currency);
  data.set("zone", quoted(start.zone));
  data.set("calendar", start.currency == "CNY" ? "CN" : "none");
  data.set("me", start.handle);
  data.set("today", to_string(start.today));
  data.set("holiday", to_string(start.today + 30));
  data.set("end", to_string(start.today + 180));
  data.set("price", amount(start, 100'000));
  data.set("part", amount(start, 80'000));
  data.set("rest", amount(start, 20'000));
  Data& shared = data.set("shared", Data::list());
  Data& unshared = data.set("unshared", Data::list());
  for (const Kind* kind : registry.all()) {
    if (kind->singleton || !kind->field("visibility") || kind->seen_by_name) continue;
    (shared_at_start(kind->name) ? shared : unshared).add(kind->name);
  }
  return data;
}

/// Whoever starts the project takes part in it.
StarterFile person_file(const Start& start, const Registry& registry) {
  const Kind& kind = *registry.find("person");
  Value content = Value::map(), moves = Value::list(), move = Value::map();
  content.set("id", Value::scalar(start.handle));
  content.set("title", Value::scalar(start.person));
  content.set("created", Value::scalar(to_string(start.today)));
  content.set("org", Value::scalar("contractor"));
  if (!start.email.empty()) content.set("email", Value::scalar(start.email));
  move.set("to", Value::scalar("confirmed"));
  move.set("at", Value::scalar(to_string(start.today)));
  move.set("by", Value::scalar(start.handle));
  moves.add(std::move(move));
  content.set("moves", std::move(moves));
  return {kind.folder + "/" + start.handle + ".yaml", record_text(kind, content, [](const Field&, std::string_view) { return std::string(); })};
}

/// 16:00 in the project's zone, every day, as a line of cron in UTC: accord.yaml says which day is a report's.
std::string every_afternoon(int offset_minutes) {
  constexpr int day = 24 * 60;
  const int minute = ((16 * 60 - offset_minutes) % day + day) % day;
  return fmt::format("{} {} * * *", minute % 60, minute / 60);
}

}  // namespace

bool shared_at_start(std::string_view kind) {
  static constexpr std::array<std::string_view, 11> shared = {"task", "milestone", "deliverable", "meeting", "decision", "action",
                                                               "change", "issue", "requirement", "payment", "certificate"};
  return std::ranges::find(shared, kind) != shared.end();
}

std::vector<StarterFile> project_files(const Start& start, const Registry& registry) {
  const Data data = values_of(start, registry);
  const std::string language(to_string(start.language));
  std::vector<StarterFile> files;
  files.push_back({"accord.yaml", filled("accord.yaml." + language, data)});
  if (!start.person.empty()) files.push_back(person_file(start, registry));
  files.push_back({"scope.yaml", filled("scope.yaml." + language, data)});
  files.push_back({"contract.yaml", filled("contract.yaml." + language, data)});
  // Signatures and kept e-mails are evidence: not a byte of them may change on its way through git.
  files.push_back({".gitattributes", "*.yaml text eol=lf\n*.md text eol=lf\n*.sig -text\n*.eml -text\n"});
  files.push_back({".gitignore", "/.accord/\n" + std::string(temporary_prefix) + "*\n"});
  return files;
}

std::optional<StarterFile> questionnaire(const Kind& kind, Language language, const std::string& handle, Date today) {
  if (kind.name != "quality" && kind.name != "raci") return std::nullopt;
  Data data = Data::map();
  data.set("me", handle);
  data.set("end", to_string(today + 180));
  return StarterFile{.path = kind.folder, .bytes = filled(kind.folder + "." + std::string(to_string(language)), data)};
}

std::vector<StarterFile> editor_files(Language language, const Registry& registry, const std::string& folder) {
  const std::string prefix = folder.empty() ? "" : folder + "/";
  Data settings = Data::map();
  Data& schemas = settings.set("yaml.schemas", Data::map());
  std::vector<StarterFile> files;
  const auto add = [&](const std::string& name, const std::string& glob, const Data& schema) {
    const std::string path = ".accord/schema/" + name + ".json";
    files.push_back({.path = path, .bytes = write_json(schema), .generated = true});
    schemas.set(prefix + path, Data::list()).add(prefix + glob);
  };
  add("accord", "accord.yaml", settings_schema(language));
  for (const Kind* kind : registry.all()) add(kind->name, kind->singleton ? kind->folder : kind->folder + "/*.yaml", json_schema(*kind, language));
  files.insert(files.begin(), {.path = ".vscode/settings.json", .bytes = write_json(settings), .at_root = true});
  return files;
}

std::vector<StarterFile> forge_files(const Start& start, Forge forge, const std::string& folder) {
  if (forge == Forge::none) return {};
  Data data = Data::map();
  data.set("zh", start.language == Language::zh);
  data.set("cron", every_afternoon(start.offset_minutes));
  data.set("folder", folder.empty() ? "." : quoted(folder));
  data.set("path", folder.empty() ? "." : folder);
  data.set("out", quoted((folder.empty() ? std::string() : folder + "/") + ".accord/out"));
  const bool github = forge == Forge::github;
  return {{.path = github ? ".github/workflows/accord.yml" : ".gitlab-ci.yml", .bytes = filled(github ? "github.yml" : "gitlab.yml", data), .at_root = true}};
}

}  // namespace accord
