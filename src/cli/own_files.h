// What a project brings of its own besides records, and whether it can be used: templates and saved filters.
#pragma once

#include "accord/document/report.h"
#include "accord/store/project.h"

namespace accord {

/// The project's templates/ folder. What cannot be read there throws.
TemplateLookup own_templates(const Project& project);

/// Templates that no report could be made with: a tag that is not closed, an unknown name, a partial that is missing or includes itself.
void check_own_templates(const Project& project, Findings& findings);
/// Where a project's own words of that language stand.
std::string labels_file(Language language);
/// The project's own words that no report could be made with.
void check_own_labels(const Project& project, Findings& findings);
/// The finding of an error whose message begins with its place ("FILE:LINE:COLUMN: …"); of the whole file for any other.
Finding placed_finding(const Error& error, std::string rule, std::string file);
/// Filters saved in accord.yaml that no list would take.
void check_saved_filters(const Project& project, const RecordSet& records, Date as_of, Findings& findings);

}  // namespace accord
