#include "document/periodic.h"

#include <algorithm>
#include <array>

#include "accord/base/people_date.h"
#include "accord/base/period.h"
#include "accord/base/threads.h"
#include "accord/document/cover.h"
#include "accord/model/history.h"
#include "document/cover_facts.h"
#include "document/since_frozen.h"
#include "document/report_chat.h"
#include "document/section_internal.h"
#include "document/sections.h"
#include "document/report_status.h"

namespace accord {
namespace {

/// Its running number, by the calendar and not by what was issued: the first is the period in which the project starts, or an
/// earlier one that somebody has written a cover note for; a period without a report leaves a gap.
long report_number(const ReportContext& context, std::string_view document) {
  Date first = context.figures().project_start.value_or(context.period().from);
  for (const Record& cover : context.records().of("cover")) {
    const auto period = parse_period(cover.text("period"));
    if (period && period->kind == context.period().kind && cover.text("document") == document && state_of(cover) != "cancelled") first = std::min(first, period->from);
  }
  return std::max(1, periods_after(context.period(), first) + 1);
}

std::string document_number(const ReportContext& context, std::string_view document, long number) {
  std::string prefix = context.figures().contract_number;
  if (prefix.empty()) prefix = context.settings().number;
  if (!prefix.empty()) prefix += '-';
  return prefix + context.words().say(std::string(document) + "_number", {fmt::format("{:02}", number)});
}

// ---- head

/// "Zhao Ming, project manager (Qinghe Software)".
std::string with_party(const ReportContext& context, const std::string& names, const Party& party) {
  const auto name = party.in(context.words().language());
  return name.empty() ? names : context.words().say("of_party", {names, std::string(name)});
}

std::string recipients(const ReportContext& context, std::string_view document, const Record* cover) {
  std::vector<std::string> names;
  if (cover)
    for (const std::string_view handle : cover->list("to")) names.push_back(context.person(handle));
  if (names.empty())
    for (const Record* person : context.existing("person")) {
      const auto wanted = person->list("distribution");
      if (person->text("org") == "client" && std::ranges::find(wanted, document) != wanted.end()) names.push_back(context.title(*person));
    }
  if (names.empty()) return std::string(context.settings().client.in(context.words().language()));
  return with_party(context, context.words().list(names), context.settings().client);
}

std::string author(const ReportContext& context, const Record* cover) {
  const Record* person = cover ? context.records().find(cover->text("author")) : nullptr;
  if (!person) return std::string(context.settings().contractor.in(context.words().language()));
  const std::string role = context.text(*person, "role");
  const std::string name = context.title(*person);
  const auto party = context.settings().contractor.in(context.words().language());
  if (role.empty()) return with_party(context, name, context.settings().contractor);
  return party.empty() ? context.words().say("author_plain", {name, role}) : context.words().say("author", {name, role, std::string(party)});
}

void add_line(Data& lines, std::string strong, const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts)
    if (!part.empty()) text += (text.empty() ? "" : " · ") + part;
  if (strong.empty() && text.empty()) return;
  Data line = Data::map();
  line.set("strong", std::move(strong));
  line.set("text", std::move(text));
  line.set("more", true);
  lines.add(std::move(line));
}

Data header(const ReportContext& context, std::string_view document, const Record* cover) {
  const Words& words = context.words();
  const bool chinese = words.language() == Language::zh;
  const std::string week = std::to_string(iso_week(context.period().from).week);
  const std::string period = words.say("period_named", {people_period(context.period(), words.language()), week});
  const std::string contract = context.figures().contract_number.empty() ? std::string() : words.say("contract", {context.figures().contract_number});
  const std::string status = words.say("status_at", {people_date(context.as_of(), words.language(), true)});
  const std::string to = recipients(context, document, cover), from = author(context, cover);
  Data lines = Data::list();
  add_line(lines, chinese ? std::string(context.settings().title_in(words.language())) : period, chinese ? std::vector{contract} : std::vector{contract, status});
  if (chinese) add_line(lines, {}, {words.say("period_is", {period}), status});
  add_line(lines, {}, {to.empty() ? to : words.say("to", {to}), from.empty() ? from : words.say("from", {from})});
  if (!lines.empty()) lines.members().back().value.set("more", false);
  return lines;
}

// ---- status

std::string colour_text(const Words& words, Rag colour) {
  return std::string(icon_of(colour)) + ' ' + words.label("colour_" + std::string(name_of(colour)));
}

/// The colour at the end of the period before; a dash when the project had not begun or nothing was known.
std::string colour_before(const ReportContext& context, Dimension dimension) {
  const Period last = previous(context.period());
  const bool begun = !context.figures().project_start || *context.figures().project_start <= last.to;
  if (begun && context.request().before)
    for (const DimensionStatus& status : context.request().before->statuses)
      if (const Rag colour = shown_colour(context, status.colour); status.dimension == dimension && colour != Rag::unknown) return colour_text(context.words(), colour);
  return context.words().label("nobody");
}

Data dimensions_data(const ReportContext& context, const std::vector<StatusRow>& rows, const Record* cover) {
  Data list = Data::list();
  for (const StatusRow& status : rows) {
    const std::string key(name_of(status.dimension));
    std::string why = status.why;
    if (cover && status.colour > Rag::green)
      for (const Member& note : cover->items("dimensions"))
        if (note.value["dimension"].text == key) why = context.text(note.value, "note");
    Data row = Data::map();
    row.set("key", key);
    row.set("name", context.words().label("dimension_" + key));
    row.set("now", colour_text(context.words(), status.colour));
    row.set("before", colour_before(context, status.dimension));
    row.set("why", std::move(why));
    list.add(std::move(row));
  }
  return list;
}

/// The note under the milestones when measures would bring some forward.
void note_measures(const ReportContext& context, Data& view, const std::string& problems) {
  Data* milestones = view.find("milestones");
  if (!milestones) return;
  std::vector<std::string> texts;
  for (const DataMember& item : milestones->find("measures")->members()) texts.push_back(item.value.text());
  if (texts.empty()) return;
  const Words& words = context.words();
  milestones->set("note", words.say(problems.empty() ? "with_measures_plain" : "with_measures", {words.phrases(texts), problems}));
}

Data labels_data(const ReportContext& context) {
  Data labels = Data::map();
  for (const std::string_view key : periodic_label_keys()) labels.set(key, context.words().label(key));
  return labels;
}

void add_identity(const ReportContext& context, std::string_view document, Data& view) {
  const Words& words = context.words();
  const long number = report_number(context, document);
  view.set("document", document);
  view.set("language", to_string(words.language()));
  view.set("audience", context.audience() == Audience::client ? "client" : "internal");
  view.set("number", document_number(context, document, number));
  view.set("issue", std::to_string(number));
  view.set("revision", std::to_string(context.request().revision));
  view.set("from", to_string(context.period().from));
  view.set("to", to_string(context.period().to));
  view.set("as_of", to_string(context.as_of()));
  view.set("title", std::string(context.settings().title_in(words.language())));
  view.set("contract", context.figures().contract_number);
  view.set("heading", words.say(std::string(document) + "_heading", {std::to_string(number), std::string(context.settings().title_in(words.language()))}));
}

void add_status(const ReportContext& context, Data& view, const Record* cover) {
  const Words& words = context.words();
  const auto dimensions = status_rows(context);
  const Rag colour = page_colour(context);
  view.set("colour", name_of(colour));
  std::string headline = cover ? context.text(*cover, "headline") : std::string();
  if (headline.empty()) headline = fact_headline(context);
  view.set("headline", std::string(icon_of(colour)) + ' ' + words.sentences({words.label("overall_" + std::string(name_of(colour))), headline}));
  view.set("summary", cover ? context.text(*cover, "summary") : fact_summary(context));
  view.set("way_back", cover ? context.text(*cover, "way_back") : std::string());
  view.set("dimensions", dimensions_data(context, dimensions, cover));
}

/// No figures, no risks, no tables, no chart: a heading alone says nothing.
bool is_empty_annex(const ReportView& report) {
  const Data& annex = *report.data.find("internal");
  return annex.find("baseline")->text().empty() && !annex.find("risks") && annex.find("sections")->empty() && std::ranges::find(report.charts, "value", &ReportChart::key) == report.charts.end();
}

std::string small_print(const ReportContext& context, const Data& view) {
  return context.small_print(context.words().say("small_print", {view.find("number")->text(), view.find("revision")->text(),
                                                                 people_date(context.as_of(), context.words().language(), true), view.find("content_check")->text()}));
}

}  // namespace

