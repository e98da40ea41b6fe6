// A plan as rows: what outlines, CSV files and other tools' exports have in common.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "accord/base/money.h"
#include "accord/model/finding.h"
#include "accord/model/record_set.h"
#include "accord/model/settings.h"

namespace accord {

struct PlanLink {
  std::string target;    ///< wbs, row number, number or id, as it stands in the text
  std::string type = {}; ///< FS, SS, FF, SF; empty for FS
  std::string lag = {};  ///< "+2d", "-0.5d", "+4h"; empty for none
  std::uint32_t column = 1;  ///< in the row's line, in characters
};

/// One task. An absent optional was not in the text at all (a CSV without that column): it changes nothing.
struct PlanRow {
  std::uint32_t line = 0, column = 1;  ///< where its text begins; columns count characters
  std::uint32_t owner_column = 1;
  std::string id = {};      ///< of an existing task, when the text says so
  std::string key = {};     ///< the row's own number in another tool's file, to which its links refer
  std::string wbs = {};
  std::string title = {};   ///< in the project's language
  std::string other_title = {};  ///< in the other language
  std::optional<std::size_t> parent = {};  ///< index of a row before it
  bool states_parent = false;    ///< the text has levels, so that no parent means none
  std::string type = {};    ///< task, summary, milestone, loe; empty when not said
  std::optional<std::string> duration = {};  ///< as a record holds it: "6d", "4h"; empty clears
  std::optional<std::vector<PlanLink>> depends = {};
  std::optional<std::string> owner = {};     ///< as typed: a handle or a name
  std::optional<std::string> budget = {};    ///< "CNY 15000.00"; empty clears
  std::optional<std::string> estimate = {};  ///< "4/6/10"; empty clears
  std::optional<std::string> constraint = {};  ///< "SNET 2026-05-04"; empty clears
};

/// A title of two languages on one line: "User manual / 用户手册" when exactly one side has ideographs, or both sides
/// in quotes. Within quotes a quote stands twice, as in CSV. `language` is the project's.
void split_title(std::string_view text, Language language, PlanRow& row);
/// Places of the row for findings; nothing when it comes from no text.
Mark mark_of(const PlanRow& row, std::uint32_t column);
/// What split_title reads back: plain where that will do, else quoted_title.
std::string joined_title(const PlanRow& row, Language language);
/// The title, or both, in quotes.
std::string quoted_title(const PlanRow& row);
/// Where the quoted title, or pair of titles, that the text begins with ends; 0: it begins with none.
std::size_t quoted_title_end(std::string_view text);

/// "FS", "SS+2d", "FF-1d" into type and lag; false when it is neither.
bool parse_link_suffix(std::string_view text, PlanLink& link);
std::string link_text(const PlanLink& link);
/// A task's dependency as a link to that target.
PlanLink link_of(const Dependency& dependency, std::string target);

/// It exists and is not cancelled on that day.
bool in_plan(const Record& task, Date as_of);
/// The tasks of the plan that exist and are not cancelled on that day, parents before children, in the plan's order.
/// Links name their predecessors by wbs, or by id where they have none.
std::vector<PlanRow> rows_of(const RecordSet& records, Date as_of, Language language);

/// The tasks of the plan that exist and are not cancelled on that day, by the names a row may call them. The records
/// must outlive it.
class PlanTasks {
 public:
  PlanTasks(const RecordSet& records, Date as_of);
  /// Which task a row means: by its id, else by its wbs, without one by its title; null for a new one.
  const Record* find(const PlanRow& row) const;

 private:
  std::unordered_map<std::string_view, const Record*> by_id_, by_wbs_, by_title_;
};

/// Gives new rows the next free codes of their places (1, 1.1, 1.2, 2), in a text without codes for a plan whose tasks
/// all have one: a plan is in the order of its codes.
void number_rows(std::vector<PlanRow>& rows, const RecordSet& records, Date as_of);

/// Makes owners handles and links point at rows or records, and reports what is wrong: a wbs twice, an unknown person,
/// an unknown predecessor, a task twice, a task that waits for itself, no title. Rows with a finding stay as they are.
void settle_rows(std::vector<PlanRow>& rows, const RecordSet& records, Date as_of, const std::string& file, Findings& findings);

/// The rows by the names that links give them. The rows must outlive it and keep their places, keys, codes and ids.
class RowNames {
 public:
  explicit RowNames(const std::vector<PlanRow>& rows);
  /// The row a link's target means: by its key if it has one, else by wbs or id, else by a title that stands once;
  /// nothing when it means none.
  std::optional<std::size_t> find(std::string_view target) const;

 private:
  std::unordered_map<std::string_view, std::size_t> rows_;
};

}  // namespace accord
