// The colours of a report: per dimension, with the reason, and the worst of those the reader sees.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/report_context.h"

namespace accord {

enum class Colour { green, amber, red };

/// "green", "amber", "red".
std::string_view to_string(Colour colour);
/// A circle of that colour; never the only signal.
std::string_view icon_of(Colour colour);

struct Dimension {
  std::string key;  ///< "schedule", "quality", "scope" …
  Colour colour = Colour::green;
  std::string why;
};

/// The dimensions a client sees, schedule only when there is a plan. Thresholds: accord.yaml `rag:`, defaults of
/// formats.md "Figures". A gate passed on conditions is amber unless all its open conditions are minor defects (S3, S4).
std::vector<Dimension> client_dimensions(const ReportContext& context);
Colour worst(const std::vector<Dimension>& dimensions);

}  // namespace accord
