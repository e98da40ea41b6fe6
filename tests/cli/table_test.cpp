#include "cli/table.h"

#include <doctest/doctest.h>

#include "accord/base/width.h"

using namespace accord;

namespace {

Table sample() {
  return {{{.name = "id", .heading = "ID"}, {.name = "title", .heading = "标题", .shrinks = true}, {.name = "n", .heading = "N", .right = true}},
          {{cell("T-1"), cell("用户手册 with a long English tail"), cell("5")}, {cell("T-22"), cell("a\tb\nc"), cell("1000")}}};
}

}  // namespace

TEST_CASE("columns align by cells, ideographs take two") {
  CHECK(write_table(sample(), 80, false) ==
        "ID    标题                                  N\n"
        "T-1   用户手册 with a long English tail     5\n"
        "T-22  a b c                              1000\n");
}

TEST_CASE("a narrow terminal cuts free text first and no line is wider") {
  const std::string text = write_table(sample(), 24, false);
  CHECK(text ==
        "ID    标题             N\n"
        "T-1   用户手册 wi…     5\n"
        "T-22  a b c         1000\n");
}

TEST_CASE("two columns of free text give room alike, also when both are as wide") {
  const std::string wide(40, 'x');
  const Table table{{{.name = "a", .heading = "A", .shrinks = true}, {.name = "b", .heading = "B", .shrinks = true}}, {{cell(wide), cell(wide)}}};
  const std::string half(19, 'x');
  CHECK(write_table(table, 42, false) == "A" + std::string(21, ' ') + "B\n" + half + "…  " + half + "…\n");
}

TEST_CASE("other columns are cut from the right when free text cannot give more") {
  Table table = sample();
  table.columns[1].shrinks = false;
  for (std::size_t width : {40U, 20U, 12U}) {
    std::string text = write_table(table, width, false);
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = text.find('\n', at);
      CHECK(display_width(std::string_view(text).substr(at, end - at)) <= width);
      at = end + 1;
    }
  }
}

TEST_CASE("F6: escape sequences in a cell are shown, not obeyed") {
  Table table = sample();
  table.rows = {{cell("T-1"), cell("\x1b[31mred"), cell("1")}};
  CHECK(write_table(table, 80, true).find("\x1b[31m") == std::string::npos);
}

TEST_CASE("tab-separated values have one row a line and no tabs inside") {
  CHECK(write_tsv(sample()) == "T-1\t用户手册 with a long English tail\t5\nT-22\ta b c\t1000\n");
}

TEST_CASE("F4: Markdown and HTML tables escape what they hold") {
  Table table = sample();
  table.rows = {{cell("T-1"), cell("a|b <script>"), cell("1")}};
  CHECK(write_markdown_table(table).find("a\\|b \\<script\\>") != std::string::npos);
  CHECK(write_html_table(table).find("a|b &lt;script&gt;") != std::string::npos);
}

TEST_CASE("a terminal's table leaves out empty columns, then what does not fit, but never what must stay") {
  Table table = sample();
  table.columns.push_back({.name = "empty", .heading = "Empty"});
  table.columns.push_back({.name = "state", .heading = "State"});
  for (auto& row : table.rows) row.insert(row.end(), {cell(""), cell("in progress")});
  const Table roomy = fit_columns(table, 80, {"id", "title", "state"});
  CHECK(roomy.columns.size() == 4);
  const Table narrow = fit_columns(table, 40, {"id", "title", "state"});
  REQUIRE(narrow.columns.size() == 3);
  CHECK(narrow.columns[2].name == "state");
  CHECK(narrow.rows[0].size() == 3);
}
