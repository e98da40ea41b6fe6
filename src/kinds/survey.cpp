// Satisfaction surveys: the questions and who was asked. The answers are records of kind response.
#include <algorithm>
#include <iterator>

#include "accord/kinds/survey_scale.h"
#include "kinds/kinds.h"
#include "kinds/parts.h"

namespace accord {

namespace {

constexpr SurveyScale scales[] = {{"nps0_10", 0, 10, 6}, {"csat1_5", 1, 5, 2}, {"ces1_7", 1, 7, -1}, {"likert5", 1, 5, -1}};

/// CRM-9: nobody answers who was not asked.
void check_invited(const RuleContext& context, Findings& findings) {
  const auto invited = context.record.integer("invited");
  if (!invited) return;
  const auto responses = context.records.of("response");
  const auto count = std::ranges::count_if(responses, [&](const Record& response) { return response.text("survey") == context.record.id; });
  if (count > *invited)
    warning(context.record, findings, "CRM-9", "invited", say("{} response{|s} to this survey, but only {} were invited", count, *invited),
            say("correct how many were invited, or see who answered twice: accord response survey={}", context.record.id));
}

}  // namespace

const SurveyScale* survey_scale(std::string_view name) {
  const auto* scale = std::ranges::find(scales, name, &SurveyScale::name);
  return scale == std::end(scales) ? nullptr : scale;
}

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
  kind.rules = {{"CRM-9", check_invited}};
  kind.columns = {"type", "invited", "due", "state"};
  return complete(std::move(kind));
}

}  // namespace accord
