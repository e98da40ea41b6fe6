#include "accord/model/settings.h"

#include <algorithm>

#include "accord/base/calendar.h"
#include "accord/base/error.h"
#include "accord/base/moment.h"
#include "accord/base/text.h"
#include "accord/model/check.h"

namespace accord {
namespace {

std::vector<Field> party_fields() { return {line("name", "Name").translatable(), line("address", "Address").translatable()}; }

/// The limits of limits_of (analysis/status_colours.h).
Field status_limits() {
  const auto limits = [](const char* dimension, std::initializer_list<const char*> names) {
    std::vector<Field> fields;
    for (const char* name : names) fields.push_back(line(name, {}));
    return group(dimension, std::move(fields), {});
  };
  return group("rag", {limits("schedule", {"green", "amber", "days"}), limits("cost", {"green", "amber"}), limits("scope", {"amber", "red"}),
                       limits("risk", {"amber", "red"}), limits("client", {"csat"}), limits("payment", {"days"})}, "Thresholds of the status colours");
}

/// "1h", "30m", "2d" as business minutes; a day has eight hours.
int minutes_of(std::string_view text) {
  const auto duration = parse_duration(text);
  if (!duration) return 0;
  const int factor = duration->unit == Duration::Unit::days ? 480 : duration->unit == Duration::Unit::hours ? 60 : 1;
  return static_cast<int>(rounded(duration->amount * Decimal(factor), 0).mantissa());
}

class Reader {
 public:
  Reader(const Value& content, std::string file, Findings& findings) : content_(content), file_(std::move(file)), findings_(findings) {}

  Settings read() {
    settings_.content = content_;
    format();
    identity();
    shapes();
    keys(settings_fields(), content_, {});
    settings_.id = content_["id"].text;
    settings_.number = content_["number"].text;
    settings_.title = content_["title"].text;
    settings_.title_en = content_["title_en"].text;
    settings_.title_zh = content_["title_zh"].text;
    if (settings_.title.empty()) wrong(content_["title"], "title", "the project has no title", "write one: title: …");
    languages();
    settings_.client = party("client");
    settings_.contractor = party("contractor");
    for (const Member& item : content_["share"].members) settings_.share.insert(item.value.text);
    calendar();
    service_levels();
    thresholds();
    channels();
    own_fields();
    saved_filters();
    if (content_["reports"].is_map())
      for (const Member& report : content_["reports"].members) cadence(report);
    settings_.strict_moves = content_["strict_moves"].text == "true";
    settings_.anonymity = static_cast<int>(parse_integer(content_["anonymity"].text).value_or(5));
    return std::move(settings_);
  }

 private:
  void wrong(const Value& value, std::string field, Message message, Message hint = {}, Severity severity = Severity::error) {
    findings_.push_back({"settings", severity, file_, value.mark, std::move(field), std::move(message), std::move(hint)});
  }

  /// A setting of the wrong shape would be taken as one that is not there.
  void shapes() {
    for (const Field& field : settings_fields()) {
      const Value& value = content_[field.name];
      const bool list = field.many || field.type == FieldType::items, map = field.type == FieldType::group || field.type == FieldType::mapping;
      if (value.is_none()) continue;
      if (list && !value.is_list()) wrong(value, field.name, say("{} is a list", field.name), "write one item a line, each after a dash");
      if (map && !value.is_map()) wrong(value, field.name, say("{} is a map of keys and values", field.name), "write its keys below it, one a line: accord schema shows them");
      if (!list && !map && !value.is_scalar()) wrong(value, field.name, say("{} is a single value, this is a list or a map", field.name));
    }
  }

  /// A misspelt setting would be taken as one that is not there.
  void keys(const std::vector<Field>& fields, const Value& content, const std::string& path) {
    FieldCursor cursor(fields);
    for (const Member& member : content.members) {
      const std::string at = path.empty() ? member.key : path + "." + member.key;
      const Field* field = cursor.find(member.key);
      if (!field) unknown(member, fields, at);
      else keys_below(*field, member.value, at);
    }
  }

