#include "document/report_context.h"

#include <algorithm>
#include <array>
#include <utility>

#include "accord/base/sha256.h"
#include "accord/base/text.h"
#include "accord/base/threads.h"
#include "accord/model/history.h"
#include "accord/model/kind_labels.h"
#include "accord/model/history.h"
#include "document/identifiers.h"

namespace accord {
namespace {

constexpr std::size_t key_length = 8;

/// Labels of that name win: what a week calls "this week" a month calls "this month".
std::string_view name_of(PeriodKind kind) {
  constexpr std::array<std::string_view, 5> names = {"day", "week", "month", "quarter", "year"};
  return names.at(static_cast<std::size_t>(kind));
}

/// Runs of white space become one space: a page's line is one line.
std::string on_one_line(std::string_view text) {
  const auto is_gap = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  const auto needs_work = [&](char a, char b) { return is_gap(b) && (b != ' ' || is_gap(a)); };
  const bool plain = text.empty() || (!is_gap(text.front()) && !is_gap(text.back()) && std::ranges::adjacent_find(text, needs_work) == text.end());
  return plain ? std::string(text) : join(split_words(text), " ");
}

std::vector<const Record*> passing(const std::vector<const Record*>& records, const std::function<bool(const Record&)>& test) {
  std::vector<char> passed(records.size());
  constexpr std::size_t share = 512;
  share_out(records.size(), share, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) passed[i] = test(*records[i]);
  });
  std::vector<const Record*> result;
  for (std::size_t i = 0; i < records.size(); ++i)
    if (passed[i] != 0) result.push_back(records[i]);
  return result;
}

std::string full_name(const ReportContext& context, const Record& record) {
  const std::string number = context.number(record);
  return number.empty() ? context.title(record) : number + ' ' + context.title(record);
}

}  // namespace

ReportContext::ReportContext(const ClientView& view, const Settings& settings, const ReleasedFigures& figures,
                             const ReportRequest& request, Explanation* explanation)
    : view_(view), settings_(settings), figures_(figures), request_(request),
      words_(request.language, request.as_of.year(), name_of(request.period.kind), request.labels), explanation_(explanation) {}

ReportContext ReportContext::at(const Period& period, Date as_of, const ReleasedFigures& figures, Explanation* explanation) const {
  ReportRequest request = request_;
  request.period = period;
  request.as_of = as_of;
  request.frozen = nullptr;
  return ReportContext(view_, settings_, figures, request, explanation);
}

ReportContext ReportContext::beside(Explanation& explanation) const {
  ReportContext context = *this;
  context.explanation_ = &explanation;
  return context;
}

void ReportContext::take(Explanation other) const {
  if (!explanation_) return;
  std::ranges::move(other.lines, std::back_inserter(explanation_->lines));
  std::ranges::move(other.events, std::back_inserter(explanation_->events));
  std::ranges::move(other.fallbacks, std::back_inserter(explanation_->fallbacks));
  for (std::string& id : other.unnumbered)
    if (std::ranges::find(explanation_->unnumbered, id) == explanation_->unnumbered.end()) explanation_->unnumbered.push_back(std::move(id));
}

ReportContext::OfKind& ReportContext::of(std::string_view kind) const {
  OfKind* own = nullptr;
  {
    const std::scoped_lock lock(by_kind_->mutex);
    own = &by_kind_->kinds[std::string(kind)];
  }
  std::call_once(own->chosen, [&] { choose(kind, *own); });
  return *own;
}

void ReportContext::choose(std::string_view kind, OfKind& own) const {
  const RecordRange range = records().of(kind);
  std::vector<std::optional<Phase>> phases(range.size());
  constexpr std::size_t share = 512;
  share_out(range.size(), share, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i)
      if (exists_at(range[i], as_of())) phases[i] = phase_of(range[i], as_of());
  });
  for (std::size_t i = 0; i < range.size(); ++i) {
    if (!phases[i] || phases[i] == Phase::dropped) continue;
    own.all.push_back(&range[i]);
    (phases[i] == Phase::settled ? own.settled : own.not_settled).push_back(&range[i]);
  }
}

std::vector<const Record*> ReportContext::in_order(std::vector<const Record*> records) const {
  std::vector<std::pair<std::string, const Record*>> numbered;
  numbered.reserve(records.size());
  for (const Record* record : records) numbered.emplace_back(number(*record), record);
  // Identifiers are random: two stores that differ only by them must give the same page.
  std::ranges::stable_sort(numbered, [this](const auto& a, const auto& b) {
    if (const int order = a.first.compare(b.first); order != 0) return order < 0;
    if (const int order = a.second->title().compare(b.second->title()); order != 0) return order < 0;
    return title(*a.second) < title(*b.second);
  });
  std::ranges::transform(numbered, records.begin(), [](const auto& each) { return each.second; });
  return records;
}

const std::vector<const Record*>& ReportContext::existing(std::string_view kind) const {
  OfKind& own = of(kind);
  std::call_once(own.existing_ordered, [&] { own.existing = in_order(own.all); });
  return own.existing;
}

