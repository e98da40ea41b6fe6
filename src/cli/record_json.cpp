#include "cli/record_json.h"

#include "accord/base/json.h"
#include "accord/base/labels.h"

namespace accord {

namespace {

Data text_or_null(std::string text) { return text.empty() ? Data() : Data(std::move(text)); }

}  // namespace

std::string_view severity_name(Severity severity) {
  return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "note";
}

Data plain_data(const Value& value) {
  switch (value.shape) {
    case Value::Shape::none: return Data();
    case Value::Shape::scalar: return Data(value.text);
    case Value::Shape::list: {
      Data list = Data::list();
      for (const Member& member : value.members) list.add(plain_data(member.value));
      return list;
    }
    case Value::Shape::map: break;
  }
  Data map = Data::map();
  for (const Member& member : value.members) map.set(member.key, plain_data(member.value));
  return map;
}

Data record_data(const Record& record, const QueryContext& query) {
  Data data = Data::map();
  data.set("id", record.id);
  for (const Field& field : record.kind->fields) {
    if (field.name == "id") continue;
    const Value& value = record.content()[field.name];
    const bool usual = value.is_none() && !field.fallback.empty();
    data.set(field.name, usual ? Data(field.fallback) : plain_data(value));
  }
  for (const Member& member : record.content().members) {
    if (!data.find(member.key)) data.set(member.key, plain_data(member.value));
  }
  Data& derived = data.set("derived", Data::map());
  for (const Derived& figure : record.kind->derived) derived.set(figure.name, text_or_null(value_of(record, figure.name, query)));
  return data;
}

Data finding_data(const Finding& finding, Language language) {
  Data data = Data::map();
  data.set("rule", finding.rule);
  data.set("severity", severity_name(finding.severity));
  data.set("file", finding.file);
  data.set("line", finding.mark.line == 0 ? Data() : Data(static_cast<std::int64_t>(finding.mark.line)));
  data.set("column", finding.mark.line == 0 ? Data() : Data(static_cast<std::int64_t>(finding.mark.column)));
  data.set("field", text_or_null(finding.field));
  data.set("message", translate(finding.message, language));
  data.set("hint", text_or_null(translate(finding.hint, language)));
  return data;
}

std::string envelope(std::string_view kind, Date as_of, std::vector<Data> records, const Findings& findings, Language language) {
  Data data = Data::map();
  data.set("accord", 1);
  data.set("kind", kind.empty() ? Data() : Data(kind));
  data.set("as_of", to_string(as_of));
  Data& list = data.set("records", Data::list());
  for (Data& record : records) list.add(std::move(record));
  Data& problems = data.set("findings", Data::list());
  for (const Finding& finding : findings) problems.add(finding_data(finding, language));
  return write_json(data);
}

}  // namespace accord
