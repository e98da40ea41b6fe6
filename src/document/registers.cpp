// Lists of the project's records as documents: risk register (B13), issues and defects (B10), roster (B21).
#include <algorithm>

#include "accord/base/people_date.h"
#include "accord/document/sheets.h"
#include "accord/model/history.h"
#include "document/issue_facts.h"
#include "document/sheet.h"
#include "document/section_internal.h"
#include "document/sections.h"

namespace accord {
namespace {

void set_head(const ReportContext& context, SheetHead& head, const std::string& document) {
  const Words& words = context.words();
  head.document = document;
  head.heading = words.say("sheet_heading", {words.label(document + "_title"), std::string(context.settings().title_in(words.language()))});
  head.header.push_back(words.say("status_at", {people_date(context.as_of(), words.language(), true)}));
}

std::string text_of(const Data& map, std::string_view key) { return map.find(key) ? map.find(key)->text() : std::string(); }

// ---- risks

std::vector<SheetSection> risk_sections(const ReportContext& context) {
  const Words& words = context.words();
  SheetSection open{.heading = words.label("risks_open"), .columns = {words.label("column_risk"), words.label("column_level"), words.label("column_response")}};
  SheetSection closed{.heading = words.label("risks_closed")};
  if (const Data risks = risks_section(context); !risks.is_null()) {
    for (const DataMember& row : risks.find("rows")->members())
      open.rows.push_back({text_of(row.value, "risk"), text_of(row.value, "level"), text_of(row.value, "response")});
    if (const std::string text = text_of(risks, "closed_names"); !text.empty()) closed.paragraphs.push_back(text);
  }
  std::vector<SheetSection> sections{std::move(open), std::move(closed)};
  if (context.audience() != Audience::internal) return sections;
  SheetSection money{.heading = words.label("risks_money"), .columns = {words.label("column_risk"), words.label("column_score"), words.label("column_exposure"),
                                                                          words.label("column_residual"), words.label("column_visible")}};
  const Data annex = internal_annex(context);
  if (const Data* risks = annex.find("risks"))
    for (const DataMember& row : risks->find("rows")->members())
      money.rows.push_back({text_of(row.value, "risk"), text_of(row.value, "score"), text_of(row.value, "exposure"), text_of(row.value, "residual"), text_of(row.value, "withheld")});
  if (const std::string reserve = text_of(annex, "reserve"); !reserve.empty()) money.paragraphs.push_back(reserve);
  sections.push_back(std::move(money));
  return sections;
}

// ---- issues

std::string severity_of(const ReportContext& context, const Record& issue) {
  return issue.has("severity") ? context.words().label("severity_" + std::string(issue.text("severity"))) : context.words().label("nobody");
}

std::vector<std::string> issue_row(const ReportContext& context, const Record& issue) {
  const auto opened = opened_at(issue);
  const auto due = issue.date("due"), closed = [&] { const auto at = solved_at(issue, context.as_of()); return at ? std::optional(at->date) : std::nullopt; }();
  const auto day = [&](const std::optional<Date>& date) { return date ? context.words().date(*date) : context.words().label("nobody"); };
  return {context.called(issue), severity_of(context, issue), context.person(issue.text("owner")), opened ? context.words().date(opened->date) : context.words().label("nobody"),
          closed ? day(closed) : day(due)};
}

std::vector<SheetSection> issue_sections(const ReportContext& context) {
  const Words& words = context.words();
  const auto table = [&](std::string_view heading, std::string_view last) {
    return SheetSection{.heading = words.label(heading), .columns = {words.label("column_problem"), words.label("column_severity"), words.label("column_owner_plain"),
                                                                      words.label("column_since"), words.label(last)}};
  };
  SheetSection open = table("issues_open", "column_until"), closed = table("issues_closed", "column_solved");
  std::vector<const Record*> issues = context.existing("issue");
  std::ranges::stable_sort(issues, {}, [](const Record* issue) { return issue->has("severity") ? issue->text("severity") : std::string_view("S9"); });
  for (const Record* issue : issues) {
    const auto solved = solved_at(*issue, context.as_of());
    if (!solved) open.rows.push_back(issue_row(context, *issue));
    else if (within(context, *solved)) closed.rows.push_back(issue_row(context, *issue));
  }
  SheetSection counts{.heading = words.label("issues_counts")};
  if (const std::string line = defects_line(context); !line.empty()) counts.paragraphs.push_back(line);
  return {std::move(counts), std::move(open), std::move(closed)};
}

// ---- roster

std::vector<SheetSection> roster_sections(const ReportContext& context) {
  const Words& words = context.words();
  std::vector<SheetSection> sections;
  for (const std::string_view org : {"client", "contractor", "subcontractor", "other"}) {
    SheetSection section{.heading = words.label("roster_" + std::string(org)), .columns = {words.label("column_name"), words.label("column_role")}};
    for (const Record* person : context.existing("person")) {
      const std::string_view side = person->has("org") ? person->text("org") : std::string_view("other");
      if (side != org || is_closed(*person, context.as_of())) continue;
      const std::string role = context.text(*person, "role");
      section.rows.push_back({context.title(*person), role.empty() ? words.label("nobody") : role});
    }
    if (!section.empty()) sections.push_back(std::move(section));
  }
  return sections;
}

}  // namespace

ReportView risks_view(const ClientView& view, const Settings& settings, const ReleasedFigures& figures, const ReportRequest& request) {
  return sheet_view(view, settings, figures, request, [](const ReportContext& context, SheetHead& head, std::vector<SheetSection>& sections) {
    set_head(context, head, "risks");
    sections = risk_sections(context);
  });
}

ReportView issues_view(const ClientView& view, const Settings& settings, const ReleasedFigures& figures, const ReportRequest& request) {
  return sheet_view(view, settings, figures, request, [](const ReportContext& context, SheetHead& head, std::vector<SheetSection>& sections) {
    set_head(context, head, "issues");
    sections = issue_sections(context);
  });
}

ReportView roster_view(const ClientView& view, const Settings& settings, const ReleasedFigures& figures, const ReportRequest& request) {
  return sheet_view(view, settings, figures, request, [](const ReportContext& context, SheetHead& head, std::vector<SheetSection>& sections) {
    set_head(context, head, "roster");
    sections = roster_sections(context);
  });
}

}  // namespace accord
