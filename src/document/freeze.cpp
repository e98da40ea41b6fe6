#include "accord/document/freeze.h"

#include <algorithm>
#include <map>

#include "accord/base/error.h"
#include "accord/base/text.h"
#include "accord/document/cover.h"
#include "accord/model/history.h"

namespace accord {
namespace {

/// How the numbers of a group of records look, and the highest so far.
struct Style {
  std::string prefix;
  std::size_t digits = 3;
  std::int64_t highest = 0;
};

/// Defects and other issues have their own series.
std::string group_of(const Record& record) {
  std::string group = record.kind->name;
  if (group == "issue") group += record.text("type") == "defect" ? "/defect" : "/other";
  return group;
}

Style fresh(const Record& record) {
  Style style;
  style.prefix = (group_of(record) == "issue/defect" ? std::string("BUG") : record.kind->prefix) + '-';
  return style;
}

Style style_of(const RecordSet& records, const Record& like) {
  Style style = fresh(like);
  const std::string group = group_of(like);
  for (const Record& record : records.of(like.kind->name)) {
    const std::string_view number = record.text("number");
    if (number.empty() || group_of(record) != group) continue;
    const std::size_t end = number.find_last_not_of("0123456789");
    const std::size_t begin = end == std::string_view::npos ? 0 : end + 1;
    const auto value = parse_integer(number.substr(begin));
    if (!value || *value < style.highest) continue;
    style = {std::string(number.substr(0, begin)), number.size() - begin, *value};
  }
  return style;
}

}  // namespace

FrozenNames frozen_names(std::string_view document, const Period& period, Audience audience, Language language, int revision) {
  const std::string stem = fmt::format("reports/{}-{}-{}-{}-r{}", document, to_string(period),
                                       audience == Audience::client ? "client" : "internal", to_string(language), revision);
  return {stem + ".md", stem + ".json"};
}

std::optional<FrozenName> read_frozen_name(std::string_view file) {
  constexpr std::string_view end = ".json";
  if (!file.ends_with(end)) return std::nullopt;
  file.remove_suffix(end.size());
  for (const Audience audience : {Audience::client, Audience::internal}) {
    const std::string_view mark = audience == Audience::client ? "-client-" : "-internal-";
    const std::size_t at = file.find(mark), dash = file.find('-'), last = file.rfind("-r");
    if (at == std::string_view::npos || last < at + mark.size()) continue;
    const auto period = parse_period(file.substr(std::min(dash + 1, at), at - std::min(dash + 1, at)));
    const std::string_view tongue = file.substr(at + mark.size(), last - at - mark.size());
    const auto language = parse_language(tongue);
    const auto revision = parse_integer(file.substr(last + 2));
    if (period && language && to_string(*language) == tongue && revision && *revision > 0) return FrozenName{std::string(file.substr(0, dash)), *period, audience, *language, static_cast<int>(*revision)};
  }
  return std::nullopt;
}

std::vector<std::pair<std::string, std::string>> numbers_to_give(const RecordSet& records, const std::vector<std::string>& ids) {
  std::map<std::string, Style> styles;
  std::vector<std::pair<std::string, std::string>> numbers;
  for (const std::string& id : ids) {
    const Record* record = records.find(id);
    if (!record || record->has("number")) continue;
    const std::string group = group_of(*record);
    if (!styles.contains(group)) styles[group] = style_of(records, *record);
    Style& style = styles[group];
    numbers.emplace_back(id, fmt::format("{}{:0{}}", style.prefix, ++style.highest, style.digits));
  }
  return numbers;
}

namespace {

/// Of a note that is there but does not count: a second one is not what is wanted.
[[noreturn]] void refuse_cover(const Record& cover, std::string_view document, const Period& period) {
  if (is_confirmed(cover) && cover.text("visibility") == "client") {
    const Date on = moves_of(cover).back().at.date;
    throw Error(Failure::refused, say("the cover note {} of the report of {} was confirmed on {}, after the page’s data date; nothing was frozen", cover.id, to_string(period), to_string(on)),
                {say("freeze the page of a later day: {}", verbatim(fmt::format("accord report {} --period {} --as-of {} --freeze", document, to_string(period), to_string(std::min(on, period.to)))))});
  }
  if (is_confirmed(cover))
    throw Error(Failure::refused, say("the client does not see the cover note {} of the report of {}; nothing was frozen", cover.id, to_string(period)),
                {say("accord cover set {} --visibility client", cover.id)});
  throw Error(Failure::refused, say("the cover note {} of the report of {} is still a draft; nothing was frozen", cover.id, to_string(period)),
              {say("finish it: accord cover edit {}; then: accord cover confirm {}", cover.id, cover.id)});
}

}  // namespace

bool needs_way_back(const ReportView& view) {
  const std::string& colour = view.data.find("colour")->text();
  return colour == "amber" || colour == "red";
}

void check_may_freeze(const ReportView& view, Audience audience, std::string_view document, const Period& period, const Record* cover) {
  const std::string& colour = view.data.find("colour")->text();
  if (!view.has_confirmed_cover) {
    if (audience != Audience::client) return;
    if (cover) refuse_cover(*cover, document, period);
    throw Error(Failure::refused, say("the report of {} has no confirmed cover note; nothing was frozen", to_string(period)),
                {say("write it: accord report {} --period {} --draft", document, to_string(period)), "then confirm it: accord cover confirm COV-…"});
  }
  if (!needs_way_back(view) || !view.data.find("way_back")->text().empty()) return;
  throw Error(Failure::refused, say(colour == "red" ? "the report of {} is red, and its cover note says no way back; nothing was frozen"
                                          : "the report of {} is amber, and its cover note says no way back; nothing was frozen", to_string(period)),
              {say("say how it becomes green again, and when: accord cover set {} --way-back \"…\"", cover ? cover->id : "COV-…")});
}

}  // namespace accord
