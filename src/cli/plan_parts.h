// What the commands of plan and progress share: loading, numbers, findings, tables in every format.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "accord/analysis/schedule.h"
#include "accord/base/data.h"
#include "accord/base/money.h"
#include "accord/store/project.h"
#include "cli/context.h"
#include "cli/table.h"

namespace accord {

/// The project as the engines take it.
struct PlanInputs {
  Loaded loaded;
  Calendar calendar;
  Currency currency;

  const RecordSet& records() const { return loaded.records; }
};
/// Reads everything; problems of reading are told on standard error.
PlanInputs load_plan(Context& context);

/// The finding at its line: a missing year of the calendar stands where accord.yaml has its calendar.
Finding placed(Finding finding, const Settings& settings);
/// Each finding once, on standard error.
void note_findings(Context& context, const Findings& findings);
Data findings_data(const Findings& findings, Language language);

/// {"accord": 1, "as_of": …}: how every JSON answer begins.
Data plan_envelope(Date as_of);

/// The table as the person wants it (not JSON). On a terminal with headings, into a pipe as tab-separated values.
void print_table(Context& context, const Table& table);
/// A sentence below a table: on standard output where people read it, else on standard error.
void print_line(Context& context, const Message& message);

/// A column whose heading is an English word translated under `messages`.
Column plan_column(Context& context, std::string_view name, std::string_view heading, bool right = false, bool shrinks = false);

/// "-" for what is undefined.
std::string text_or_dash(const std::optional<Decimal>& number);
std::string percent_or_dash(const std::optional<Decimal>& share);
/// A JSON number by its exact spelling, or null.
Data number_or_null(const std::optional<Decimal>& number);
/// A double to that many places, for people and JSON alike.
std::string fixed(double value, int places);

/// The name of a record in a narrow column: its number, else its wbs, else its id.
std::string sign_of(const Record& record);
/// Title in the person's language.
std::string title_of(Context& context, const Record& record);

/// "2027-01-05?" where the calendar does not know the holidays of that year.
std::string date_text(const Calendar& calendar, Date date);
/// What that question mark means.
Message unsure_message();
/// Why a plan is empty: nothing was entered, or not yet on that day.
Message no_tasks_message(const RecordSet& records, Date as_of);

/// "2026-08-26, 5 working days before the contract date 2026-09-02".
Message against_contract(const Calendar& calendar, Date finish, const std::optional<Date>& contract_date);

}  // namespace accord
