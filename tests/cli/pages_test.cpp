// --format html of lists and figures: whole pages that need nothing else.
#include <doctest/doctest.h>

#include <filesystem>

#include "support/test_world.h"

using namespace accord;
using accord::test::TestWorld;

namespace {

std::string page(std::vector<std::string> words) {
  TestWorld world;
  std::filesystem::copy(ACCORD_SOURCE_DIR "/examples/yf-wms", world.directory.path(), std::filesystem::copy_options::recursive);
  words.insert(words.end(), {"--as-of", "2026-06-28", "--format", "html"});
  CHECK(world.run(words) == 0);
  return world.out;
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

TEST_CASE("a list as a web page: title, table, project and day") {
  const std::string list = page({"task", "--limit", "1", "--columns", "number,title"});
  CHECK(list.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
  CHECK(has(list, "<title>Task list</title>"));
  CHECK(has(list, "<h1>Task list</h1>\n<table>\n<thead>\n<tr>\n<th scope=\"col\" class=\"short\">number</th>"));
  CHECK(has(list, "· 28 June 2026</p>"));
  CHECK(list.ends_with("</main>\n</body>\n</html>\n"));
  CHECK(has(page({"task", "--lang", "zh-CN"}), "<title>任务列表</title>"));
}

TEST_CASE("check, find and attention have headings of their own, in the language of the page") {
  CHECK(has(page({"find", "printer"}), "<h1>Records that hold “printer”</h1>"));
  CHECK(has(page({"find", "printer", "--lang", "zh-CN"}), "<h1>含有“printer”的记录</h1>"));
  CHECK(has(page({"attention"}), "<h1>What needs attention</h1>"));
  TestWorld world;
  world.directory.write("accord.yaml", "format: 1\ntitle: Demo\nlanguage: en\n");
  CHECK(world.run({"check", "--format", "html"}) == 0);
  CHECK(has(world.out, "<h1>Check of the records</h1>"));
  CHECK(world.run({"check", "--format", "html", "--lang", "zh-CN"}) == 0);
  CHECK(has(world.out, "<h1>记录检查</h1>"));
}

TEST_CASE("pages are headed by what they show, not by what the command's help says") {
  CHECK(has(page({"plan"}), "<h1>Schedule</h1>"));
  CHECK(has(page({"plan", "--lang", "zh-CN"}), "<h1>进度计划</h1>"));
  CHECK(has(page({"progress"}), "<h1>Earned value</h1>"));
  CHECK(has(page({"workload", "--lang", "zh-CN"}), "<h1>工作负荷</h1>"));
  CHECK(has(page({"task", "log", "T33"}), "<h1>History of T33 User manual</h1>"));
  CHECK(has(page({"trace", "T33", "--lang", "zh-CN"}), "<h1>T33 用户手册的关联</h1>"));
  CHECK(has(page({"template", "list", "--lang", "zh-CN"}), "<h1>模板</h1>"));
}

TEST_CASE("plan and progress as web pages: what people read under a table is in the page, the plan as a picture too") {
  const std::string plan = page({"plan"});
  CHECK(has(plan, "<figure class=\"gantt\">\n<svg "));
  CHECK(has(plan, "<p>finish 2026-08-28, 1 working day after the contract date 2026-08-27</p>"));
  CHECK(has(plan, "<title>9.3 Final acceptance and handover 2026-08-25 – 2026-08-28</title>"));
  const std::string progress = page({"progress"});
  CHECK(has(progress, "<p>By planned working days</p>"));
  CHECK(has(progress, ">0.9147</td>"));
}

TEST_CASE("a list without rows is no page") {
  CHECK(page({"survey", "title=nothing of that name"}).empty());
}

}  // namespace
