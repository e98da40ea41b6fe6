#include "accord/document/report.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "accord/base/embedded.h"
#include "accord/base/error.h"
#include "accord/base/json.h"
#include "accord/base/sha256.h"
#include "accord/base/text.h"
#include "accord/document/sheets.h"
#include "accord/document/periodic.h"

namespace accord {
namespace {

constexpr std::array<ReportRow, 7> rows = {{
    {.name = "weekly", .label = "weekly_title", .file = "weekly", .chat = "weekly-chat", .period = PeriodKind::week, .other_period = {},
     .is_periodic = true, .subject = "", .view = weekly_view, .shape = weekly_shape},
    {.name = "monthly", .label = "monthly_title", .file = "monthly", .chat = "monthly-chat", .period = PeriodKind::month, .other_period = {},
     .is_periodic = true, .subject = "", .view = monthly_view, .shape = monthly_shape},
    {.name = "status", .label = "status_title", .file = "status", .chat = "status-chat", .period = PeriodKind::week, .other_period = PeriodKind::month,
     .is_periodic = true, .subject = "", .view = status_view, .shape = status_shape},
    {.name = "minutes", .label = "minutes_title", .file = "minutes", .chat = "", .period = PeriodKind::day, .other_period = {},
     .is_periodic = false, .subject = "meeting", .view = minutes_view, .shape = sheet_shape},
    {.name = "issues", .label = "issues_title", .file = "issues", .chat = "", .period = PeriodKind::month, .other_period = {},
     .is_periodic = false, .subject = "", .view = issues_view, .shape = sheet_shape},
    {.name = "risks", .label = "risks_title", .file = "risks", .chat = "", .period = PeriodKind::month, .other_period = {},
     .is_periodic = false, .subject = "", .view = risks_view, .shape = sheet_shape, .distribution = "risk"},
    {.name = "roster", .label = "roster_title", .file = "roster", .chat = "", .period = PeriodKind::day, .other_period = {},
     .is_periodic = false, .subject = "", .view = roster_view, .shape = sheet_shape},
}};

Partials partials_of(const TemplateLookup& own) {
  return Partials([own](std::string_view name) -> std::optional<TemplateSource> {
    const std::string file = std::string(name) + ".mustache";
    if (own)
      if (auto text = own(file)) return TemplateSource{"templates/" + file, std::move(*text)};
    if (const auto built_in = embedded_template(file)) return TemplateSource{"built-in " + file, std::string(*built_in)};
    return std::nullopt;
  });
}

void refuse(const Findings& findings) {
  std::vector<Message> hints;
  for (const Finding& finding : findings) {
    hints.push_back(say("{}:{}:{}: {}", finding.file, finding.mark.line, finding.mark.column, finding.message));
    if (!finding.hint.empty()) hints.push_back(finding.hint);
  }
  throw Error(Failure::invalid, "the template asks for names that this report does not have; nothing was written", std::move(hints));
}

std::string rendered(const ReportRow& row, std::string_view file, Escape escape, const Data& view, const TemplateLookup& own) {
  Partials partials = partials_of(own);
  const Template* page = partials.find(file);
  if (!page) throw Error(Failure::not_found, say("there is no template {}.mustache", file));
  const Shape shape = row.shape();
  if (const Findings findings = check_template(*page, shape, partials); !findings.empty()) refuse(findings);
  RenderOptions options;
  options.escape = escape;
  options.strict = true;
  options.shape = &shape;
  return render(*page, view, partials, options);
}

/// An error that names its place as the template engine does, or what stopped `file` from being read.
Finding as_finding(const Error& error, std::string file) {
  const Message hint = error.hints().empty() ? Message() : error.hints().front();
  const auto& parts = error.message().arguments;
  if (error.message().pattern != "{}:{}:{}: {}" || parts.size() != 4) return {"template.file", Severity::error, std::move(file), {}, {}, error.message(), hint};
  const auto number = [&](std::size_t i) { return static_cast<std::uint32_t>(parse_integer(parts[i].pattern).value_or(0)); };
  return {"template.syntax", Severity::error, parts[0].pattern, {number(1), number(2)}, {}, parts[3], hint};
}

}  // namespace

Findings check_templates(const TemplateLookup& own) {
  Findings findings;
  std::string last;
  const TemplateLookup noting = [&](std::string_view file) {
    last = "templates/" + std::string(file);
    return own(file);
  };
  for (const ReportRow& row : rows) {
    for (const std::string_view file : {row.file, row.chat}) {
      if (file.empty()) continue;
      Partials partials = partials_of(noting);
      try {
        std::ranges::move(check_template(*partials.find(file), row.shape(), partials), std::back_inserter(findings));
      } catch (const Error& error) {
        findings.push_back(as_finding(error, last));
      }
    }
  }
  sort_findings(findings);
  const auto same = [](const Finding& a, const Finding& b) { return a.file == b.file && a.mark.line == b.mark.line && a.mark.column == b.mark.column && a.message.english() == b.message.english(); };
  const auto rest = std::ranges::unique(findings, same);
  findings.erase(rest.begin(), rest.end());
  return findings;
}

std::span<const ReportRow> report_rows() { return rows; }

const ReportRow* find_report(std::string_view name) {
  for (const ReportRow& row : rows)
    if (row.name == name) return &row;
  return nullptr;
}

std::string render_report(const ReportRow& row, const Data& view, const TemplateLookup& own) {
  return rendered(row, row.file, Escape::markdown, view, own);
}

void require_chat(const ReportRow& row) {
  if (row.chat.empty()) throw Error(Failure::usage, say("“{}” has no form for a chat", labelled("documents", {}, row.label)), {say("try --format md")});
}

std::string render_chat(const ReportRow& row, const Data& view, const TemplateLookup& own) {
  require_chat(row);
  return rendered(row, row.chat, Escape::none, view, own);
}

std::string content_check(const Data& view) {
  const std::string digest = sha256_hex(write_json(view, -1));
  return digest.substr(0, 4) + ' ' + digest.substr(4, 4);
}

}  // namespace accord
