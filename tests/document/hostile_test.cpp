// Hostile text in any field shown gives the same tables and headings as harmless text, and no markup of its own.
#include "accord/document/markdown.h"
#include "document/small_project.h"

namespace accord {
namespace {

using testing::document_page;
using testing::project_settings;
using testing::whole_project;

/// Replaces every free text of the records, items of lists too.
void fill(const std::vector<Field>& fields, Value& content, const std::string& text) {
  for (Member& member : content.members) {
    for (const Field& field : fields) {
      const bool named = member.key == field.name || member.key == field.name + "_en" || member.key == field.name + "_zh";
      if (!named || field.name == "id" || field.name == "period" || field.name == "to" || field.name == "visibility") continue;
      if (!field.items.empty()) {
        for (Member& item : member.value.members) fill(field.items, item.value, text);
      } else if ((field.type == FieldType::line || field.type == FieldType::prose) && !field.many) {
        member.value = Value::scalar(text);
      }
    }
  }
}

std::string filled_page(const ReportRow& row, const std::string& text, Language language, Audience audience) {
  std::vector<Record> records = whole_project();
  for (Record& record : records) fill(record.kind->fields, record.edit(), text);
  Settings settings = project_settings();
  settings.title = settings.title_zh = settings.client.name = settings.client.name_zh = settings.contractor.name = settings.contractor.name_zh = text;
  return document_page(row, std::move(records), language, audience, settings).text;
}

/// The same tables, headings and nothing else as with plain words.
void check_same(const MarkdownOutline& page, const MarkdownOutline& plain) {
  CHECK(page.structure == plain.structure);
  CHECK(page.links.empty());
  CHECK(page.images.empty());
  CHECK(page.code.size() == plain.code.size());
  CHECK(page.html == plain.html);
  REQUIRE(page.tables.size() == plain.tables.size());
  for (std::size_t i = 0; i < page.tables.size(); ++i) {
    REQUIRE(page.tables[i].size() == plain.tables[i].size());
    for (std::size_t row = 0; row < page.tables[i].size(); ++row) CHECK(page.tables[i][row].size() == plain.tables[i][row].size());
  }
}

TEST_CASE("hostile: text through every field shown keeps the structure of every document") {
  const std::vector<std::string> attacks = {
      "a | b",
      "`code` ``` and ~~~",
      "<script>alert(1)</script>",
      "<!-- comment",
      "first\n\n# second\n\n- third\n\n| x | y |\n|---|---|",
      "{{heading}} {{{labels}}} {{#needs}}",
      "**bold** _it_ ~~no~~ [link](https://example.org) ![i](https://example.org/i.png)",
      "# heading",
      "> quote",
      "1. item",
      "- item",
      "---",
      "\\",
      "ends with backslash \\",
      "* star",
      "&lt;b&gt; &amp; &#42;",
      "https://example.org/x_y_z",
      "“quoted” （全角）；、",
      "a\xe2\x80\xa8" "b\xe2\x80\xae" "c",
  };
  for (const ReportRow& row : report_rows())
    for (const Language language : {Language::en, Language::zh})
      for (const Audience audience : {Audience::client, Audience::internal}) {
        CAPTURE(row.name);
        const MarkdownOutline plain = markdown_outline(filled_page(row, "Plain words", language, audience));
        for (const std::string& attack : attacks) {
          CAPTURE(attack);
          check_same(markdown_outline(filled_page(row, attack, language, audience)), plain);
        }
      }
}

TEST_CASE("hostile: what stands on the page is the text itself") {
  const MarkdownOutline page = markdown_outline(filled_page(*find_report("weekly"), "a | b `c` <i>d</i> {{e}} **f**", Language::en, Audience::client));
  REQUIRE(page.tables.size() > 1);
  CHECK(page.tables.at(1).at(1).at(1) == "a | b `c` <i>d</i> {{e}} **f**");
}

}  // namespace
}  // namespace accord
