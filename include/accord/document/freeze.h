// Freezing a page: its files' names, the numbers it gives, and what forbids it.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "accord/document/report.h"
#include "accord/model/record_set.h"

namespace accord {

struct FrozenNames {
  std::string page, data;  ///< below the project: reports/weekly-2026-W26-client-zh-CN-r1.md and .json
};
FrozenNames frozen_names(std::string_view document, const Period& period, Audience audience, Language language, int revision);

/// The number for each of these records that has none: the next free of its kind, in the style of the numbers there are
/// (ISS-003 → ISS-004, M8 → M9); defects and other issues count apart. In the order given.
std::vector<std::pair<std::string, std::string>> numbers_to_give(const RecordSet& records, const std::vector<std::string>& ids);

/// Throws Error{refused} when a client's page has no confirmed cover note.
void check_may_freeze(const ReportView& view, Audience audience, std::string_view document, const Period& period);

}  // namespace accord
