// Every row of the list of documents is whole: labels in both languages, templates, cover notes.
#include <doctest/doctest.h>

#include <algorithm>

#include "accord/base/embedded.h"
#include "accord/base/labels.h"
#include "accord/document/report.h"
#include "accord/kinds/list.h"

namespace accord {
namespace {

bool has_template(std::string_view name) { return embedded_template(std::string(name) + ".mustache").has_value(); }

TEST_CASE("documents: each has its name in both languages and its templates") {
  for (const ReportRow& row : report_rows()) {
    CAPTURE(row.name);
    CHECK(find_report(row.name) == &row);
    CHECK(find_label(Language::en, "documents", row.label));
    CHECK(find_label(Language::zh, "documents", row.label));
    CHECK(has_template(row.file));
    CHECK((row.chat.empty() || has_template(row.chat)));
    CHECK(row.other_period != row.period);
  }
}

TEST_CASE("documents: a periodic one can have a cover note, a number and a heading") {
  const Registry registry(kind_rows());
  const Field* document = registry.find("cover")->field("document");
  REQUIRE(document);
  for (const ReportRow& row : report_rows()) {
    if (!row.is_periodic) continue;
    CAPTURE(row.name);
    CHECK(std::ranges::any_of(document->choices, [&](const auto& choice) { return choice == row.name; }));
    const std::string name(row.name);
    CHECK(find_label(Language::en, "documents", name + "_number"));
    for (const Language language : {Language::en, Language::zh}) {
      CHECK(find_label(language, "documents", name + "_heading"));
      CHECK(find_label(language, "documents", name + "_chat"));
    }
  }
}

}  // namespace
}  // namespace accord
