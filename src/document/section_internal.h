// The annex of the internal edition: what no client's page may hold.
#pragma once

#include "accord/base/data.h"
#include "document/report_context.h"
#include "document/sheet.h"

namespace accord {

/// {heading, baseline, figures: [{name, value, before}], risks: null or {rows: [{risk, score, exposure, residual, withheld}]}, reserve}. Only for the internal audience.
Data internal_annex(const ReportContext& context);
/// What a month adds: hours used against the plan, and how the expected losses fell (domain.md A7 "burn-down").
std::vector<SheetSection> monthly_annex(const ReportContext& context);

}  // namespace accord
