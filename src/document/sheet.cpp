#include "document/sheet.h"

#include "accord/base/people_date.h"

namespace accord {
namespace {

Data texts(const std::vector<std::string>& values) {
  Data list = Data::list();
  for (const std::string& value : values) list.add(value);
  return list;
}

}  // namespace

Data section_data(const SheetSection& section) {
  Data data = Data::map();
  data.set("heading", section.heading);
  data.set("paragraphs", texts(section.paragraphs));
  data.set("lines", texts(section.lines));
  data.set("has_lines", !section.lines.empty());
  data.set("has_table", !section.rows.empty());
  data.set("columns", texts(section.columns));
  Data& rows = data.set("rows", Data::list());
  for (const auto& cells : section.rows) {
    Data row = Data::map();
    row.set("cells", texts(cells));
    rows.add(std::move(row));
  }
  return data;
}

std::vector<Shape> sheet_section_shape() {
  return {Shape::list("paragraphs"), Shape::flag("has_lines"), Shape::list("lines"), Shape::flag("has_table"), Shape::list("columns"),
          Shape::list("rows", {Shape::list("cells")})};
}

Data sheet_data(const ReportContext& context, const SheetHead& head, const std::vector<SheetSection>& sections) {
  const Words& words = context.words();
  Data data = Data::map();
  data.set("document", head.document);
  data.set("language", to_string(words.language()));
  data.set("audience", context.audience() == Audience::client ? "client" : "internal");
  data.set("number", head.number);
  data.set("revision", std::to_string(context.request().revision));
  data.set("from", to_string(context.period().from));
  data.set("to", to_string(context.period().to));
  data.set("as_of", to_string(context.as_of()));
  data.set("title", std::string(context.settings().title_in(words.language())));
  data.set("heading", head.heading);
  if (const std::string note = context.partial_note(); !note.empty()) data.set("partial", note);
  data.set("watermark", context.audience() == Audience::internal ? words.label("watermark") : std::string());
  Data& header = data.set("header", Data::list());
  for (std::size_t i = 0; i < head.header.size(); ++i) {
    Data line = Data::map();
    line.set("text", head.header[i]);
    line.set("more", i + 1 < head.header.size());
    header.add(std::move(line));
  }
  Data& list = data.set("sections", Data::list());
  std::vector<std::string> nothing;
  for (const SheetSection& section : sections) {
    if (section.empty()) nothing.push_back(section.heading);
    else list.add(section_data(section));
  }
  data.set("nothing", nothing.empty() ? std::string() : words.say("nothing_in_sheet", {words.both(nothing)}));
  data.set("content_check", content_check(data));
  const std::string date = people_date(context.as_of(), words.language(), true);
  data.set("small_print", context.small_print(head.number.empty() ? words.say("small_print_plain", {date, data.find("content_check")->text()})
                                                                  : words.say("small_print", {head.number, data.find("revision")->text(), date, data.find("content_check")->text()})));
  return data;
}

Shape sheet_shape() {
  std::vector<Shape> members;
  for (const char* name : {"document", "language", "audience", "number", "revision", "from", "to", "as_of", "title", "heading", "watermark", "nothing",
                           "content_check", "small_print"})
    members.push_back(Shape::text(name));
  members.push_back(Shape::text("partial").or_absent());
  members.push_back(Shape::list("header", {Shape::text("text"), Shape::flag("more")}));
  std::vector<Shape> section = sheet_section_shape();
  section.push_back(Shape::text("heading"));
  members.push_back(Shape::list("sections", std::move(section)));
  return Shape::view(std::move(members));
}

}  // namespace accord
