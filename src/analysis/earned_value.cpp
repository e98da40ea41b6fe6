#include "accord/analysis/earned_value.h"

#include <algorithm>
#include <cstddef>
#include <limits>

#include "accord/base/error.h"

namespace accord {
namespace {

/// amount × part / whole, rounded half up; none of them negative.
std::int64_t portion(std::int64_t amount, std::int64_t part, std::int64_t whole) {
  // Budgets beyond 64-bit products are rare, divisions of 128 bits slow.
  std::int64_t product = 0;
  if (!__builtin_mul_overflow(amount, 2 * part, &product) && product <= std::numeric_limits<std::int64_t>::max() - whole) {
    return (product + whole) / (2 * whole);
  }
  return static_cast<std::int64_t>(divide_half_up(static_cast<Wide>(amount) * part, whole));
}

void add(std::optional<std::int64_t>& sum, const std::optional<std::int64_t>& more) {
  if (sum && more) *sum += *more;
  else sum.reset();
}

std::int64_t value_of(const ValuedTask& task, const Share& share) {
  return portion(task.budget, share.part, share.whole);
}

/// The wide product, or an Error: figures of such sizes are mistakes of input, and a wrapped number would be believed.
Wide product(Wide a, Wide b) {
  Wide result = 0;
  if (__builtin_mul_overflow(a, b, &result)) {
    throw Error(Failure::invalid, "the amounts of the earned value figures are too large to compute with");
  }
  return result;
}

using Amount = std::optional<std::int64_t>;

std::optional<Decimal> ratio(const Amount& numerator, const Amount& denominator) {
  if (!numerator || !denominator || *denominator == 0) return {};
  return divide(Decimal(*numerator), Decimal(*denominator), 4);
}

Amount difference(const Amount& a, const Amount& b) {
  if (!a || !b) return {};
  return *a - *b;
}

void fill_estimates(EarnedFigures& figures) {
  const auto& [bac, pv, ev, ac, to_complete] = figures.sums;
  if (ac && to_complete) figures.eac_bottom_up = *ac + *to_complete;
  if (!bac || !ev || !ac) return;
  figures.eac_at_plan = *ac + (*bac - *ev);
  if (*ev == 0 || *ac == 0) return;
  figures.eac = static_cast<std::int64_t>(divide_half_up(product(*bac, *ac), *ev));
  figures.etc = *figures.eac - *ac;
  figures.vac = *bac - *figures.eac;
  figures.tcpi_eac = ratio(*bac - *ev, figures.etc);
  if (!pv || *pv == 0) return;
  const Wide remaining = divide_half_up(product(product(*bac - *ev, *ac), *pv), product(*ev, *ev));
  figures.eac_both = static_cast<std::int64_t>(*ac + remaining);
}

void fill_to_complete(EarnedFigures& figures) {
  const auto& [bac, pv, ev, ac, to_complete] = figures.sums;
  if (!bac || !ev || !ac || *bac == 0) return;
  if (*ev >= *bac) {
    figures.tcpi_state = ToComplete::complete;
  } else if (*ac >= *bac) {
    figures.tcpi_state = ToComplete::not_attainable;
  } else {
    figures.tcpi_state = ToComplete::value;
    figures.tcpi = ratio(*bac - *ev, *bac - *ac);
  }
}

}  // namespace

std::int64_t planned_value(const ValuedTask& task, std::int32_t working_index) {
  if (working_index >= task.end) return task.budget;
  if (working_index <= task.start) return 0;
  return portion(task.budget, working_index - task.start, task.end - task.start);
}

std::int64_t earned_value(const ValuedTask& task, Date as_of, std::int32_t working_index) {
  if (task.level_of_effort) return planned_value(task, working_index);
  const auto after = std::upper_bound(task.earned.begin(), task.earned.end(), as_of,
                                      [](Date date, const EarnedStep& step) { return date < step.from; });
  return after == task.earned.begin() ? 0 : value_of(task, (after - 1)->share);
}

EarnedSums& operator+=(EarnedSums& sums, const EarnedSums& more) {
  add(sums.bac, more.bac);
  add(sums.pv, more.pv);
  add(sums.ev, more.ev);
  add(sums.ac, more.ac);
  add(sums.to_complete, more.to_complete);
  return sums;
}

EarnedSums sums_of(const ValuedTask& task, Date as_of, std::int32_t working_index) {
  EarnedSums sums{.to_complete = task.to_complete};
  if (!task.plan_known) {
    sums.bac.reset();
    sums.pv.reset();
    sums.ev.reset();
  } else {
    sums.bac = task.budget;
    sums.pv = planned_value(task, working_index);
    if (!task.earned_known) sums.ev.reset();
    else sums.ev = earned_value(task, as_of, working_index);
  }
  if (!task.cost_known) {
    sums.ac.reset();
  } else {
    for (const DatedAmount& cost : task.costs) *sums.ac += cost.at <= as_of ? cost.amount : 0;
  }
  return sums;
}

std::vector<EarnedSums> trend(std::span<const ValuedTask> tasks, std::span<const PeriodEnd> ends) {
  struct Row { std::int64_t pv = 0, ev = 0, ac = 0; };
  std::vector<Row> rows(ends.size());  // what each period adds
  const auto row_at = [&](Date date) { return static_cast<std::size_t>(std::ranges::lower_bound(ends, date, {}, &PeriodEnd::date) - ends.begin()); };
  std::int64_t bac = 0;
  EarnedSums known;  // only which sums are there
  for (const ValuedTask& task : tasks) {
    known += sums_of(task, Date(), 0);
    bac += task.budget;
    if (task.budget != 0) {
      const std::int32_t first = std::min(task.start + 1, task.end);  // where its planned value begins
      std::int64_t planned = 0;
      for (auto end = std::ranges::lower_bound(ends, first, {}, &PeriodEnd::working_index); end != ends.end() && planned < task.budget; ++end) {
        Row& row = rows[static_cast<std::size_t>(end - ends.begin())];
        const std::int64_t more = planned_value(task, end->working_index) - planned;
        planned += more;
        row.pv += more;
        if (task.level_of_effort) row.ev += more;
      }
      std::int64_t earned = 0;
      for (const EarnedStep& step : task.earned) {
        const std::size_t row = row_at(step.from);
        if (task.level_of_effort || row == rows.size()) break;
        const std::int64_t more = value_of(task, step.share) - earned;
        earned += more;
        rows[row].ev += more;
      }
    }
    for (const DatedAmount& cost : task.costs) {
      if (const std::size_t row = row_at(cost.at); row < rows.size()) rows[row].ac += cost.amount;
    }
  }
  std::vector<EarnedSums> result;
  Row total;
  for (const Row& row : rows) {
    total.pv += row.pv;
    total.ev += row.ev;
    total.ac += row.ac;
    EarnedSums sums = known;
    sums.to_complete.reset();
    if (sums.bac) sums.bac = bac;
    if (sums.pv) sums.pv = total.pv;
    if (sums.ev) sums.ev = total.ev;
    if (sums.ac) sums.ac = total.ac;
    result.push_back(sums);
  }
  return result;
}

EarnedFigures figures_of(const EarnedSums& sums) {
  EarnedFigures figures;
  figures.sums = sums;
  figures.sv = difference(sums.ev, sums.pv);
  figures.cv = difference(sums.ev, sums.ac);
  figures.sv_share = ratio(figures.sv, sums.pv);
  figures.cv_share = ratio(figures.cv, sums.ev);
  figures.spi = ratio(sums.ev, sums.pv);
  figures.cpi = ratio(sums.ev, sums.ac);
  if (figures.spi && figures.cpi) {
    figures.csi = divide(Decimal(product(*sums.ev, *sums.ev), 0), Decimal(product(*sums.pv, *sums.ac), 0), 4);
  }
  figures.complete = ratio(sums.ev, sums.bac);
  figures.planned = ratio(sums.pv, sums.bac);
  figures.spent = ratio(sums.ac, sums.bac);
  fill_estimates(figures);
  fill_to_complete(figures);
  return figures;
}

}  // namespace accord
