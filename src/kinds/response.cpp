// One person's answers to a survey: written once.
#include "kinds/kinds.h"
#include "kinds/parts.h"

namespace accord {

Kind response_kind() {
  Kind kind = named("response", "responses", "RSP", "responses", "One person's answers to a survey");
  kind.immutable = true;
  kind.fields = {
      reference("survey", {"survey"}, "Survey it answers").always(),
      date("at", "When").always(),
      person("respondent", "Who answered, when not anonymous").internal(),
      line("token", "Token of an anonymous answer").internal(),
      mapping("answers", FieldType::line, "Question's id: answer").always().internal(),
  };
  kind.columns = {"survey", "at"};
  return complete(std::move(kind));
}

}  // namespace accord
