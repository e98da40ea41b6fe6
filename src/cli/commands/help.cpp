#include "cli/commands.h"
#include "cli/context.h"
#include "cli/help.h"
#include "cli/reference.h"

namespace accord {

namespace {

int run(Context& context, const Arguments& arguments) {
  if (arguments.has("man")) {
    context.print(write_man_page(context, reference(context, false)));
  } else if (arguments.has("markdown")) {
    context.print(write_reference_markdown(reference(context, true)));
  } else {
    return show_help(context, arguments.words());
  }
  return 0;
}

}  // namespace

Command help_command() {
  return {
      .words = "help",
      .summary = "how a command is used",
      .positionals = {{.name = "WORDS", .help = "a command, a kind, or a kind and a verb", .required = false, .many = true, .completion = Completion::command}},
      .options = {{.name = "man", .help = "the whole reference as a man page"},
                  {.name = "markdown", .help = "the whole reference in Markdown"}},
      .examples = {{"accord help", "the first page"}, {"accord help task add", "one verb of one kind"}},
      .run = run,
  };
}

}  // namespace accord
