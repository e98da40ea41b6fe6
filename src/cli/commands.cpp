#include "cli/commands.h"

namespace accord {

const std::vector<CommandRow>& command_rows() {
  static const std::vector<CommandRow> rows = {
      {"help", help_command},
  };
  return rows;
}

}  // namespace accord