  void keys_below(const Field& field, const Value& value, const std::string& path) {
    if (field.type == FieldType::group && value.is_map()) keys(field.items, value, path);
    if (field.type == FieldType::mapping && value.is_map())
      for (const Member& row : value.members) keys_below(field.items.front(), row.value, path + "." + row.key);
    if (field.type == FieldType::items && value.is_list()) {
      std::vector<Field> fields = field.items;
      fields.push_back(line(field.key, {}));
      for (const Member& item : value.members) keys(fields, item.value, path);
    }
  }

  void unknown(const Member& member, const std::vector<Field>& fields, const std::string& path) {
    std::vector<std::string_view> known;
    for (const Field& field : fields) known.push_back(field.name);
    const auto close = nearest(member.key, known);
    findings_.push_back({"settings.unknown", Severity::warning, file_, member.mark, path,
                         say("accord.yaml has no key “{}”; it is kept and does nothing", path), close ? say("did you mean “{}”?", *close) : Message("accord schema lists its keys")});
  }

  /// A random UUID: signatures name the project by it.
  void identity() {
    const Value& value = content_["id"];
    const auto fits = [](std::string_view text) {
      if (text.size() != 36) return false;
      for (std::size_t i = 0; i < text.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23, digit = (text[i] >= '0' && text[i] <= '9') || (text[i] >= 'a' && text[i] <= 'f');
        if (dash ? text[i] != '-' : !digit) return false;
      }
      return true;
    };
    if (value.is_scalar() && !fits(value.text)) wrong(value, "id", say("“{}” is no id of a project", value.text), "a random UUID, written once by accord init; accord check offers a new one", Severity::warning);
  }

  void format() {
    const Value& value = content_["format"];
    if (value.text.empty()) return wrong(value, "format", "accord.yaml does not say its format", "write: format: 1");
    settings_.format = value.text;
    if (settings_.is_foreign() && !settings_.is_newer()) wrong(value, "format", say("“{}” is no format of accord.yaml; nothing is written here", value.text), "write: format: 1");
    if (settings_.is_newer()) wrong(value, "format", newer_format(settings_), "install a newer accord; this one writes nothing here", Severity::warning);
  }

  void languages() {
    if (const Value& value = content_["language"]; value.is_scalar()) {
      if (const auto language = parse_language(value.text)) settings_.language = *language;
      else wrong(value, "language", say("“{}” is not a language accord writes", value.text), "en or zh-CN");
    }
    if (const Value& value = content_["currency"]; value.is_scalar()) {
      if (Currency::find(value.text)) settings_.currency = value.text;
      else wrong(value, "currency", say("“{}” is not a currency of ISO 4217", value.text), "for example CNY, EUR, USD");
    }
    if (const Value& value = content_["time_zone"]; value.is_scalar()) settings_.time_zone = value.text;
    const auto offset = offset_of_zone(settings_.time_zone);
    if (offset) settings_.offset_minutes = *offset;
    else wrong(content_["time_zone"], "time_zone", say("the time zone “{}” has no known fixed offset", settings_.time_zone), "write one such as +08:00", Severity::warning);
  }

  static std::optional<int> offset_of_zone(std::string_view zone) {
    static constexpr std::pair<std::string_view, int> fixed[] = {
        {"UTC", 0}, {"Z", 0}, {"Asia/Shanghai", 480}, {"Asia/Hong_Kong", 480}, {"Asia/Taipei", 480}, {"Asia/Singapore", 480}, {"Asia/Tokyo", 540}, {"Asia/Seoul", 540}, {"Asia/Kolkata", 330}, {"Asia/Dubai", 240}};
    for (const auto& [name, minutes] : fixed)
      if (name == zone) return minutes;
    return parse_offset(zone);
  }

  Party party(const std::string& name) {
    const Value& value = content_[name];
    if (value.is_none()) wrong(value, name, say("accord.yaml does not name the {}", name), {}, Severity::warning);
    return {std::string(value["name"].text), std::string(value["name_en"].text), std::string(value["name_zh"].text)};
  }

