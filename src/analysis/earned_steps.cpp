#include <algorithm>
#include <array>
#include <cstddef>
#include <memory_resource>
#include <span>

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

std::pmr::vector<Dated> in_order(const EarnedFacts& facts, std::span<const EarnedStep> statements, std::pmr::memory_resource& memory) {
  std::pmr::vector<Dated> events(&memory);
  events.reserve(statements.size() + facts.starts.size() + facts.finishes.size());
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
  std::span<const EarnedStep> statements;
  std::vector<EarnedStep> reached;
  if (method == EarnedMethod::percent || method == EarnedMethod::units) statements = facts.statements;
  if (method == EarnedMethod::milestones) statements = reached = accumulated(facts.steps);
  const Share begun = method == EarnedMethod::fifty_fifty ? half : nothing;
  std::vector<EarnedStep> result;
  Share stated = nothing;  // what holds without a finish
  bool done = false;
  std::array<std::byte, 512> room;  // enough for most tasks
  std::pmr::monotonic_buffer_resource memory(room.data(), room.size());
  const std::pmr::vector<Dated> events = in_order(facts, statements, memory);
  result.reserve(events.size());
  for (const Dated& event : events) {
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
