// How the work stands at the end of the period and at the end of the last one, by planned working days.
#include "document/periodic.h"
#include "document/sections.h"
#include "document/sheet.h"

namespace accord {
namespace {

std::string percent(const Words& words, const Decimal& value) { return words.say("percent", {to_string(rounded(value, 1))}); }

using Cell = std::string (*)(const Words&, const ScheduleFigures&);

std::string done(const Words& words, const ScheduleFigures& figures) { return percent(words, figures.percent_done); }
std::string planned(const Words& words, const ScheduleFigures& figures) { return percent(words, figures.percent_planned); }
std::string index(const Words& words, const ScheduleFigures& figures) {
  return figures.spi_t ? to_string(rounded(*figures.spi_t, 2)) : words.label("nobody");
}
std::string finish(const Words& words, const ScheduleFigures& figures) { return figures.finish ? words.date(*figures.finish) : words.label("nobody"); }

/// The contract's date as it was known then, so that an extension shows.
std::string contract(const Words& words, const std::optional<Date>& date) { return date ? words.date(*date) : words.label("nobody"); }

std::string state(const Words& words, int slip) {
  if (slip == 0) return words.label("state_on_plan");
  return slip > 0 ? words.count(slip, "state_behind", true) : words.count(-slip, "state_ahead", true);
}

}  // namespace

Data progress_section(const ReportContext& context) {
  const Words& words = context.words();
  const auto& now = context.figures().schedule;
  if (!now) return {};
  const ReleasedFigures* last = context.request().before;
  const bool begun = last && last->schedule && (!last->project_start || *last->project_start <= previous(context.period()).to);
  SheetSection section{.paragraphs = {words.sentences({state(words, now->finish_slip)})},
                       .columns = {words.label("column_progress"), words.label("column_now"), words.label("column_before")}};
  const std::pair<const char*, Cell> cells[] = {{"progress_done", done}, {"progress_planned", planned}, {"progress_index", index}, {"progress_finish", finish}};
  for (const auto& [label, cell] : cells)
    section.rows.push_back({words.label(label), cell(words, *now), begun ? cell(words, *last->schedule) : words.label("nobody")});
  if (context.figures().contract_date)
    section.rows.push_back({words.label("progress_contract"), contract(words, context.figures().contract_date), begun ? contract(words, last->contract_date) : words.label("nobody")});
  return section_data(section);
}

Shape progress_shape() { return section_shape("progress", sheet_section_shape()); }

}  // namespace accord
