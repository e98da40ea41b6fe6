// Satisfaction surveys: the questions and who was asked. The answers are records of kind response.
#include "kinds/kinds.h"
#include "kinds/parts.h"

namespace accord {

Kind survey_kind() {
  Kind kind = named("survey", "surveys", "SUR", "surveys", "A survey of the client's satisfaction");
  kind.states = {{"draft", Phase::open}, {"open", Phase::active}, {"closed", Phase::active}, {"reported", Phase::settled}};
  kind.moves = {move("open", "open", {"draft"}), move("close", "closed", {"open"}), move("report", "reported", {"closed"})};
  kind.due_met_in = {"closed"};
  kind.fields = {
      choice("type", {"periodic", "milestone", "closing", "post"}, "What occasion").otherwise("periodic"),
      person("owner", "Who runs it"),
      date("due", "Answers wanted by"),
      prose("purpose", "What the answers are used for").translatable(),
      boolean("anonymous", "Answers carry a token instead of a name").otherwise("true"),
      integer("invited", "How many were asked").range(0, 1000000),
      person("invitees", "Who was asked").list().internal(),
      items("questions", {line("text", "The question").translatable().always(),
                          choice("scale", {"nps0_10", "csat1_5", "ces1_7", "likert5", "text", "choice"}, "How it is answered").always(),
                          choice("dimension", {"quality", "schedule", "communication", "service", "price", "overall"}, "What it is about"),
                          boolean("reverse", "A high answer is a bad one"),
                          line("choices", "Answers to choose from").list()},
            "The questions"),
      prose("conclusion", "What we make of the answers").translatable(),
  };
  kind.columns = {"type", "invited", "due", "state"};
  return complete(std::move(kind));
}

}  // namespace accord
