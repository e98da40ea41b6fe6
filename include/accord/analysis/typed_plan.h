// The plan's tasks as their records say them, typed once: schedule and earned value of any data date begin here.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <list>
#include <memory>
#include <memory_resource>
#include <mutex>
#include <optional>
#include <span>
#include <string>
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
  std::string_view target = {};
  std::int32_t number = -1;  ///< of the task that is meant; -1: there is none
  LinkType type = LinkType::finish_start;
  std::optional<Tick> lag = {};  ///< absent: the dependency is spoilt
  const Value* item = nullptr;
};

/// One record; nothing here depends on a data date. What is spoilt is found again by its place in the record.
struct PlanTask {
  const Record* record = nullptr;
  std::int32_t number = -1;  ///< of the task in its plan, and in what-ifs made of it
  std::string_view key;      ///< of its place in the order of the plan (add_plan_key); of a what-if's tasks empty
  TaskType type = TaskType::task;
  EarnedMethod method = EarnedMethod::percent;
  std::optional<Date> created;    ///< it exists from that day on; absent: always
  std::string_view wbs, parent;   ///< empty when there is none
  std::int32_t parent_number = -1;  ///< -1: there is no such task
  std::optional<Date> due;        ///< the agreed day
  std::optional<Tick> duration;   ///< absent: not stated, or spoilt; 0 of a milestone
  bool duration_spoilt = false;
  std::optional<Constraint> constraint;
  bool constraint_spoilt = false;
  bool has_costs = false;  ///< some are written, whether or not they can be read
  // In memory of the plan's.
  std::span<const TaskMove> moves;            ///< in the order of the file
  std::span<const TaskStatement> statements;  ///< ascending
  std::span<const TaskCost> costs;            ///< ascending
  std::span<TaskDependency> depends;

  bool exists_at(Date as_of) const { return !created || *created <= as_of; }
};

/// Types tasks one at a time, also while others are still being loaded.
class PlanReader {
 public:
  /// The calendar tells what an hour is.
  explicit PlanReader(const Calendar& calendar);
  /// Has read the tasks of the set.
  PlanReader(const RecordSet& records, const Calendar& calendar);

  /// Records of other kinds are passed over. May be called from several threads at once. The record may be moved later,
  /// but not changed.
  void read(const Record& record);

 private:
  friend class TypedPlan;
  /// A task with the beginning of its key at hand as numbers.
  struct Placed {
    std::array<std::uint64_t, 2> head = {};
    PlanTask* task = nullptr;

    bool operator<(const Placed& other) const { return head != other.head ? head < other.head : task->key < other.task->key; }
  };
  /// What one thread has read. A task, its parts and its key lie together.
  struct Share {
    std::unique_ptr<std::pmr::monotonic_buffer_resource> memory;
    std::pmr::deque<Placed> tasks;  ///< in that memory
    std::string key;  ///< where the next one is put together
  };
  Share& own_share();

  const std::uint64_t serial_;  ///< of readers
  int minutes_per_day_;
  std::mutex mutex_;
  std::list<Share> shares_;
};

/// All task records of a set, typed. Points into the records, which must live as long.
class TypedPlan {
 public:
  TypedPlan(const RecordSet& records, const Calendar& calendar);
  /// `reader` has read every task of the set.
  TypedPlan(const RecordSet& records, PlanReader&& reader);
  /// The same of a set made of `base`'s with some records changed (what-if): reads only those. `base` must live as long and
  /// stay where it is.
  TypedPlan(const RecordSet& records, const TypedPlan& base);

  const RecordSet& records() const { return *records_; }
  /// By wbs, number and id.
  std::span<const PlanTask* const> in_order() const { return order_; }
  /// Calls `visit` for each of them with all its parts soon at hand: in this order they lie here and there in memory, and a
  /// walk would wait for each.
  template <class Visit>
  void each_in_order(const Visit& visit) const {
    for (std::size_t i = 0; i < order_.size(); ++i) {
      if (i + turns_ahead < order_.size()) fetch(*order_[i + turns_ahead]);
      visit(*order_[i]);
    }
  }
  /// Numbers of tasks are below this.
  std::size_t numbers() const { return numbers_; }
  /// Of the task with that id; -1 when there is none.
  std::int32_t number_of(std::string_view id) const;
  /// Of the task at that place among those of the records, or -1 (nowhere).
  std::int32_t number_at(std::size_t place) const;
  /// As number_of, of the tasks alone that a what-if has put in.
  std::int32_t number_added(std::string_view id) const;

 private:
  static constexpr std::size_t turns_ahead = 8;  ///< they take about as long as memory does
  static void fetch(const PlanTask& task);
  void number_links(PlanTask& task) const;

  const RecordSet* records_;
  const TypedPlan* base_ = nullptr;
  int minutes_per_day_;
  std::size_t numbers_ = 0;
  KindPlaces places_;  ///< of the tasks, which are their numbers; empty in a what-if
  std::vector<std::unique_ptr<std::pmr::monotonic_buffer_resource>> memory_;  ///< where the tasks are
  std::vector<PlanTask*> own_;             ///< without those of the base
  std::vector<const PlanTask*> order_;
};

}  // namespace accord
