// Laws: properties that rapidcheck tries on generated cases, the same ones in every run and by every compiler, and shrinks
// when they fail. RC_PARAMS="seed=7" in the environment draws other cases.
#pragma once

#include <rapidcheck.h>

#include <cstddef>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

namespace accord::test {

/// Whether the property holds in that many cases; the smallest one that breaks it is shown on stderr.
template <typename Property>
bool holds(const std::string& law, int cases, Property&& property) {
  rc::detail::TestParams params = rc::detail::configuration().testParams;
  params.maxSuccess = cases;
  const auto result = rc::detail::checkTestable(std::forward<Property>(property), rc::detail::TestMetadata{law, law}, params);
  if (result.template is<rc::detail::SuccessResult>()) return true;
  std::cerr << law << ": ";
  rc::detail::printResultMessage(result, std::cerr);
  std::cerr << '\n';
  return false;
}

// The draws, for use inside rc::gen::exec and properties only. One draw a statement: arguments and operands are evaluated
// in an order that each compiler chooses. What a generator needs it captures by value: it is asked again while shrinking.

/// 0 to limit - 1. What is simplest stands at 0: failures shrink towards it.
inline std::size_t below(std::size_t limit) {
  return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange<std::size_t>(0, limit));
}

inline bool one_in(std::size_t count) {
  return below(count) == count - 1;
}

template <typename T>
const T& one_of(const std::vector<T>& choices) {
  return choices[below(choices.size())];
}

}  // namespace accord::test
