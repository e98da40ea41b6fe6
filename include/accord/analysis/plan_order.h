// The order in which a plan's records are shown: by wbs, number and id, numbers by their value.
#pragma once

#include <string>
#include <string_view>

#include "accord/model/record.h"

namespace accord {

/// Orders texts with numbers by their value: T2 before T10, 5.9 before 5.10.
bool comes_before_naturally(std::string_view a, std::string_view b);
/// By wbs, number and id: the order of the plan.
bool comes_before_in_plan(const Record& a, const Record& b);
/// Puts bytes that compare as the plan's order does behind what is in `key`, to sort many records by.
void add_plan_key(std::string& key, const Record& record);
/// The id of the record whose key it is.
std::string_view id_of_plan_key(std::string_view key);
/// The first part of the wbs ("5" of "5.3"), or empty.
std::string_view wbs_group(std::string_view wbs);

}  // namespace accord
