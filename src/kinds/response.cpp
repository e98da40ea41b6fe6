// One person's answers to a survey: written once.
#include <map>
#include <tuple>

#include "accord/base/error.h"
#include "accord/kinds/survey_scale.h"
#include "accord/model/history.h"
#include "kinds/kinds.h"
#include "kinds/parts.h"

namespace accord {
namespace {

const Value* question_of(const Record& survey, std::string_view id) {
  for (const Member& question : survey.items("questions"))
    if (question.value["id"].text == id) return &question.value;
  return nullptr;
}

void check_answers(const RuleContext& context, Findings& findings) {
  const Record* survey = context.records.find(context.record.text("survey"));
  if (!survey) return;
  for (const Member& answer : context.record.content()["answers"].members) {
    const Value* question = question_of(*survey, answer.key);
    if (!question) {
      error(context.record, findings, "CRM-8", "answers", say("the survey has no question “{}”", answer.key));
      continue;
    }
    const SurveyScale* scale = survey_scale((*question)["scale"].text);
    if (!scale) continue;
    const auto number = parse_decimal(answer.value.text);
    if (!number || !scale->holds(*number))
      error(context.record, findings, "CRM-8", "answers." + answer.key,
            say("“{}” is not an answer from {} to {}", answer.value.text, scale->low, scale->high));
  }
}

/// CRM-4: somebody looks after an unhappy answer (recommendation up to 6, satisfaction up to 2).
void check_follow_up(const RuleContext& context, Findings& findings) {
  const Record* survey = context.records.find(context.record.text("survey"));
  if (!survey) return;
  for (const Member& answer : context.record.content()["answers"].members) {
    const Value* question = question_of(*survey, answer.key);
    const SurveyScale* scale = question ? survey_scale((*question)["scale"].text) : nullptr;
    const auto number = parse_decimal(answer.value.text);
    if (!scale || !number || Decimal(scale->unhappy) < *number) continue;
    if (context.records.linking_to(context.record.id).empty())
      warning(context.record, findings, "CRM-4", "answers." + answer.key, say("an unhappy answer ({}) without a follow-up", answer.value.text),
              say("accord action add … --links {}", context.record.id));
    return;
  }
}

/// CRM-10: one person, or one token, answers a survey once. The records are looked through once, for all of them.
void check_once(const RuleContext& context, Findings& findings) {
  if (!is_first(context)) return;
  std::map<std::tuple<std::string_view, std::string_view, std::string_view>, const Record*> answered;
  for (const Record& response : context.records.of("response"))
    for (const char* field : {"respondent", "token"}) {
      if (!response.has(field)) continue;
      const auto [before, is_new] = answered.try_emplace({response.text("survey"), field, response.text(field)}, &response);
      if (!is_new)
        warning(response, findings, "CRM-10", field, say("“{}” has answered this survey already: {}", response.text(field), before->second->id),
                "take one of the two files away (git rm), or correct who answered");
    }
}

/// One answer in the middle of what the question takes; nothing for a free text.
std::string sample_answers(const Record& survey) {
  std::string answers;
  for (const Member& question : survey.items("questions")) {
    if (const SurveyScale* scale = survey_scale(question.value["scale"].text)) answers += fmt::format("{}{}={}", answers.empty() ? "" : " ", question.value["id"].text, (scale->low + scale->high + 1) / 2);
  }
  return answers.empty() ? "k7d2=…" : answers;
}

/// The only open survey is the one that was answered. The answers cannot be added later, so they are asked for.
void fill_survey(Value& response, const Beginning& beginning) {
  const auto surveys = beginning.records.of("survey");
  std::vector<const Record*> open;
  for (const Record& survey : surveys)
    if (state_of(survey, beginning.today) == "open") open.push_back(&survey);
  if (response["survey"].is_none() && open.size() == 1) response.set("survey", Value::scalar(open.front()->id));
  if (const Record* asked = beginning.records.find(response["survey"].text); asked && asked->items("questions").empty())
    throw Error(Failure::conflict, say("the survey {} has no questions yet; nothing was written", asked->id), {say("write them: accord survey edit {}", asked->id)});
  if (!response["survey"].is_none() && !response["answers"].is_none()) return;
  if (surveys.empty())
    throw Error(Failure::usage, "there is no survey to answer; nothing was written", {"accord survey add \"…\" --questions \"text=… scale=csat1_5\""});
  const Record* named = beginning.records.find(response["survey"].text);
  const Record& survey = named ? *named : open.empty() ? surveys.front() : *open.front();
  const Message why = response["survey"].is_none() ? open.empty() ? Message("no survey is open, so a response says which one it answers; nothing was written")
                                                                  : say("{} surveys are open, so a response says which one it answers; nothing was written", open.size())
                                                   : Message("a response holds the answers, and cannot get them later; nothing was written");
  throw Error(Failure::usage, why, {verbatim(fmt::format("accord response add \"{}\" --survey {} --answers \"{}\"", response["title"].text, survey.id, response["answers"].is_none() ? sample_answers(survey) : "…"))});
}

}  // namespace

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
  kind.fill = fill_survey;
  kind.example = " --survey SUR-001 --answers \"nps0=9 csat=5\"";
  kind.rules = {{"CRM-8", check_answers},
                {"CRM-4", check_follow_up},
                {"CRM-10", check_once}};
  kind.columns = {"survey", "at"};
  return complete(std::move(kind));
}

}  // namespace accord