  /// Checked here, read by project_calendar.
  void calendar() {
    const Value& own = content_["calendar"];
    if (const Value& base = own["base"]; base.is_scalar()) {
      const auto bases = calendar_bases();
      if (std::ranges::find(bases, std::string_view(base.text)) != bases.end()) settings_.calendar_base = base.text;
      else wrong(base, "calendar.base", say("there is no built-in calendar “{}”", base.text), "CN or none; your own days off stand under holidays");
    }
    for (const Member& row : own["hours"].members) {
      if (!parse_week_days(row.key)) wrong(row.value, "calendar.hours", say("“{}” names no days of the week", row.key), "for example mon-fri, or sun-thu");
      if (!parse_windows(row.value.text)) wrong(row.value, "calendar.hours", say("“{}” is not working time", row.value.text), "for example \"09:00-12:00 13:00-18:00\"");
    }
    for (const char* list : {"holidays", "workdays"})
      for (const Member& day : own[list].members)
        if (!parse_date(day.value.text)) wrong(day.value, std::string("calendar.") + list, say("“{}” is not a date", day.value.text), "for example 2026-06-30");
  }

  void service_levels() {
    for (const Member& level : content_["sla"].members) {
      const SlaTarget target{minutes_of(level.value["response"].text), minutes_of(level.value["resolution"].text)};
      if (target.response_minutes == 0 || target.resolution_minutes == 0)
        wrong(level.value, "sla." + level.key, say("the service level {} needs a response and a resolution time", level.key), "for example {response: 1h, resolution: 8h}");
      settings_.sla[level.key] = target;
    }
  }

  void thresholds() {
    for (const Member& dimension : content_["rag"].members)
      for (const Member& threshold : dimension.value.members) {
        if (!parse_rate(threshold.value.text)) wrong(threshold.value, "rag." + dimension.key, say("“{}” is not a number", threshold.value.text));
        else settings_.rag[dimension.key][threshold.key] = threshold.value.text;
      }
  }

  void channels() {
    for (const Member& item : content_["channels"].members)
      settings_.channels.push_back({item.value["id"].text, item.value["title"].text, item.value["title_en"].text, item.value["title_zh"].text,
                                    item.value["type"].text, item.value["formal"].text == "true"});
  }

  void saved_filters() {
    for (const Member& filter : content_["filters"].members) {
      settings_.filters[filter.key] = filter.value.text;
      if (filter.value.is_list() || filter.value.is_map())
        wrong(filter.value, "filters." + filter.key, say("the saved filter “{}” is a list or a map, not a text", filter.key), "write it as on the command line, in one line: mine: owner=me due=..+7d");
    }
  }

  void cadence(const Member& report) {
    const Value& weekday = report.value["weekday"], &day = report.value["day"];
    const auto number = parse_integer(day.text);
    Cadence cadence;
    if (const auto days = parse_week_days(weekday.text); days && std::ranges::count(*days, true) == 1) cadence.weekday = static_cast<int>(std::ranges::find(*days, true) - days->begin()) + 1;
    if (number && *number >= 1 && *number <= 31) cadence.month_day = static_cast<int>(*number);
    const bool by_week = cadence.weekday != 0, by_month = day.text == "last" || cadence.month_day != Cadence::last;
    if (by_week != by_month && weekday.is_none() != day.is_none()) settings_.reports[report.key] = cadence;
    else wrong(report.value, "reports." + report.key, say("the report {} has no day", report.key), "a day of the week: {weekday: fri}; or of the month: {day: 28}, {day: last} for its last working day");
  }

