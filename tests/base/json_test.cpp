#include "accord/base/json.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include <string>

#include "accord/base/error.h"

using accord::Data;
using accord::parse_json;
using accord::write_json;

namespace {

std::string refusal(std::string_view text) {
  try {
    parse_json(text, "data.json");
  } catch (const accord::Error& error) {
    CHECK(error.failure() == accord::Failure::invalid);
    return error.what();
  }
  return "accepted";
}

}  // namespace

TEST_CASE("JSON: every number keeps its spelling, every map its order") {
  const std::string text =
      R"({"z":0.0005,"a":1e3,"m":-0,"b":-0.0,"c":12345678901234567890123,"d":1.50,"e":-7,"f":18446744073709551615})";
  Data data = parse_json(text, "data.json");
  CHECK(data.find("z")->text() == "0.0005");
  CHECK(data.find("a")->text() == "1e3");
  CHECK(data.find("c")->text() == "12345678901234567890123");
  CHECK(write_json(data, -1) == text);
}

TEST_CASE("JSON: all shapes are read and written, indented and readable") {
  Data data = parse_json(R"({"t":true,"n":null,"e":[],"m":{},"l":["\u7530\n\"", {"k":false}]})", "data.json");
  CHECK(write_json(data) == R"({
  "t": true,
  "n": null,
  "e": [],
  "m": {},
  "l": [
    "田\n\"",
    {
      "k": false
    }
  ]
}
)");
  CHECK(parse_json(write_json(data), "again") == data);
  CHECK(write_json(Data("\xff"), -1) == "\"\xEF\xBF\xBD\"");
  CHECK(write_json(Data("a\x01"), -1) == R"("a\u0001")");
}

TEST_CASE("JSON: a key that occurs twice is refused at its place, in characters") {
  CHECK(refusal("{\"田\": 1,\n \"田\\\"\": {\"a\": 1}, \"田\\\"\": 2}") ==
        "data.json:2:19: the key \"田\"\" occurs twice in one map");
  CHECK(refusal(R"([{"a":1},{"a":1}])") == "accepted");
}

TEST_CASE("JSON: nesting has a limit") {
  CHECK(refusal(std::string(64, '[') + std::string(64, ']')) == "accepted");
  CHECK(refusal(std::string(65, '[') + std::string(65, ']')) ==
        "data.json:1:65: lists and maps are nested deeper than 64 levels");
  CHECK(refusal(std::string(200000, '[')) == "data.json:1:65: lists and maps are nested deeper than 64 levels");
}

TEST_CASE("JSON: what the standard forbids is refused with line and column") {
  CHECK(refusal("").starts_with("data.json:1:1: not valid JSON: "));
  CHECK(refusal("{\n  \"a\": 01}").starts_with("data.json:2:9: not valid JSON: "));
  for (const char* text : {"[1,]", "{'a':1}", "nul", "[1] 2", "// x\n1", "NaN", "\"\xff\"", R"("\ud800")", "\"\n\"", ".5", "{\"a\"}"})
    CHECK(refusal(text).starts_with("data.json:"));
}

TEST_CASE("JSON: one value a line, with the line of the whole text in an error") {
  auto values = accord::parse_json_lines("{\"a\":1}\r\n\n[2]", "log");
  REQUIRE(values.size() == 2);
  CHECK(values[1].members()[0].value.text() == "2");
  try {
    accord::parse_json_lines("1\n\n[2\n", "log");
    FAIL("accepted");
  } catch (const accord::Error& error) {
    CHECK(std::string(error.what()).starts_with("log:3:3: "));
  }
}

TEST_CASE("JSON: texts are quoted as the library quotes them, whatever bytes they hold") {
  for (const std::string& text : {std::string(), std::string("plain"), std::string("用户手册 ✓"), std::string("a\"b"), std::string("a\\b"), std::string("tab\tend\n"),
                                  std::string("\x7f"), std::string("bad \xff utf-8"), std::string("\x00z", 2), std::string("cut \xE7\x94")}) {
    Data data = Data::map();
    data.set("text", text);
    const std::string expected = nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    CHECK(write_json(data) == "{\n  \"text\": " + expected + "\n}\n");
  }
}
