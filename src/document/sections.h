// The sections of a periodic report, each as plain data; null when there is nothing to report.
#pragma once

#include "accord/base/data.h"
#include "document/report_context.h"

namespace accord {

/// What the client is asked for: {rows: [{request, who, by, effect}]}.
Data needs_section(const ReportContext& context);
/// What was finished in the period: {lines: [{strong, text}]}.
Data done_section(const ReportContext& context);
/// The same without defects, changes and gates, which have sections of their own: {lines}.
Data work_section(const ReportContext& context);
/// Late work with its measures, problems, serious defects, complaints: {rows: [{problem, effect, action, owner}]}. When there are
/// more than `places`, the issues stand in the order of their severity.
Data problems_section(const ReportContext& context, std::size_t places);
/// The dated events it tells: problems and questions opened and solved, complaints received and closed. Defects and changes are
/// told among what was done.
void remember_problems(const ReportContext& context);
/// Agreed and forecast dates of the next period: {items: [text], line}; `line` holds the first of them, one after the other.
Data next_section(const ReportContext& context, std::size_t in_line);
/// "29 June – 5 July", "July".
std::string next_range(const ReportContext& context);
/// {rows: [{milestone, original, plan, contract, actual, reached, deviation}], plan_heading, note, measures: [text]}.
Data milestones_section(const ReportContext& context);
/// {rows: [{risk, level, response}], has_rows, closed: sentence, closed_names}.
Data risks_section(const ReportContext& context);

// Sections of one table, list or paragraph (sheet.h: SheetSection).

/// How the work stands, and how it stood at the end of the last period.
Data progress_section(const ReportContext& context);
/// Planned by the end of the period and not done.
Data not_done_section(const ReportContext& context);
/// Changes that moved in the period, and what all approved ones come to.
Data changes_section(const ReportContext& context);
/// Defects by severity, agreed times, tests, gates.
Data quality_section(const ReportContext& context);
/// The payments of the contract; the short form names what was received and the next one, for us our cost too.
Data payments_section(const ReportContext& context);
/// The receipts it tells.
void remember_payments(const ReportContext& context);
Data money_section(const ReportContext& context);
/// What the client said, and results of surveys.
Data feedback_section(const ReportContext& context);
/// What must be decided above the project, and what the client is asked for.
Data escalations_section(const ReportContext& context);

/// The names of all these sections.
Shape progress_shape();
Shape not_done_shape();
Shape changes_shape();
Shape quality_shape();
Shape payments_shape();
Shape money_shape();
Shape feedback_shape();
Shape escalations_shape();
Shape needs_shape();
Shape done_shape();
Shape problems_shape();
Shape next_shape();
Shape milestones_shape();
Shape risks_shape();

/// Planned (else agreed) finish passed and unfinished, or planned start passed and not begun.
bool is_late(const ReportContext& context, const Record& task);
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
