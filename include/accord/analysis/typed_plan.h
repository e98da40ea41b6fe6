// The plan's tasks as their records say them, typed once: schedule and earned value of any data date begin here.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "accord/analysis/earned_value.h"
#include "accord/analysis/network.h"
#include "accord/base/calendar.h"
#include "accord/model/record_set.h"

namespace accord {

/// The plan counts working time in this many parts of a working day, so that hours and halves are whole numbers.
inline constexpr Tick ticks_per_day = 480;

/// Working time in ticks; nothing beyond a century, which is a slip of the pen and would overflow a long chain.
std::optional<Tick> ticks_of(const Duration& duration, int minutes_per_day);
/// The same of working days, which may not be negative here.
std::optional<Tick> ticks_of(const Decimal& days);

enum class TaskType : std::uint8_t { task, summary, milestone, level_of_effort };
enum class TaskState : std::uint8_t { planned, in_progress, blocked, done, cancelled, other };

struct TaskMove {
  TaskState to = TaskState::other;
  Date at;
};

struct TaskStatement {
  Date at;
  std::optional<Share> share;        ///< 0 to 1; absent: spoilt
  std::optional<Money> to_complete;  ///< cost still needed
  const Value* item = nullptr;
};

struct TaskCost {
  Date at;
  std::optional<Money> amount;  ///< absent: spoilt
  const Value* item = nullptr;
};

struct TaskDependency {
  std::string_view target;
  LinkType type = LinkType::finish_start;
  std::optional<Tick> lag;  ///< absent: the dependency is spoilt
  const Value* item = nullptr;
};

/// One record; nothing here depends on a data date. What is spoilt is found again by its place in the record.
struct PlanTask {
  const Record* record = nullptr;
  TaskType type = TaskType::task;
  EarnedMethod method = EarnedMethod::percent;
  std::optional<Date> created;    ///< it exists from that day on; absent: always
  std::string_view wbs, parent;   ///< empty when there is none
  std::optional<Tick> duration;   ///< absent: not stated, or spoilt; 0 of a milestone
  bool duration_spoilt = false;
  std::optional<Constraint> constraint;
  bool constraint_spoilt = false;
  std::vector<TaskMove> moves;            ///< in the order of the file
  std::vector<TaskStatement> statements;  ///< ascending
  std::vector<TaskCost> costs;            ///< ascending
  std::vector<TaskDependency> depends;

  bool exists_at(Date as_of) const { return !created || *created <= as_of; }
};

/// All task records of a set, typed. Points into the records, which must live as long.
class TypedPlan {
 public:
  /// The calendar tells what an hour is.
  TypedPlan(const RecordSet& records, const Calendar& calendar);
  /// The same of another set that shares most records with `base`'s (what-if): reads only the others. `base` must live as
  /// long.
  TypedPlan(const RecordSet& records, const TypedPlan& base);
  TypedPlan(TypedPlan&&) = default;  // no copies: the order points into it

  const RecordSet& records() const { return *records_; }
  /// By wbs, number and id.
  std::span<const PlanTask* const> in_order() const { return order_; }

 private:
  const RecordSet* records_;
  int minutes_per_day_;
  std::vector<PlanTask> own_;
  std::vector<const PlanTask*> order_;
};

}  // namespace accord