  void own_fields() {
    static const std::vector<std::pair<std::string, FieldType>> types{{"text", FieldType::line}, {"line", FieldType::line}, {"prose", FieldType::prose}, {"integer", FieldType::integer}, {"decimal", FieldType::decimal}, {"percent", FieldType::percent}, {"money", FieldType::money}, {"date", FieldType::date}, {"moment", FieldType::moment}, {"duration", FieldType::duration}, {"boolean", FieldType::boolean}, {"choice", FieldType::choice}, {"reference", FieldType::reference}};
    for (const Member& kind : content_["fields"].members)
      for (const Member& item : kind.value.members) {
        const std::string& name = item.value["type"].text;
        const auto type = std::ranges::find(types, name.empty() ? "text" : name, [](const auto& known) { return known.first; });
        if (type == types.end() || item.value["name"].text.empty()) {
          wrong(item.value, "fields." + kind.key, say("a field of {} needs a name and a known type, not “{}”", kind.key, name), "text, integer, decimal, money, date, boolean, choice …");
          continue;
        }
        Field field = line(item.value["name"].text, "Field of this project");
        field.type = type->second;
        field.is_internal = true;
        for (const Member& choice : item.value["choices"].members) field.choices.push_back(choice.value.text);
        settings_.fields[kind.key].push_back(std::move(field));
      }
  }

  const Value& content_;
  std::string file_;
  Findings& findings_;
  Settings settings_;
};

}  // namespace

Settings read_settings(const Value& content, const std::string& file, Findings& findings) {
  return Reader(content, file, findings).read();
}

bool Settings::is_newer() const {
  return is_foreign() && format.front() >= '1' && format.front() <= '9' && format.find_first_not_of("0123456789.") == std::string::npos;
}

std::string_view Settings::title_in(Language wanted) const {
  const std::string& translated = wanted == Language::zh ? title_zh : title_en;
  return translated.empty() ? std::string_view(title) : std::string_view(translated);
}

std::string_view Party::in(Language language) const {
  const std::string& translated = language == Language::zh ? name_zh : name_en;
  return translated.empty() ? std::string_view(name) : std::string_view(translated);
}

const std::vector<Field>& settings_fields() {
  static const std::vector<Field> fields{
      integer("format", "Format of the store").always(),
      line("id", "Random name of the project in signatures").always(),
      line("number", "The project's short code"),
      line("title", "The project's name").translatable().always(),
      line("contract", "Number of the contract"),
      line("language", "Language of the records and documents: en or zh-CN"),
      line("currency", "ISO 4217 code of the project's currency"),
      line("time_zone", "The project's time zone"),
      group("client", party_fields(), "Who orders and pays"),
      group("contractor", party_fields(), "Who delivers"),
      group("calendar", {line("base", "Built-in holidays: CN or none"), mapping("hours", FieldType::line, "Working hours per weekday"), date("holidays", "Further days off").list(), date("workdays", "Further working days").list()}, "Working days and hours"),
      line("share", "Kinds whose new records the client may see").list(),
      mapping("sla", group("value", {word("response", FieldType::duration, "Business hours to the first answer"), word("resolution", FieldType::duration, "Business hours to the solution")}, {}), "Response and resolution time per severity"),
      status_limits(),
      items("channels", {line("title", "Name").translatable(), line("type", "meeting, im, email, phone …"), line("address", "Where").internal(), line("purpose", "What for").translatable(), boolean("formal", "Carries notices under the contract")}, "Ways of communication"),
      mapping("filters", FieldType::line, "Named filters"),
      mapping("fields", items("value", {line("name", "Name").always(), line("type", "text, integer, decimal, money, date, boolean, choice …"), line("choices", "Choices").list()}, {}).keyed("name"), "The project's own fields, per kind"),
      mapping("reports", group("value", {choice("weekday", {"mon", "tue", "wed", "thu", "fri", "sat", "sun"}, "Day of the week"), line("day", "Day of the month, or last: its last working day")}, {}), "When reports are due; a day off moves the day"),
      boolean("strict_moves", "Moves may not skip states"),
      integer("anonymity", "Fewest answers that are broken down"),
  };
  return fields;
}

Message newer_format(const Settings& settings) {
  return say("accord.yaml says format {}; this program knows format {}, and what it does not know is not shown", settings.format, Settings::known_format);
}

Currency project_currency(const Settings& settings) { return Currency::find(settings.currency).value_or(Currency()); }

}  // namespace accord
