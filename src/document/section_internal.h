// The annex of the internal edition: what no client's page may hold.
#pragma once

#include "accord/base/data.h"
#include "document/report_context.h"

namespace accord {

/// {heading, baseline, figures: [{name, value}], risks: [{risk, score, exposure, residual, response}], reserve}. Only for the internal audience.
Data internal_annex(const ReportContext& context);

}  // namespace accord