// ---- sections

void Sections::add(const std::vector<WantedSection>& wanted) {
  std::vector<Data> made(wanted.size());
  std::vector<Explanation> explanations(wanted.size());
  std::vector<std::function<void()>> steps;
  for (std::size_t i = 0; i < wanted.size(); ++i)
    steps.push_back([&, i] { made[i] = wanted[i].make(context_.beside(explanations[i])); });
  at_once(steps);
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    context_.take(std::move(explanations[i]));
    put(wanted[i], std::move(made[i]));
  }
}

void Sections::put(const WantedSection& wanted, Data section) {
  const std::string_view key = wanted.key;
  if (section.is_null()) {
    name_missing(key);
    return;
  }
  const Words& words = context_.words();
  const std::string numeral = words.label("numeral_" + std::to_string(references_.size() + 1));
  section.set("heading", words.say("section_heading", {numeral, words.say("heading_" + std::string(key), {wanted.detail})}));
  references_.emplace(key, words.say("section_reference", {numeral}));
  shorten(key, section);
  view_.set(key, std::move(section));
}

void Sections::name_missing(std::string_view key) { missing_.push_back(context_.words().label("nothing_" + std::string(key))); }

std::string Sections::reference(std::string_view key) const {
  const auto found = references_.find(key);
  return found == references_.end() ? std::string() : found->second;
}

