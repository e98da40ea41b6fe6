#include "accord/model/input.h"

#include <doctest/doctest.h>

#include "accord/base/error.h"

using namespace accord;

namespace {

InputContext context() {
  InputContext input;
  input.today = *parse_date("2026-06-28");  // a Sunday
  input.offset_minutes = 480;
  input.currency = Currency::cny();
  input.resolve = [](std::string_view typed, const Field&) { return typed == "T33" ? std::string("T-7k2mq") : std::string(typed); };
  input.item_id = [] { return std::string("k7d2"); };
  return input;
}

std::string stored(const Field& field, std::string_view typed) { return value_from_input(field, typed, context()).text; }

}  // namespace

TEST_CASE("what people type becomes what files hold") {
  CHECK(stored(date("due", ""), "fri") == "2026-07-03");
  CHECK(stored(date("due", ""), "+1w") == "2026-07-05");
  CHECK(stored(moment("at", ""), "today 16:30") == "2026-06-28T16:30+08:00");
  CHECK(stored(money("budget", ""), "48000") == "CNY 48000.00");
  CHECK(stored(money("budget", ""), "USD 5") == "USD 5.00");
  CHECK(stored(rate("rate", ""), "0.05%") == "0.0005");
  CHECK(stored(rate("rate", ""), "5bp") == "0.0005");
  CHECK(stored(percent("percent", ""), "80%") == "80");
  CHECK(stored(boolean("report", ""), "yes") == "true");
  CHECK(stored(choice("severity", {"S1", "S2"}, ""), "s2") == "S2");
  CHECK(stored(reference("task", {"task"}, ""), "T33") == "T-7k2mq");
  CHECK(stored(word("depends", FieldType::dependency, ""), "T33 SS+2d") == "T-7k2mq SS+2d");
  CHECK(stored(word("constraint", FieldType::constraint, ""), "SNET fri") == "SNET 2026-07-03");
}

TEST_CASE("a list item is typed as key=value; values may hold spaces, id and date come by themselves") {
  const Field progress = items("progress", {moment("at", ""), percent("percent", ""), line("note", "")}, "").dated_by("at");
  const Value item = value_from_input(progress, "percent=80% note=two chapters = left", context());
  CHECK(item["id"].text == "k7d2");
  CHECK(item["at"].text == "2026-06-28");
  CHECK(item["percent"].text == "80");
  CHECK(item["note"].text == "two chapters = left");
}

TEST_CASE("what does not fit is refused with what would") {
  const auto said = [](const Field& field, const char* typed) {
    try {
      value_from_input(field, typed, context());
    } catch (const Error& error) {
      CHECK(error.failure() == Failure::usage);
      return error.message().english();
    }
    return std::string("no error");
  };
  CHECK(said(date("due", ""), "2026-13-01") == "--due: “2026-13-01” is not a date");
  CHECK(said(money("budget", ""), "1,000") == "--budget: “1,000” is not an amount of money");
  CHECK(said(items("costs", {money("amount", "")}, ""), "amont=5") == "“amont=5” is not key=value of amount=…");
  CHECK(said(mapping("skills", FieldType::integer, ""), "sql") == "--skills takes key=value, not “sql”");
}
