#include "cli/editor.h"

namespace accord {
namespace {

std::vector<std::string> editor_words(Context& context, const std::string& file) {
  std::string editor = "vi";
  for (const char* name : {"EDITOR", "VISUAL"})
    if (const auto value = context.variable(name); value && !value->empty()) editor = *value;
  // As git does: the variable may hold options, so a shell splits it.
  return {"sh", "-c", editor + " \"$@\"", editor, file};
}

}  // namespace

std::string scratch_file(Context& context, std::string_view name) {
  const std::string folder = context.variable("TMPDIR").value_or("/tmp");
  return folder + "/accord-" + random_characters(context.random()) + "-" + std::string(name);
}

std::string text_from_editor(Context& context, const std::string& file, std::string_view text) {
  context.world().write_private_file(file, text);
  const std::vector<std::string> editor = editor_words(context, file);
  if (const int code = context.world().run_program(editor); code != 0)
    throw Error(Failure::io, say("the editor “{}” ended with {}", editor[3], code), {say("your text is kept in {}", file), "export EDITOR=nano, for example"});
  return context.world().read_file(file);
}

}  // namespace accord
