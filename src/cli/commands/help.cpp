#include "cli/commands.h"
#include "cli/context.h"
#include "cli/help.h"

namespace accord {

namespace {

int run(Context& context, const Arguments& arguments) { return show_help(context, arguments.words()); }

}  // namespace

Command help_command() {
  return {
      .words = "help",
      .summary = "how a command is used",
      .positionals = {{.name = "WORDS", .help = "a command, a kind, or a kind and a verb", .required = false, .many = true, .completion = Completion::command}},
      .examples = {{"accord help", "the first page"}, {"accord help task add", "one verb of one kind"}},
      .run = run,
  };
}

}  // namespace accord
