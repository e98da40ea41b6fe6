#include "accord/model/schema.h"

#include "accord/base/labels.h"
#include "accord/model/settings.h"

namespace accord {
namespace {

constexpr const char* date_pattern = R"(^\d{4}-\d{2}-\d{2}$)";
constexpr const char* moment_pattern = R"(^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}[+-]\d{2}:\d{2})?$)";

Data typed(const char* type) {
  Data schema = Data::map();
  schema.set("type", type);
  return schema;
}

Data text_like(const char* pattern) {
  Data schema = typed("string");
  schema.set("pattern", pattern);
  return schema;
}

Data number_like(const Field& field, const char* type) {
  Data schema = typed(type);
  if (!field.allow_negative) schema.set("minimum", static_cast<std::int64_t>(field.minimum));
  if (field.type == FieldType::percent) schema.set("maximum", 100);
  else if (field.maximum >= field.minimum) schema.set("maximum", static_cast<std::int64_t>(field.maximum));
  return schema;
}

Data money_schema(const Field& field) {
  if (field.is_positive) return text_like(R"(^[A-Z]{3} (?=.*[1-9])\d+(\.\d+)?$)");
  return text_like(field.allow_negative ? R"(^[A-Z]{3} -?\d+(\.\d+)?$)" : R"(^[A-Z]{3} \d+(\.\d+)?$)");
}

Data properties(const std::vector<Field>& fields, Language language, const std::string& key);
Data shape_schema(const Field& field, Language language);

Data choice_schema(const Field& field) {
  Data schema = Data::map();
  Data& choices = schema.set("enum", Data::list());
  for (const std::string& choice : field.choices) choices.add(choice);
  return schema;
}

Data scalar_schema(const Field& field, Language language) {
  switch (field.type) {
    case FieldType::integer: return number_like(field, "integer");
    case FieldType::decimal:
    case FieldType::percent:
    case FieldType::rate: return number_like(field, "number");
    case FieldType::money: return money_schema(field);
    case FieldType::date: return text_like(date_pattern);
    case FieldType::moment: return text_like(moment_pattern);
    case FieldType::duration: return text_like(R"(^\d+(\.\d+)?[dhm]$)");
    case FieldType::boolean: return typed("boolean");
    case FieldType::choice: return choice_schema(field);
    case FieldType::dependency: return text_like(R"(^\S+( (FS|SS|FF|SF)?([+-]\d+d)?)?$)");
    case FieldType::estimate: return text_like(R"(^\d+(\.\d+)?/\d+(\.\d+)?/\d+(\.\d+)?$)");
    case FieldType::constraint: return text_like(R"(^(ASAP|(SNET|FNLT|MSO|MFO|SNLT|FNET) \d{4}-\d{2}-\d{2})$)");
    case FieldType::attendance: return text_like(R"(^\S+( (present|absent|excused|delegate \S+))?$)");
    case FieldType::result: return text_like(R"(^(pass|fail|blocked|skipped) \S+$)");
    case FieldType::reference: return text_like(R"(^[A-Za-z0-9-]+$)");
    case FieldType::group: return properties(field.items, language, {});
    case FieldType::mapping: {
      Data schema = typed("object");
      const Field& value = field.items.front();
      if (!value.many) {
        schema.set("additionalProperties", shape_schema(value, language));
        return schema;
      }
      Data& either = schema.set("additionalProperties", Data::map()).set("anyOf", Data::list());
      either.add(scalar_schema(value, language));
      either.add(shape_schema(value, language));
      return schema;
    }
    default: return typed("string");
  }
}

/// Of one value, of a list of them or of a list of maps.
Data shape_schema(const Field& field, Language language) {
  if (field.type != FieldType::items && !field.many) return scalar_schema(field, language);
  Data schema = typed("array");
  schema.set("items", field.type == FieldType::items ? properties(field.items, language, field.key) : scalar_schema(field, language));
  return schema;
}

Data field_schema(const Field& field, Language language) {
  Data schema = shape_schema(field, language);
  schema.set("title", label(language, "fields", field.name));
  schema.set("description", translate(Message(field.help), language));
  if (!field.fallback.empty()) schema.set("default", field.fallback);
  Data notes = Data::map();
  notes.set("visibility", field.is_internal ? "internal" : "client");
  if (!field.needed_from.empty() && field.needed_from != "always") notes.set("required_from", field.needed_from);
  if (!field.targets.empty()) {
    Data& targets = notes.set("targets", Data::list());
    for (const std::string& target : field.targets) targets.add(target);
  }
  schema.set("x-accord", std::move(notes));
  return schema;
}

Data properties(const std::vector<Field>& fields, Language language, const std::string& key) {
  Data schema = typed("object");
  Data& members = schema.set("properties", Data::map());
  Data required = Data::list();
  if (!key.empty()) members.set(key, typed("string"));
  for (const Field& field : fields) {
    members.set(field.name, field_schema(field, language));
    if (field.is_translatable)
      for (const char* suffix : {"_en", "_zh"}) members.set(field.name + suffix, typed("string"));
    if (field.needed_from == "always") required.add(field.name);
  }
  if (!required.empty()) schema.set("required", std::move(required));
  return schema;
}

Data headed(const char* title, Data schema) {
  Data result = Data::map();
  result.set("$schema", "https://json-schema.org/draft/2020-12/schema");
  result.set("title", title);
  for (DataMember& member : schema.members()) result.set(member.key, std::move(member.value));
  return result;
}

}  // namespace

Data json_schema(const Kind& kind, Language language) {
  Data schema = headed(kind.name.c_str(), properties(kind.fields, language, {}));
  // A written state is always a mistake: states follow from moves.
  if (!kind.states.empty()) {
    schema.find("properties")->set("status", false);
    Data& notes = schema.set("x-accord", Data::map());
    Data& states = notes.set("states", Data::list());
    for (const State& state : kind.states) states.add(state.name);
    Data& to = schema.find("properties")->find("moves")->find("items")->find("properties")->set("to", Data::map());
    Data& choices = to.set("enum", Data::list());
    for (const State& state : kind.states) choices.add(state.name);
  }
  return schema;
}

Data settings_schema(Language language) { return headed("accord.yaml", properties(settings_fields(), language, {})); }

}  // namespace accord