void Sections::shorten(std::string_view key, Data& section) {
  std::string more;
  for (const char* list : {"rows", "lines", "items"}) {
    Data* rows = section.find(list);
    if (!rows || rows->size() <= rows_) continue;
    Data rest = section;
    auto& kept = rest.find(list)->members();
    kept.erase(kept.begin(), kept.begin() + static_cast<std::ptrdiff_t>(rows_));
    more = context_.words().count(static_cast<long>(kept.size()), "more_in_annex");
    rest.set("heading", context_.words().say("annex_heading", {section.find("heading")->text()}));
    rest.set("more", std::string());
    annex_.set(key, std::move(rest));
    rows->members().resize(rows_);
  }
  section.set("more", std::move(more));
}

void Sections::finish() {
  const Words& words = context_.words();
  if (!annex_.empty()) {
    annex_.set("heading", words.label("annex"));
    view_.set("annex", std::move(annex_));
  }
  view_.set("nothing", missing_.empty() ? std::string() : words.say("nothing_to_report", {words.both(missing_)}));
}

// ---- the page

ReportView periodic_view(const PeriodicReport& report, const ClientView& view, const Settings& settings, const ReleasedFigures& figures,
                         const ReportRequest& request) {
  ReportView result;
  const ReportContext context(view, settings, figures, request, &result.explanation);
  const bool is_internal = context.audience() == Audience::internal;
  const Record* cover = find_cover(view, report.document, request);
  result.has_confirmed_cover = cover && is_confirmed(*cover, request);
  Data& data = result.data = Data::map();
  add_identity(context, report.document, data);
  data.set("header", header(context, report.document, cover));
  data.set("draft", result.has_confirmed_cover || is_internal ? std::string() : context.words().label("draft_note"));
  if (const std::string note = context.partial_note(); !note.empty()) data.set("partial", note);
  data.set("watermark", is_internal ? context.words().label("watermark") : std::string());
  add_status(context, data, cover);
  Sections sections(context, data, report.rows);
  report.fill(context, sections, cover);
  const std::string problems = sections.reference("problems");
  data.set("lead", lead(context, data.find("summary")->text(), data.find("way_back")->text(), problems));
  note_measures(context, data, problems);
  if (is_internal) {
    Data& annex = data.set("internal", internal_annex(context));
    Data& tables = annex.set("sections", Data::list());
    if (report.annex)
      for (const SheetSection& section : report.annex(context)) tables.add(section_data(section));
  }
  add_charts(context, result, report.charts, report.in_markdown);
  if (is_internal && is_empty_annex(result)) data.set("internal", Data());
  data.set("corrections", since_frozen(context, report.tellers));
  sections.finish();
  data.set("chat", chat_lines(context, report.document, data));
  data.set("figures", key_figures(context));
  data.set("events", events_data(result.explanation.events));
  data.set("labels", labels_data(context));
  data.set("content_check", content_check(data));
  data.set("small_print", small_print(context, data));
  return result;
}

}  // namespace accord
