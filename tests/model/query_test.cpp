#include "accord/model/query.h"

#include <doctest/doctest.h>

#include "accord/base/error.h"
#include "support/small_project.h"

using namespace accord;

namespace {

struct Queries {
  SmallProject project{{{"person", "linshan", "org: contractor\n"},
                        {"person", "machao", "org: contractor\n"},
                        {"task", "T-aaaaa", "number: T1\nowner: linshan\ndue: 2026-06-30\ntags: [red, blue]\nbudget: CNY 900.00\n"},
                        {"task", "T-bbbbb", "number: T2\nowner: machao\ndue: 2026-07-20\ndepends: [T-aaaaa SS+2d]\nbudget: CNY 12000.00\ntitle_zh: 面单打印\n"},
                        {"task", "T-ccccc", "duration: 1d\nowner: linshan\nmoves:\n  - {to: done, at: 2026-06-01}\n"}}};
  QueryContext context{project.records(), project.settings(), *parse_date("2026-06-28"), "linshan"};

  std::string hits(const std::string& filter) {
    const Kind& kind = *project.records().of("task").front().kind;
    const Filter parsed = parse_filter(filter, kind, context);
    std::string result;
    for (const Record& record : project.records().of("task"))
      if (matches(parsed, record, context)) result += record.id.substr(2, 1);
    return result;
  }
};

}  // namespace

TEST_CASE("filters: equality, lists, absence, negation and me") {
  Queries q;
  CHECK(q.hits("owner=linshan") == "ac");
  CHECK(q.hits("owner=me") == "ac");
  CHECK(q.hits("owner=linshan,machao") == "abc");
  CHECK(q.hits("owner!=me") == "b");
  CHECK(q.hits("due=none") == "c");
  CHECK(q.hits("due!=none") == "ab");
  CHECK(q.hits("tags=blue") == "a");
  CHECK(q.hits("status=done") == "c");
  CHECK(q.hits("state=planned") == "ab");
}

TEST_CASE("filters: ranges by the type of the field, relative days from the data date") {
  Queries q;
  CHECK(q.hits("due=..+7d") == "a");
  CHECK(q.hits("due=2026-07-01..") == "b");
  CHECK(q.hits("due=2026-06-30..2026-07-20") == "ab");
  CHECK(q.hits("due<2026-06-30").empty());
  CHECK(q.hits("due<=2026-06-30") == "a");
  CHECK(q.hits("budget=1000..") == "b");
  CHECK(q.hits("budget>=900") == "ab");
}

TEST_CASE("filters: text in either language, references by number") {
  Queries q;
  CHECK(q.hits("title~TITLE") == "abc");
  CHECK(q.hits("title~面单") == "b");
  CHECK(q.hits("depends=T1") == "b");
}

TEST_CASE("filters: what is wrong is said with the nearest spelling") {
  Queries q;
  const auto hint = [&](const char* filter) -> std::string {
    try {
      q.hits(filter);
    } catch (const Error& error) {
      CHECK(error.failure() == Failure::usage);
      return error.hints().empty() ? std::string() : error.hints().front().english();
    }
    return "no error";
  };
  CHECK(hint("ownr=me") == "did you mean “owner”?");
  CHECK(hint("status=plannd") == "did you mean “planned”?");
  CHECK(hint("just words") == "for example owner=me, due=..+7d, title~printer");
  CHECK(hint("due=someday") == "for example 2026-06-30, today, fri, -7d, +2w, eom");
}

TEST_CASE("sorting is by the type: 900.00 before 12000.00, absent last") {
  Queries q;
  const Kind& kind = *q.project.records().of("task").front().kind;
  CHECK(comes_before(kind, "budget", "CNY 900.00", "CNY 12000.00"));
  CHECK(comes_before(kind, "due", "2026-06-30", ""));
  CHECK_FALSE(comes_before(kind, "due", "", "2026-06-30"));
}
