#include "cli/missing_texts.h"

#include <map>
#include <set>

#include "accord/base/text.h"
#include "accord/model/kind_labels.h"
#include "cli/field_options.h"
#include "cli/report_job.h"
#include "cli/verb_parts.h"

namespace accord {
namespace {

struct ItemPlace {
  const Record* record = nullptr;
  const Field* list = nullptr;
};
using Places = std::map<const Value*, ItemPlace>;

void add_items(const Record& record, const std::vector<Field>& fields, const Value& content, Places& places) {
  for (const Field& field : fields) {
    if (field.items.empty()) continue;
    const Value& value = content[field.name];
    if (value.is_map()) {
      places[&value] = {&record, &field};
      add_items(record, field.items, value, places);
    }
    for (const Member& item : value.members) {
      if (!item.value.is_map()) continue;
      places[&item.value] = {&record, &field};
      add_items(record, field.items, item.value, places);
    }
  }
}

Finding finding_of(const Record& record, std::string path, Mark mark, Language language, Message hint) {
  return {"text.missing", Severity::warning, record.file, mark, translation_of(path, language),
          say("the next report prints {} and finds no text in {}", field_typed(record.kind->name, path), to_string(language)), std::move(hint)};
}

void add_project(const Settings& settings, Language language, Findings& findings) {
  const bool zh = language == Language::zh;
  const auto add = [&](const std::string& key, const std::string& own, const std::string& text) {
    if (own.empty() && !text.empty())
      findings.push_back({"text.missing", Severity::warning, "accord.yaml", {}, translation_of(key, language), say("the next report prints {} and finds no text in {}", verbatim(key), to_string(language)), say("add {} to accord.yaml", translation_of(key, language))});
  };
  add("title", zh ? settings.title_zh : settings.title_en, settings.title);
  add("client.name", zh ? settings.client.name_zh : settings.client.name_en, settings.client.name);
  add("contractor.name", zh ? settings.contractor.name_zh : settings.contractor.name_en, settings.contractor.name);
}

}  // namespace

MissingTexts missing_texts(Context& context, Language language) {
  const Settings& settings = context.project().settings();
  if (language == settings.language) return {};
  ReportWish wish;
  wish.row = &report_named("weekly");
  wish.language = to_string(language);
  wish.tells_fallbacks = wish.partial = true;
  const ReportJob& job = context.keep<ReportJob>(context, wish);
  Places places;
  for (const Record& record : job.records().all()) add_items(record, record.kind->fields, record.content(), places);
  Findings findings;
  add_project(settings, language, findings);
  std::set<std::pair<const Value*, std::string>> told;
  for (const FallbackText& text : job.make().explanation.fallbacks) {
    const auto place = text.item ? places.find(text.item) : places.end();
    const Record* record = text.item ? place == places.end() ? nullptr : place->second.record : job.records().find(text.record);
    if (!record) continue;
    const Value& owner = text.item ? *text.item : record->content();
    const Field* field = text.item ? place->second.list->item(text.field) : record->kind->field(text.field);
    if (!field || !field->is_translatable || !told.emplace(&owner, text.field).second) continue;
    const std::string option = text.item ? std::string() : " --" + option_name(translation_of(text.field, language)) + " \"…\"";
    const Message hint = verbatim(command_line(*record->kind, text.item ? "edit" : "set", record->id) + option);
    findings.push_back(finding_of(*record, text.item ? place->second.list->name + "." + text.field : text.field, owner[text.field].mark, language, hint));
  }
  sort_findings(findings);
  return {std::move(findings), job.records().unreadable.empty()};
}

}  // namespace accord
