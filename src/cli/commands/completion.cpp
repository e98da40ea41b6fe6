#include "cli/commands.h"
#include "cli/complete.h"
#include "cli/context.h"

namespace accord {

namespace {

int print_script(Context& context, const Arguments& arguments) {
  context.print_raw(completion_script(arguments.word(0)));
  return 0;
}

int print_candidates(Context& context, const Arguments& arguments) {
  for (const Candidate& candidate : complete(context, arguments.words()))
    context.print(candidate.help.empty() ? candidate.word + '\n' : candidate.word + '\t' + candidate.help + '\n');
  return 0;
}

}  // namespace

Command completion_command() {
  return {
      .words = "completion",
      .summary = "prints the script that completes words in a shell",
      .description = "Completes commands, options, fields, choices and the identifiers of this project.",
      .positionals = {{.name = "SHELL", .help = "the shell", .choices = {"bash", "zsh", "fish"}}},
      .examples = {{"source <(accord completion bash)", "in ~/.bashrc"}},
      .run = print_script,
  };
}

Command complete_command() {
  return {
      .words = "__complete",
      .summary = "prints what could be typed next",
      .positionals = {{.name = "WORDS", .help = "the words typed so far", .required = false, .many = true}},
      .run = print_candidates,
      .hidden = true,
  };
}

}  // namespace accord
