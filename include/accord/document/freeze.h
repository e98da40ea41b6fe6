// Freezing a page: its files' names, the numbers it gives, and what forbids it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "accord/document/report.h"
#include "accord/model/record_set.h"

namespace accord {

struct FrozenNames {
  std::string page, data;  ///< below the project: reports/weekly-2026-W26-client-zh-CN-r1.md and .json
};

/// What the name of a frozen edition's data says.
struct FrozenName {
  std::string document;
  Period period;
  Audience audience = Audience::client;
  Language language = Language::en;
  int revision = 1;
};
/// "weekly-2026-W26-client-zh-CN-r1.json"; nothing for any other name.
std::optional<FrozenName> read_frozen_name(std::string_view file);

FrozenNames frozen_names(std::string_view document, const Period& period, Audience audience, Language language, int revision);

/// The number for each of these records that has none: the next free of its kind, in the style of the numbers there are
/// (ISS-003 → ISS-004, M8 → M9); defects and other issues count apart. In the order given.
std::vector<std::pair<std::string, std::string>> numbers_to_give(const RecordSet& records, const std::vector<std::string>& ids);

/// Amber or red: its note says how it becomes green again.
bool needs_way_back(const ReportView& view);

/// Throws Error{refused} when a client's page has no confirmed cover note, or when an amber or red page's note (`cover`: its
/// identifier) says no way back.
void check_may_freeze(const ReportView& view, Audience audience, std::string_view document, const Period& period, const Record* cover);

}  // namespace accord