const std::vector<const Record*>& ReportContext::open(std::string_view kind) const {
  OfKind& own = of(kind);
  std::call_once(own.open_ordered, [&] { own.open = in_order(own.not_settled); });
  return own.open;
}

std::vector<const Record*> ReportContext::settled_where(std::string_view kind, const Test& test) const { return in_order(passing(of(kind).settled, test)); }

std::vector<const Record*> ReportContext::open_where(std::string_view kind, const Test& test) const { return in_order(passing(of(kind).not_settled, test)); }

std::string ReportContext::text(const Record& record, std::string_view field) const {
  if (request_.tells_fallbacks && explanation_ && record.has(field) && !record.has(translation_of(field, words_.language()))) explanation_->fallbacks.push_back({record.id, nullptr, std::string(field)});
  return for_reader(on_one_line(localized(record, field, words_.language())));
}

std::string ReportContext::text(const Value& item, std::string_view field) const {
  if (request_.tells_fallbacks && explanation_ && !item[field].is_none() && item[translation_of(field, words_.language())].is_none()) explanation_->fallbacks.push_back({{}, &item, std::string(field)});
  return for_reader(on_one_line(localized(item, field, words_.language())));
}

std::string ReportContext::for_reader(std::string text) const {
  if (audience() != Audience::client || text.find('-') == std::string::npos) return text;
  const auto hidden = [this](std::string_view) { return words_.label("hidden_record"); };
  return without_identifiers(text, request_.prefixes, [&](std::string_view id) {
    const Record* record = records().find(id);
    if (!record) return hidden(id);
    const std::string own = number(*record);
    if (!own.empty()) return own;
    // Its own title may name it, or another that names it.
    return words_.say("quoted", {without_identifiers(on_one_line(localized(*record, "title", words_.language())), request_.prefixes, hidden)});
  });
}

std::string ReportContext::number(const Record& record) const {
  if (const auto own = record.text("number"); !own.empty()) return on_one_line(own);
  const auto given = request_.numbers.find(record.id);
  return given == request_.numbers.end() ? std::string() : given->second;
}

std::string ReportContext::small_print(std::string text) const {
  if (!request_.commit || audience() == Audience::client) return text;
  return words_.say(request_.commit->with_changes ? "small_print_changes" : "small_print_commit", {text, request_.commit->id.substr(0, 10)});
}

std::string ReportContext::partial_note() const {
  std::vector<std::string> notes, kinds;
  for (const Kind* kind : request_.unlisted) kinds.emplace_back(kind_label(words_.language(), kind->name));
  if (!kinds.empty()) notes.push_back(words_.say("partial_kinds_note", {words_.list(kinds)}));
  if (request_.unreadable != 0) notes.push_back(words_.say("partial_note", {std::to_string(request_.unreadable)}));
  return words_.sentences(notes);
}

std::string ReportContext::called(const Record& record) const {
  const std::string own = number(record);
  if (!own.empty()) return words_.say("called", {own, title(record)});
  if (explanation_ && std::ranges::find(explanation_->unnumbered, record.id) == explanation_->unnumbered.end())
    explanation_->unnumbered.push_back(record.id);
  return title(record);
}

std::string ReportContext::short_name(const Record& record) const {
  const std::string own = number(record);
  return own.empty() ? words_.say("quoted", {title(record)}) : own;
}

std::string ReportContext::person(std::string_view handle) const {
  const Record* record = handle.empty() ? nullptr : records().find(handle);
  return record ? title(*record) : words_.label("nobody");
}

bool ReportContext::of_client(std::string_view handle) const {
  const Record* record = handle.empty() ? nullptr : records().find(handle);
  return record && record->kind->name == "person" && record->text("org") == "client";
}

const PlannedDates* ReportContext::dates(const Record& record) const {
  if (record.kind->name == "task") return figures_.tasks.find(record.id);
  return record.kind->name == "milestone" ? figures_.milestones.find(record.id) : nullptr;
}

void ReportContext::selected(std::string_view section, const Record& record, std::string_view why) const {
  if (explanation_)
    explanation_->lines.push_back({std::string(section), record.id, full_name(*this, record), true, std::string(why)});
}

void ReportContext::left_out(std::string_view section, const Record& record, std::string_view why) const {
  if (explanation_)
    explanation_->lines.push_back({std::string(section), record.id, full_name(*this, record), false, std::string(why)});
}

void ReportContext::remember(std::string_view event, const Record& record, Date date) const {
  if (!explanation_) return;
  // The client knows problems, milestones and changes by number, work by its title.
  const bool by_number = record.kind->name == "issue" || record.kind->name == "milestone" || record.kind->name == "change";
  const std::string own = by_number ? number(record) : std::string();
  explanation_->events.push_back({std::string(event), own.empty() ? title(record) : own, sha256_hex(record.id).substr(0, key_length), date});
}

bool within(const ReportContext& context, const Moment& moment) {
  return context.period().contains(moment.date) && moment.date <= context.as_of();
}

}  // namespace accord
