// A problem in somebody's files: a value, collected with all others of a run and shown together.
#pragma once

#include <string>
#include <vector>

#include "accord/base/message.h"
#include "accord/model/value.h"

namespace accord {

enum class Severity { error, warning, note };

struct Finding {
  std::string rule;  ///< e.g. "yaml.duplicate-key", "field.type", "K-1"
  Severity severity = Severity::error;
  std::string file;  ///< relative to the project's directory
  Mark mark;         ///< line 0 when the finding is about the whole file
  std::string field; ///< dotted path, e.g. "progress.percent"; empty for the whole record
  Message message;
  Message hint;      ///< what to do or type next; may be empty
};

using Findings = std::vector<Finding>;

/// True when one of them is an error.
bool has_errors(const Findings& findings);
/// By file, line, column, rule: the order in which they are shown, whatever the order of discovery.
void sort_findings(Findings& findings);

}  // namespace accord
