#include "cli/commands.h"

namespace accord {

const std::vector<CommandRow>& command_rows() {
  static const std::vector<CommandRow> rows = {
      {"init", init_command},
      {"attention", attention_command},
      {"report", report_command},
      {"report due", report_due_command},
      {"report issue", report_issue_command},
      {"show", show_command},
      {"find", find_command},
      {"trace", trace_command},
      {"note", note_command},
      {"convert", convert_command},
      {"plan", plan_command},
      {"plan export", plan_export_command},
      {"plan import", plan_import_command},
      {"plan edit", plan_edit_command},
      {"baseline add", baseline_add_command},
      {"baseline diff", baseline_diff_command},
      {"progress", progress_command},
      {"progress add", progress_add_command},
      {"forecast", forecast_command},
      {"workload", workload_command},
      {"time add", time_add_command},
      {"cost add", cost_add_command},
      {"check", check_command},
      {"apply", apply_command},
      {"export", export_command},
      {"schema", schema_command},
      {"template render", template_render_command},
      {"template list", template_list_command},
      {"template show", template_show_command},
      {"help", help_command},
      {"completion", completion_command},
      {"__complete", complete_command},
  };
  return rows;
}

}  // namespace accord
