// accord schema [KIND]: JSON Schema for the editor.
#include "accord/model/schema.h"

#include "accord/base/json.h"
#include "cli/commands.h"
#include "cli/verb_parts.h"

namespace accord {
namespace {

int run(Context& context, const Arguments& arguments) {
  if (arguments.words().empty()) {
    Data all = Data::map();
    all.set("accord.yaml", settings_schema(context.language()));
    for (const Kind* kind : context.registry().all()) all.set(kind->singleton ? kind->folder : kind->folder + "/*.yaml", json_schema(*kind, context.language()));
    context.print(write_json(all));
    return 0;
  }
  const std::string& word = arguments.words().front();
  if (word == "accord.yaml" || word == "accord") {
    context.print(write_json(settings_schema(context.language())));
    return 0;
  }
  context.print(write_json(json_schema(kind_named(context, word), context.language())));
  return 0;
}

}  // namespace

Command schema_command() {
  return {
      .words = "schema",
      .summary = "JSON Schema of a kind, for editors",
      .description = "Without a kind: the schemas of all of them, by the files they are for. accord init writes the mapping that editors read.",
      .positionals = {{.name = "KIND", .help = "kind of record, or accord.yaml", .required = false, .completion = Completion::kind}},
      .examples = {{"accord schema task > task.schema.json", {}}},
      .formats = {"json"},
      .run = run,
  };
}

}  // namespace accord
