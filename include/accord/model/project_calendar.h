// The working calendar a project's accord.yaml describes.
#pragma once

#include "accord/base/calendar.h"
#include "accord/model/settings.h"

namespace accord {

/// From `calendar:` (base, hours per weekdays, holidays, workdays). What does not parse keeps its default: the check
/// of accord.yaml reports it.
Calendar project_calendar(const Settings& settings);

}  // namespace accord
