// The numbered scales of survey questions.
#pragma once

#include <string_view>

#include "accord/base/decimal.h"

namespace accord {

struct SurveyScale {
  std::string_view name;
  int low, high;
  int unhappy;  ///< answers up to this want a follow-up; -1: none does

  bool holds(const Decimal& answer) const { return !(answer < Decimal(low)) && !(Decimal(high) < answer); }
};

/// Null for a text, a choice, and a name that no scale has.
const SurveyScale* survey_scale(std::string_view name);

}  // namespace accord
