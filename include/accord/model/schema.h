// JSON Schema of a kind, so that editors complete and check records while they are typed.
#pragma once

#include "accord/base/data.h"
#include "accord/base/language.h"
#include "accord/model/kind.h"

namespace accord {

/// Draft 2020-12. Fields that a later state needs are not required (their state is in x-accord); unknown keys are allowed.
Data json_schema(const Kind& kind, Language language);
/// The schema of accord.yaml.
Data settings_schema(Language language);

}  // namespace accord
