// The names the templates of periodic reports may use; a project's own template relies on them.
#include "document/periodic.h"
#include "document/sections.h"

namespace accord {
namespace {

std::vector<Shape> identity() {
  std::vector<Shape> members;
  for (const char* name : {"document", "language", "audience", "number", "issue", "revision", "from", "to", "as_of", "title", "contract", "heading",
                           "draft", "watermark", "colour", "headline", "summary", "way_back", "nothing", "content_check", "small_print"})
    members.push_back(Shape::text(name));
  members.push_back(Shape::text("partial").or_absent());
  return members;
}

/// The sections again, with the rows that the page has no place for.
Shape annex(std::vector<Shape> sections) {
  sections.push_back(Shape::text("heading"));
  return Shape::map("annex", std::move(sections)).or_absent();
}

Shape internal() {
  std::vector<Shape> table = sheet_section_shape();
  table.push_back(Shape::text("heading"));
  const Shape risk_rows = Shape::list("rows", {Shape::text("risk"), Shape::text("score"), Shape::text("exposure"), Shape::text("residual"), Shape::text("withheld")});
  return Shape::map("internal", {Shape::text("heading"), Shape::text("baseline"), Shape::text("reserve"), Shape::list("figures", {Shape::text("name"), Shape::text("value"), Shape::text("before")}),
                                 Shape::list("sections", std::move(table)), Shape::map("risks", {risk_rows}).or_absent()})
      .or_absent();
}

}  // namespace

Shape section_shape(std::string key, std::vector<Shape> members) {
  members.insert(members.begin(), {Shape::text("heading"), Shape::text("more")});
  return Shape::map(std::move(key), std::move(members)).or_absent();
}

Shape periodic_shape(std::vector<Shape> sections) {
  std::vector<Shape> members = identity();
  members.push_back(Shape::list("header", {Shape::text("strong"), Shape::text("text"), Shape::flag("more")}));
  members.push_back(Shape::list("lead", {Shape::text("before"), Shape::flag("gap_before"), Shape::text("strong"), Shape::flag("gap_after"), Shape::text("after")}));
  members.push_back(Shape::list("dimensions", {Shape::text("key"), Shape::text("name"), Shape::text("now"), Shape::text("before"), Shape::text("why")}));
  members.push_back(annex(sections));
  for (Shape& section : sections) members.push_back(std::move(section));
  members.push_back(internal());
  members.push_back(charts_shape());
  members.push_back(Shape::list("chat"));
  members.push_back(Shape::list("corrections"));
  members.push_back(Shape::list("figures", {Shape::text("key"), Shape::text("value")}));
  members.push_back(Shape::list("events", {Shape::text("event"), Shape::text("name"), Shape::text("key"), Shape::text("date")}));
  std::vector<Shape> labels;
  for (const std::string_view key : periodic_label_keys()) labels.push_back(Shape::text(std::string(key)));
  members.push_back(Shape::map("labels", std::move(labels)));
  return Shape::view(std::move(members));
}

const std::vector<std::string_view>& periodic_label_keys() {
  static const std::vector<std::string_view> keys = {
      "column_dimension", "column_now", "column_before", "column_why", "column_position", "column_request", "column_who", "column_by",
      "column_depends", "column_problem", "column_effect", "column_solution", "column_owner", "column_milestone", "column_actual", "column_deviation",
      "column_risk", "column_level", "column_response", "contract_open", "contract_close", "word_gap", "reached_mark", "column_figure", "column_original", "column_score",
      "column_exposure", "column_residual", "column_visible"};
  return keys;
}

}  // namespace accord
