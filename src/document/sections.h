// The sections of a periodic report, each as plain data; null when there is nothing to report.
#pragma once

#include "accord/base/data.h"
#include "document/report_context.h"

namespace accord {

/// What the client is asked for: {rows: [{request, who, by, effect}]}.
Data needs_section(const ReportContext& context);
/// What was finished in the period: {lines: [{strong, text}]}.
Data done_section(const ReportContext& context);
/// Late work with its measures, problems, serious defects, complaints: {rows: [{problem, effect, action, owner}]}.
Data problems_section(const ReportContext& context);
/// Agreed and forecast dates of the next period: {items: [text], line}; `line` holds the first of them, one after the other.
Data next_section(const ReportContext& context, std::size_t in_line);
/// "29 June – 5 July", "July".
std::string next_range(const ReportContext& context);
/// {rows: [{milestone, plan, contract, actual, reached, deviation}], plan_heading, note, measures: [text]}.
Data milestones_section(const ReportContext& context);
/// {rows: [{risk, level, response}], has_rows, closed: sentence, closed_names}.
Data risks_section(const ReportContext& context);

/// The names of those sections.
Shape needs_shape();
Shape done_shape();
Shape problems_shape();
Shape next_shape();
Shape milestones_shape();
Shape risks_shape();

/// One sentence on the defects found, solved and open; empty when there is none to speak of.
std::string defects_line(const ReportContext& context);
/// Measures against late work that are open at the data date, in the order of their dates.
std::vector<const Record*> open_measures(const ReportContext& context);
/// Changes, complaints and formal notices that moved in the period, as done lines.
void add_change_lines(const ReportContext& context, Data& lines);
void add_notice_lines(const ReportContext& context, Data& lines);
bool has_changes(const ReportContext& context);
bool has_complaints(const ReportContext& context);
bool has_notices(const ReportContext& context);

}  // namespace accord
