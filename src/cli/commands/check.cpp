// accord check: every rule on every record.
#include <algorithm>
#include <iterator>

#include "accord/base/json.h"
#include "accord/base/random.h"
#include "accord/base/text.h"
#include "accord/document/report.h"
#include "accord/model/check.h"
#include "accord/model/history.h"
#include "accord/model/project_calendar.h"
#include "accord/store/effects.h"
#include "cli/check_frozen.h"
#include "cli/commands.h"
#include "cli/context.h"
#include "cli/missing_texts.h"
#include "cli/own_files.h"
#include "cli/plan_parts.h"
#include "cli/record_json.h"
#include "cli/spoken_lines.h"
#include "cli/table.h"

namespace accord {
namespace {

/// SARIF 2.1.0, which forges turn into annotations on the lines.
Data sarif(const Findings& findings, Language language) {
  Data results = Data::list();
  for (const Finding& finding : findings) {
    Data result = Data::map();
    result.set("ruleId", finding.rule);
    result.set("level", severity_name(finding.severity));
    std::string text = translate(finding.message, language);
    if (!finding.hint.empty()) text += " (" + translate(finding.hint, language) + ")";
    result.set("message", Data::map()).set("text", text);
    Data place = Data::map();
    place.set("artifactLocation", Data::map()).set("uri", finding.file);
    if (finding.mark.line > 0) {
      Data& region = place.set("region", Data::map());
      region.set("startLine", static_cast<std::int64_t>(finding.mark.line));
      region.set("startColumn", static_cast<std::int64_t>(finding.mark.column));
    }
    Data location = Data::map();
    location.set("physicalLocation", std::move(place));
    result.set("locations", Data::list()).add(std::move(location));
    results.add(std::move(result));
  }
  Data driver = Data::map();
  driver.set("name", "accord");
  Data run = Data::map();
  run.set("tool", Data::map()).set("driver", std::move(driver));
  run.set("results", std::move(results));
  Data log = Data::map();
  log.set("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
  log.set("version", "2.1.0");
  log.set("runs", Data::list()).add(std::move(run));
  return log;
}

/// The finding and its hint: wrapped while there is no colour in it, then painted where its parts came to stand.
std::string line_of(Context& context, const Finding& finding) {
  std::string place = finding.file;
  if (finding.mark.line > 0) place += ":" + std::to_string(finding.mark.line) + ":" + std::to_string(finding.mark.column);
  place = context.shown(place);
  const std::string severity(context.label("severities", severity_name(finding.severity)));
  const std::string rule = "[" + finding.rule + "]";
  std::string lines = place + ": " + context.shown(context.text(say("{}: {}", severity, finding.message))) + "  " + rule + "\n";
  if (!finding.hint.empty()) lines += "    " + context.shown(context.text(finding.hint)) + "\n";
  if (context.out_is_terminal()) lines = wrap_sentences(lines, context.width());
  const auto repaint = [&](std::size_t at, const std::string& part, Paint colour) {
    if (at != std::string::npos && !part.empty()) lines.replace(at, part.size(), paint(part, colour, context.colour()));
  };
  repaint(lines.rfind(rule), rule, Paint::dim);
  const std::size_t after = lines.starts_with(place) ? place.size() : 0;
  repaint(lines.find(severity, after), severity, finding.severity == Severity::error ? Paint::red : Paint::yellow);
  if (after > 0) repaint(0, place, Paint::bold);
  return lines;
}

void print_findings(Context& context, const Findings& findings) {
  if (!context.has_format() || context.format() == Format::table) {
    for (const Finding& finding : findings) context.print_raw(line_of(context, finding));
    return;
  }
  context.set_page_title(context.text("Check of the records"));
  Table table;
  for (const char* heading : {"File", "Line", "Column", "Severity", "Problem", "Hint", "Rule"}) table.columns.push_back(plan_column(context, heading, heading));
  for (const Finding& finding : findings)
    table.rows.push_back({cell(finding.file), cell(finding.mark.line == 0 ? std::string() : std::to_string(finding.mark.line)), cell(finding.mark.line == 0 ? std::string() : std::to_string(finding.mark.column)),
                          cell(context.label("severities", severity_name(finding.severity))), cell(context.text(finding.message)), cell(context.text(finding.hint)), cell(finding.rule)});
  if (!findings.empty()) print_table(context, table);
}

void print(Context& context, const Arguments& arguments, const Findings& findings) {
  if (arguments.has("sarif")) context.print(write_json(sarif(findings, context.language())));
  else if (context.format() == Format::json) context.print(envelope({}, context.as_of(), {}, findings, context.language()));
  else print_findings(context, findings);
}

/// The plan may lead into years whose holidays the calendar does not know; only its dates tell.
void add_missing_years(const RecordSet& records, const Settings& settings, Date as_of, Findings& findings) {
  for (Finding& finding : compute_schedule(records, project_calendar(settings), {.as_of = as_of}).findings)
    if (finding.rule == "plan.calendar") findings.push_back(placed(std::move(finding), settings));
}

/// Signatures could not say which project they are of. The hint is a line to paste.
void add_missing_id(Context& context, Findings& findings) {
  const Settings& settings = context.project().settings();
  const auto wrong = std::ranges::find_if(findings, [](const Finding& finding) { return finding.file == "accord.yaml" && finding.rule == "settings" && finding.field == "id"; });
  if (wrong != findings.end()) wrong->hint = say("put back the one that git knows, or write: {}", verbatim("id: " + random_uuid(context.random())));
  if (!settings.content["id"].is_none()) return;
  findings.push_back({"settings", Severity::warning, "accord.yaml", settings.content["id"].mark, "id", "accord.yaml has no id, by which signatures name the project", say("write this line once, and keep it: {}", verbatim("id: " + random_uuid(context.random())))});
}

/// A report there is none of would never be due.
void add_unknown_reports(const Settings& settings, Findings& findings) {
  std::vector<std::string> names;
  for (const ReportRow& row : report_rows()) names.emplace_back(row.name);
  for (const Member& report : settings.content["reports"].members) {
    if (!settings.content["reports"].is_map() || find_report(report.key)) continue;
    const auto near = nearest(report.key, names);
    findings.push_back({"settings", Severity::error, "accord.yaml", report.mark, "reports", say("there is no document “{}”", report.key), near ? say("did you mean “{}”?", *near) : say("documents: {}", listed(names))});
  }
}

/// Effects that an approval could not make true; found before somebody signs it.
void add_impossible_effects(Context& context, const RecordSet& records, Findings& findings) {
  for (const Record& change : records.all()) {
    if (std::ranges::none_of(change.kind->moves, &Move::applies_effects) || change.items("effects").empty() || is_closed(change, context.as_of()) || has_applied_effects(change)) continue;
    try {
      const Batch batch{.steps = {{.act = BatchStep::Act::effects, .kind = {}, .target = change.id, .handle = {}, .verb = {}, .fields = {}}}, .name = {}};
      plan_batch(context.project(), records, batch, {.today = context.as_of(), .me = {}, .random = context.random(), .proposes = true, .refusal = "an approval could not make its effects true"});
    } catch (const Error& error) {
      findings.push_back({"effects", Severity::warning, change.file, change.content()["effects"].mark, "effects", error.message(), say("accord plan --what-if {} names everything that is wrong with them", change.id)});
    }
  }
}

int check_texts(Context& context, const Arguments& arguments) {
  const MissingTexts missing = missing_texts(context, *parse_language(arguments.get("texts")));
  print(context, arguments, missing.findings);
  if (missing.findings.empty() && missing.whole) context.note(say("the next weekly report has every text in {}", *parse_language(arguments.get("texts")) == Language::zh ? Message("Chinese") : Message("English")));
  return missing.whole ? 0 : 1;
}

/// What the settings say, and what can be computed with them alone.
void add_settings_rules(Context& context, const RecordSet& records, Findings& findings) {
  const Settings& settings = context.project().settings();
  add_missing_id(context, findings);
  add_unknown_reports(settings, findings);
  add_impossible_effects(context, records, findings);
  check_saved_filters(context.project(), records, context.as_of(), findings);
  add_missing_years(records, settings, context.as_of(), findings);
}

/// Without accord.yaml nobody knows a project's own fields either.
bool needs_settings(const Registry& kinds, const Finding& finding) {
  if (finding.rule == "field.unknown") return true;
  return std::ranges::any_of(kinds.all(), [&](const Kind* kind) {
    return std::ranges::any_of(kind->rules, [&](const Rule& rule) { return rule.needs_settings && rule.id == finding.rule; });
  });
}

/// Of a kind whose folder could not be listed nobody knows what is there.
bool names_unlisted(const Loaded& loaded, const Registry& kinds, const Finding& finding) {
  if (finding.rule != "link.missing") return false;
  const std::vector<const Kind*> all = kinds.all();
  const auto own = std::ranges::find_if(all, [&](const Kind* kind) { return finding.file == kind->folder || finding.file.starts_with(kind->folder + "/"); });
  const Field* field = own == all.end() ? nullptr : (*own)->described(finding.field);
  return field && std::ranges::any_of(loaded.unlisted, [&](const Kind* kind) { return field->targets.empty() || std::ranges::find(field->targets, kind->name) != field->targets.end(); });
}

int run(Context& context, const Arguments& arguments) {
  if (arguments.has("texts")) return check_texts(context, arguments);
  const Project& project = context.project_to_check();
  const Loaded& loaded = context.keep<Loaded>(project.load());
  const Date as_of = context.as_of();
  Findings findings = check_all(loaded.records, project.settings(), context.has_as_of() ? &as_of : nullptr);
  if (project.is_broken()) std::erase_if(findings, [&](const Finding& finding) { return needs_settings(project.registry(), finding); });
  if (!loaded.unlisted.empty()) std::erase_if(findings, [&](const Finding& finding) { return names_unlisted(loaded, project.registry(), finding); });
  findings.insert(findings.end(), loaded.findings.begin(), loaded.findings.end());
  std::ranges::move(stray_files(project), std::back_inserter(findings));
  check_own_templates(project, findings);
  check_own_labels(project, findings);
  check_frozen_pages(project.disk(), findings);
  if (!project.is_broken()) add_settings_rules(context, loaded.records, findings);
  sort_findings(findings);
  std::size_t errors = 0, warnings = 0;
  for (const Finding& finding : findings) (finding.severity == Severity::error ? errors : warnings)++;
  print(context, arguments, findings);
  if (findings.empty()) context.note(say("{} record{|s}, nothing wrong", loaded.records.all().size()));
  else context.note(say("{} record{|s}: {} error{|s}, {} warning{|s}", loaded.records.all().size() + loaded.records.unreadable.size(), errors, warnings));
  if (project.is_broken()) context.note("accord.yaml could not be read; the rules that need it were left out");
  return errors == 0 ? 0 : 1;
}

}  // namespace

Command check_command() {
  return {
      .words = "check",
      .summary = "checks every rule on every record",
      .description = "Ends with 0 when there is no error (warnings are allowed), else with 1. With --as-of also the rules that need a date.",
      .options = {{.name = "sarif", .help = "as SARIF, for annotations in a code forge"},
                  {.name = "texts", .placeholder = "LANGUAGE", .help = "list instead the texts of the next weekly report that are missing in that language", .choices = {"en", "zh-CN", "zh"}}},
      .examples = {{"accord check", {}}, {"accord check --sarif > findings.sarif", "in CI"}, {"accord check --texts zh-CN", "what the Chinese page would say in English"}},
      .formats = table_formats,
      .run = run,
  };
}

}  // namespace accord
