#include "accord/model/covered_content.h"

#include <doctest/doctest.h>

#include "accord/kinds/list.h"
#include "accord/store/yaml.h"

using namespace accord;

namespace {

const Registry& registry() {
  static const Registry kinds(kind_rows());
  return kinds;
}

Record scope(const std::string& text) {
  Findings findings;
  const auto tree = read_yaml(text, "scope.yaml", findings);
  REQUIRE(tree);
  return {registry().find("scope"), "scope", "scope.yaml", to_value(*tree)};
}

}  // namespace

TEST_CASE("covered content: layout, quoting, comments, notes and order of keys change nothing") {
  const std::string plain = covered_content(scope("version: \"1.0\"\nproduct_scope: A shop\nin_scope:\n  - {id: a1bc, text: Web}\n"));
  CHECK(plain == covered_content(scope("# ours\nproduct_scope: 'A shop'  # on the web\nin_scope:\n  - text: Web\n    id: a1bc\nversion: '1.0'\nnotes:\n  - {id: n1aa, at: 2026-03-01, text: us}\n")));
  CHECK(plain ==
        "{\n  \"in_scope\": [\n    {\n      \"id\": \"a1bc\",\n      \"text\": \"Web\"\n    }\n  ],\n"
        "  \"product_scope\": \"A shop\",\n  \"version\": \"1.0\"\n}\n");
}

TEST_CASE("covered content: translations count; order of a list counts; unknown keys do not") {
  const std::string plain = covered_content(scope("version: 1.0\nproduct_scope: A shop\n"));
  CHECK(plain != covered_content(scope("version: 1.0\nproduct_scope: A shop\nproduct_scope_zh: 商店\n")));
  CHECK(plain == covered_content(scope("version: 1.0\nproduct_scope: A shop\nmystery: 1\n")));
  CHECK(covered_content(scope("deliverables: [DLV-a, DLV-b]\n")) != covered_content(scope("deliverables: [DLV-b, DLV-a]\n")));
}

TEST_CASE("differing fields: changed, added and removed ones, each once") {
  const std::string before = covered_content(scope("version: 1.0\nproduct_scope: A shop\nstart: 2026-03-02\n"));
  const std::string after = covered_content(scope("version: 1.0\nproduct_scope: An app\ndue: 2026-08-21\n"));
  CHECK(differing_fields(before, after) == std::vector<std::string>{"due", "product_scope", "start"});
  CHECK(differing_fields(before, before).empty());
  CHECK(differing_fields("not JSON", after) == std::vector<std::string>{"due", "product_scope", "version"});
}
