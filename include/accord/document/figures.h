// What may cross from all records into a client's view: dates of plan and forecast, progress by working days, the
// contract's date and price, service levels. Computed from all records (hidden ones too); never cost, budget or reserve.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "accord/analysis/payments.h"
#include "accord/analysis/progress.h"
#include "accord/analysis/status_colours.h"
#include "accord/analysis/survey_results.h"
#include "accord/base/date.h"
#include "accord/base/decimal.h"
#include "accord/base/money.h"
#include "accord/model/record_set.h"
#include "accord/model/settings.h"
#include "accord/model/visible_records.h"

namespace accord {

/// Dates of a task or of a milestone as known at the data date. Slips are working days, positive when late.
struct PlannedDates {
  std::optional<Date> plan_start, plan_finish;  ///< by the baseline that holds at the data date; else the agreed date
  std::optional<Date> due;                      ///< the agreed day
  std::optional<Date> start, finish;            ///< actual, else forecast
  bool started = false, finished = false;
  int start_slip = 0, finish_slip = 0;
  bool critical = false;
  std::optional<Date> finish_with_measures;     ///< forecast when every open measure takes effect
  std::optional<Date> contract_date;            ///< of a milestone: with the extensions agreed so far
  int contract_slip_days = 0;                   ///< calendar days after the contract date; negative before it
  std::optional<Date> original_finish;          ///< of a milestone: by the first baseline
};

/// Of records of one kind: another's may have the same id. Valid as long as the records.
class DatesById {
 public:
  DatesById() = default;
  /// With room for the dates of each record of the kind.
  explicit DatesById(KindPlaces places) : places_(places), rows_(places.size()) {}

  const KindPlaces& places() const { return places_; }
  /// Of the record at that place. Several threads may set different ones at once.
  void set(std::size_t place, const PlannedDates& dates) { rows_[place] = dates; }
  /// Null when there are none.
  const PlannedDates* find(std::string_view id) const {
    const std::size_t place = places_.find(id);
    return place == IdTable::nowhere || !rows_[place] ? nullptr : &*rows_[place];
  }
  PlannedDates* find(std::string_view id) { return const_cast<PlannedDates*>(std::as_const(*this).find(id)); }

 private:
  KindPlaces places_;
  std::vector<std::optional<PlannedDates>> rows_;
};

/// Progress weighted by planned working days, in percent; SPI(t) by earned schedule of the same weights.
struct ScheduleFigures {
  std::string baseline;  ///< version, e.g. "1.3"
  Decimal percent_done, percent_planned;
  std::optional<Decimal> spi_t;
  std::optional<Date> finish, finish_with_measures;  ///< forecast of the whole project
  int finish_slip = 0;                               ///< working days after the baseline's finish
};

/// A defect's clock against what was agreed; minutes of business time.
struct ServiceResult {
  std::optional<bool> response_on_time;  ///< nothing while it waits for an answer inside its time
  int resolution_target = 0;
  int resolution_overrun = 0;            ///< 0 when it was solved in time or is still inside it
};

/// Where the project stood at the end of a week; weeks after the data date hold the plan alone.
struct WeekFigures {
  Date from, until;  ///< of the week, in that of the data date until the data date
  std::optional<Decimal> percent_planned, percent_done;  ///< weighted by planned working days
  std::optional<Money> planned_value = {}, earned_value = {}, actual_cost = {};  ///< only for the internal audience
};

struct ReleasedFigures {
  std::string contract_number;
  std::optional<Date> project_start;
  std::optional<ContractPrice> contract_price;
  std::optional<Date> contract_date;           ///< completion date with the extensions agreed so far
  std::optional<Date> signed_date;             ///< and as it was signed
  std::optional<ScheduleFigures> schedule;
  std::vector<WeekFigures> weeks;              ///< from the first to the last of the plan; only for charts
  DatesById tasks, milestones;                   ///< their dates
  std::map<std::string, ServiceResult> service;  ///< by id of issue
  std::map<std::string, PaymentFacts> payments;  ///< by id of payment, without the record
  /// Surveys reported so far that the audience sees, oldest first, by id and without the record; with fewer answers than
  /// the anonymity threshold only their number.
  std::vector<std::pair<std::string, SurveyResults>> surveys;
  /// Colours of every dimension, judged by the records the audience sees (plan and forecast by all); the reasons point
  /// into the view, which must live as long. Only those of analysis/status_colours.h `is_shown` go on a page.
  std::vector<DimensionStatus> statuses;
  std::optional<Measures> progress;              ///< cost and earned value: only for the internal audience
  std::optional<Decimal> cost_spi_t;             ///< SPI(t) by cost, likewise
  Findings findings;                             ///< errors in records that left figures unknown: for whoever makes the page
};

/// How much of them is wanted: where the project stood then (of the figures by record nothing, no weeks, no forecast with
/// measures), what a page says, or its charts too.
enum class Extent : std::uint8_t { standing, page, charts };

struct DataDate {
  Date as_of;
  Extent extent = Extent::page;
};

/// Computes them for the end of each day, all at once. `plan` is read from all records, which must live as long as the
/// figures; `view` is what the audience sees of them. `read` are baselines that need not be read again.
std::vector<ReleasedFigures> released_figures(const TypedPlan& plan, const Baselines& read, const ClientView& view, const Settings& settings, const std::vector<DataDate>& dates);
/// The same of records that are looked at only once, for one day; they must live as long.
ReleasedFigures released_figures(const RecordSet& records, const ClientView& view, const Settings& settings, Date as_of, Extent extent = Extent::page);

}  // namespace accord
