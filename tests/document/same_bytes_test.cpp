// The same records give the same bytes: every document, in any locale, time zone and directory.
#include <clocale>
#include <cstdlib>
#include <ctime>
#include <filesystem>

#include "accord/base/json.h"
#include "accord/document/report_html.h"
#include "document/small_project.h"

namespace accord {
namespace {

std::string all_documents() {
  std::string bytes;
  for (const ReportRow& row : report_rows())
    for (const Language language : {Language::en, Language::zh})
      for (const Audience audience : {Audience::client, Audience::internal}) {
        const testing::Page page = testing::document_page(row, testing::whole_project(), language, audience);
        bytes += page.text + page.chat + write_json(page.view.data) + report_html(row, page.view, {});
      }
  return bytes;
}

TEST_CASE("same bytes: two renders of every document agree in any locale, time zone and directory") {
  const std::string plain = all_documents();
  CHECK(all_documents() == plain);
  const std::filesystem::path here = std::filesystem::current_path();
  const char* zone = std::getenv("TZ");
  const std::string zone_before = zone ? zone : "";
  setenv("TZ", "Pacific/Kiritimati", 1);
  tzset();
  std::filesystem::current_path("/");
  for (const char* locale : {"C.UTF-8", "C", "de_DE.UTF-8", "zh_CN.UTF-8"}) {
    if (!std::setlocale(LC_ALL, locale)) continue;  // not on this machine
    CAPTURE(locale);
    CHECK(all_documents() == plain);
  }
  std::setlocale(LC_ALL, "C");
  std::filesystem::current_path(here);
  if (zone) setenv("TZ", zone_before.c_str(), 1);
  else unsetenv("TZ");
  tzset();
}

}  // namespace
}  // namespace accord
