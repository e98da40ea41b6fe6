// The files below templates/ as they were when the program was built.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace accord {

/// By its path below templates/: "weekly.md.mustache", "partials/header.mustache", "report.css"; else nothing.
std::optional<std::string_view> embedded_template(std::string_view name);

/// Every name, sorted.
std::vector<std::string_view> embedded_template_names();

}  // namespace accord
