// Every command that is not a verb of a kind: one file in src/cli/commands/ and one row here.
#pragma once

#include <string_view>
#include <vector>

#include "cli/command.h"

namespace accord {

struct CommandRow {
  std::string_view words;
  Command (*make)();
};

/// In the order of the reference.
const std::vector<CommandRow>& command_rows();

// src/cli/commands/<words>.cpp
Command attention_command();
Command show_command();
Command find_command();
Command note_command();
Command plan_command();
Command plan_export_command();
Command plan_import_command();
Command plan_edit_command();
Command baseline_add_command();
Command baseline_diff_command();
Command progress_command();
Command forecast_command();
Command workload_command();
Command progress_add_command();
Command time_add_command();
Command cost_add_command();
Command check_command();
Command apply_command();
Command export_command();
Command schema_command();
Command help_command();
Command completion_command();
Command complete_command();
Command init_command();
Command convert_command();
Command trace_command();
Command template_render_command();
Command template_list_command();
Command template_show_command();
Command report_command();
Command report_due_command();
Command report_issue_command();

}  // namespace accord
