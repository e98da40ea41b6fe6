// The names a weekly template may use. What each holds is said here; a project's own template relies on them.
#include "accord/document/weekly.h"

namespace accord {
namespace {

/// A section's heading ("1. What we need from you") and what did not fit ("3 more in the annex"; empty when all did).
Shape section(std::string name, std::vector<Shape> members) {
  members.insert(members.begin(), {Shape::text("heading"), Shape::text("more")});
  return Shape::map(std::move(name), std::move(members)).or_absent();
}

/// The sections stand on the page with at most five rows, and in the annex with the others.
std::vector<Shape> sections() {
  return {
      section("needs", {Shape::list("rows", {Shape::text("position"), Shape::text("request"), Shape::text("who"), Shape::text("by"),
                                             Shape::text("effect")})}),
      section("done", {Shape::list("lines", {Shape::text("strong"), Shape::flag("gap"), Shape::text("text")})}),
      section("problems", {Shape::list("rows", {Shape::text("problem"), Shape::text("effect"), Shape::text("action"), Shape::text("owner")})}),
      section("next", {Shape::list("items"), Shape::text("line")}),
      section("milestones",
              {Shape::text("plan_heading"), Shape::text("note"), Shape::list("measures"),
               Shape::list("rows", {Shape::text("milestone"), Shape::text("plan"), Shape::text("contract"), Shape::flag("reached"),
                                    Shape::text("actual"), Shape::text("deviation")})}),
      section("risks", {Shape::text("closed"), Shape::flag("has_rows"),
                        Shape::list("rows", {Shape::text("risk"), Shape::text("level"), Shape::text("response")})}),
  };
}

Shape annex() {
  std::vector<Shape> members = sections();
  members.push_back(Shape::text("heading"));
  return Shape::map("annex", std::move(members)).or_absent();
}

Shape internal() {
  return Shape::map("internal", {Shape::text("heading"), Shape::text("baseline"), Shape::text("reserve"), Shape::list("figures", {Shape::text("name"), Shape::text("value")}),
                                 Shape::list("risks", {Shape::text("risk"), Shape::text("score"), Shape::text("exposure"),
                                                       Shape::text("residual"), Shape::text("withheld")})})
      .or_absent();
}

std::vector<Shape> identity() {
  std::vector<Shape> members;
  for (const char* name : {"document", "language", "audience", "number", "issue", "revision", "from", "to", "as_of", "title", "contract", "heading",
                           "draft", "watermark", "colour", "headline", "summary", "way_back", "nothing", "content_check", "small_print"})
    members.push_back(Shape::text(name));
  return members;
}

}  // namespace

Shape weekly_shape() {
  std::vector<Shape> members = identity();
  members.push_back(Shape::list("header", {Shape::text("strong"), Shape::text("text"), Shape::flag("more")}));
  members.push_back(Shape::list("lead", {Shape::text("before"), Shape::flag("gap_before"), Shape::text("strong"), Shape::flag("gap_after"), Shape::text("after")}));
  members.push_back(Shape::list("dimensions", {Shape::text("key"), Shape::text("name"), Shape::text("now"), Shape::text("before"), Shape::text("why")}));
  for (Shape& part : sections()) members.push_back(std::move(part));
  members.push_back(annex());
  members.push_back(internal());
  members.push_back(Shape::list("chat"));
  members.push_back(Shape::list("corrections"));
  members.push_back(Shape::list("figures", {Shape::text("key"), Shape::text("value")}));
  members.push_back(Shape::list("events", {Shape::text("event"), Shape::text("name"), Shape::text("date")}));
  std::vector<Shape> labels;
  for (const std::string_view key : weekly_label_keys()) labels.push_back(Shape::text(std::string(key)));
  members.push_back(Shape::map("labels", std::move(labels)));
  return Shape::view(std::move(members));
}

const std::vector<std::string_view>& weekly_label_keys() {
  static const std::vector<std::string_view> keys = {
      "column_dimension", "column_now", "column_before", "column_why", "column_position", "column_request", "column_who", "column_by",
      "column_depends", "column_problem", "column_effect", "column_solution", "column_owner", "column_milestone", "column_actual", "column_deviation",
      "column_risk", "column_level", "column_response", "contract_open", "contract_close", "word_gap", "reached_mark", "column_figure", "column_value", "column_score",
      "column_exposure", "column_residual", "column_visible"};
  return keys;
}

}  // namespace accord
