#include <doctest/doctest.h>

#include <filesystem>

#include "accord/base/json.h"
#include "accord/base/text.h"
#include "support/test_world.h"

using namespace accord;
using accord::test::TestWorld;

namespace {

struct Converting : TestWorld {
  Converting() {
    directory.write("accord.yaml", "format: 1\nid: 0f9c2a54-6c1e-4d0a-9d55-2b1f6f0e7a10\ntitle: A\nlanguage: en\ncurrency: CNY\nclient: {name: B}\ncontractor: {name: C}\nshare: [issue]\n");
    directory.write("people/linshan.yaml", "id: linshan\ntitle: Lin Shan\ncreated: 2026-01-01\n");
    directory.write("tasks/T-7k2mq.yaml", "id: T-7k2mq\ntitle: Manual\nnumber: T33\ncreated: 2026-01-01\nlinks: [RSK-aaaaa]\n");
    directory.write("risks/RSK-aaaaa.yaml", "id: RSK-aaaaa\ntitle: Late data\ntitle_zh: 数据迟到\ncreated: 2026-01-01\nowner: linshan\nstrategy: accept\nprobability: 3\nimpact: 3\n"
                                            "effect: Tests slip\ncontingency: our own data  # not for the client\nlinks:\n  - T-7k2mq\n");
  }
  std::string id() const { return std::string(trim(out)); }
};

}  // namespace

TEST_CASE("convert: title in both languages, texts and links go along, both sides are linked, the risk occurs") {
  Converting test;
  REQUIRE(test.run({"convert", "RSK-aaaaa", "issue"}) == 0);
  const std::string made = test.directory.read("issues/" + test.id() + ".yaml");
  CHECK(made.find("title: Late data") != std::string::npos);
  CHECK(made.find("title_zh: 数据迟到") != std::string::npos);
  CHECK(made.find("effect: Tests slip") != std::string::npos);
  CHECK(made.find("owner: linshan") != std::string::npos);
  CHECK(made.find("- RSK-aaaaa") != std::string::npos);
  CHECK(made.find("- T-7k2mq") != std::string::npos);
  CHECK(made.find("own data") == std::string::npos);
  CHECK(made.find("visibility: internal") != std::string::npos);  // issues are shared, this risk was not
  const std::string old = test.directory.read("risks/RSK-aaaaa.yaml");
  CHECK(old.find("- " + test.id()) != std::string::npos);
  CHECK(old.find("to: occurred") != std::string::npos);
  CHECK(test.run({"check"}) == 0);
  CHECK(test.run({"convert", "RSK-aaaaa", "issue"}) == 5);
}

TEST_CASE("convert --dry-run writes nothing; --keep leaves the state; kinds that cannot be made are refused") {
  Converting test;
  const std::string before = test.directory.read("risks/RSK-aaaaa.yaml");
  CHECK(test.run({"convert", "RSK-aaaaa", "issue", "--dry-run"}) == 0);
  CHECK(test.directory.read("risks/RSK-aaaaa.yaml") == before);
  CHECK(!std::filesystem::exists(test.directory.path() + "/issues"));
  CHECK(test.run({"convert", "RSK-aaaaa", "isue"}) == 2);
  CHECK(test.err.find("did you mean “issue”?") != std::string::npos);
  CHECK(test.run({"convert", "RSK-aaaaa", "risk"}) == 2);
  CHECK(test.run({"convert", "linshan", "issue"}) == 2);
  CHECK(test.run({"convert", "RSK-aaaaa", "issue", "--keep"}) == 0);
  CHECK(test.directory.read("risks/RSK-aaaaa.yaml").find("occurred") == std::string::npos);
}

TEST_CASE("convert is all or nothing: a risk that may not occur yet stays, and the way out is named") {
  Converting test;
  test.directory.write("risks/RSK-bbbbb.yaml", "id: RSK-bbbbb\ntitle: Bare\ncreated: 2026-01-01\n");
  CHECK(test.run({"convert", "RSK-bbbbb", "issue"}) == 4);
  CHECK(test.err.find("--keep") != std::string::npos);
  CHECK(!std::filesystem::exists(test.directory.path() + "/issues"));
}

TEST_CASE("trace: both directions, two levels, each record once, without people") {
  Converting test;
  test.directory.write("issues/ISS-aaaaa.yaml", "id: ISS-aaaaa\ntitle: Slow\ncreated: 2026-01-01\ntasks: [T-7k2mq]\nowner: linshan\n");
  CHECK(test.run({"trace", "T33"}) == 0);
  CHECK(test.out.find("1\tto\tlinks\trisk\tRSK-aaaaa\tLate data\tidentified\n") != std::string::npos);
  CHECK(test.out.find("1\tfrom\ttasks\tissue\tISS-aaaaa\tSlow\tnew\n") != std::string::npos);
  CHECK(test.out.find("linshan") == std::string::npos);
  CHECK(test.run({"trace", "ISS-aaaaa", "--levels", "2", "--format", "table"}) == 0);
  CHECK(test.out.find("└─▶ ") != std::string::npos);
  CHECK(test.out.find("    └─▶ ") != std::string::npos);
  CHECK(test.run({"trace", "ISS-aaaaa", "--json"}) == 0);
  const Data data = parse_json(test.out, "out");
  CHECK(data.find("records")->members().front().value.find("links")->members().front().value.find("id")->text() == "T-7k2mq");
  CHECK(test.run({"trace", "nothing"}) == 3);
}

TEST_CASE("template render: the public suite's rules, partials of one folder and nothing outside it") {
  TestWorld test;
  test.directory.write("page.mustache", "{{name}} {{gone}}{{>part}}{{>none}}\n");
  test.directory.write("parts/part.mustache", "[{{&name}}]");
  test.directory.write("data.json", "{\"name\": \"<b>\"}");
  CHECK(test.run({"template", "render", "page.mustache", "--data", "data.json", "--partials", "parts"}) == 0);
  CHECK(test.out == "&lt;b&gt; [<b>]\n");
  CHECK(test.run({"template", "render", "page.mustache", "--data", "data.json", "--escape", "none"}) == 0);
  CHECK(test.out == "<b> \n");
  CHECK(test.run({"template", "render", "page.mustache", "--data", "data.json", "--strict"}) == 4);
  CHECK(test.out.empty());
  CHECK(test.err.find("page.mustache:1:") != std::string::npos);
  test.directory.write("outside.mustache", "secret");
  test.directory.write("bad.mustache", "{{>../outside}}");
  CHECK(test.run({"template", "render", "bad.mustache", "--partials", "parts"}) == 12);
  CHECK(test.err.find("secret") == std::string::npos);
}

TEST_CASE("template list and show: the documents' templates, and which of them the project replaces") {
  Converting test;
  CHECK(test.run({"template", "list"}) == 0);
  CHECK(test.out.find("weekly\tbuilt-in\n") != std::string::npos);
  CHECK(test.out.find("init/") == std::string::npos);
  CHECK(test.run({"template", "show", "weekly"}) == 0);
  CHECK(test.out.find("{{") != std::string::npos);
  test.directory.write("templates/weekly.mustache", test.out);
  CHECK(test.run({"template", "list"}) == 0);
  CHECK(test.out.find("weekly\ttemplates/weekly.mustache\n") != std::string::npos);
  CHECK(test.run({"template", "show", "weekli"}) == 3);
  CHECK(test.err.find("did you mean “weekly”?") != std::string::npos);
}
