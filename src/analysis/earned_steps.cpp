#include <algorithm>
#include <cstddef>

#include "accord/analysis/earned_value.h"

namespace accord {
namespace {

constexpr Share nothing{0, 1}, everything{1, 1}, half{1, 2};

enum class Event : std::uint8_t { statement, start, finish };  // of one day the finish has the last word

struct Dated {
  Date at;
  Event event;
  Share share;
};

std::vector<Dated> in_order(const EarnedFacts& facts, const std::vector<EarnedStep>& statements) {
  std::vector<Dated> events;
  for (const EarnedStep& step : statements) events.push_back({step.from, Event::statement, step.share});
  for (const Date date : facts.starts) events.push_back({date, Event::start, {}});
  for (const Date date : facts.finishes) events.push_back({date, Event::finish, {}});
  const auto earlier = [](const Dated& a, const Dated& b) { return a.at != b.at ? a.at < b.at : a.event < b.event; };
  if (!std::ranges::is_sorted(events, earlier)) std::ranges::stable_sort(events, earlier);
  return events;
}

std::vector<EarnedStep> accumulated(std::vector<EarnedStep> steps) {
  for (std::size_t i = 1; i < steps.size(); ++i) steps[i].share.part += steps[i - 1].share.part;
  return steps;
}

}  // namespace

std::vector<EarnedStep> earned_steps(EarnedMethod method, const EarnedFacts& facts) {
  std::vector<EarnedStep> statements;
  if (method == EarnedMethod::percent || method == EarnedMethod::units) statements = facts.statements;
  if (method == EarnedMethod::milestones) statements = accumulated(facts.steps);
  const Share begun = method == EarnedMethod::fifty_fifty ? half : nothing;
  std::vector<EarnedStep> result;
  Share stated = nothing;  // what holds without a finish
  bool done = false;
  for (const Dated& event : in_order(facts, statements)) {
    switch (event.event) {
      case Event::statement:
        stated = event.share;
        break;
      case Event::start:
        done = false;
        if (begun.part > 0) stated = begun;
        break;
      case Event::finish:
        done = true;
        break;
    }
    const Share share = done ? everything : stated;
    if (!result.empty() && result.back().from == event.at) result.back().share = share;
    else result.push_back({event.at, share});
  }
  return result;
}

}  // namespace accord
