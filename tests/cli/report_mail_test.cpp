// accord report … --format eml: who gets it, who sends it, and what is refused.
#include <doctest/doctest.h>

#include <filesystem>

#include "accord/base/text.h"
#include "support/mail_reader.h"
#include "support/test_world.h"

using namespace accord;
using accord::test::decoded_words;
using accord::test::MailRead;
using accord::test::read_mail;
using accord::test::TestWorld;

namespace {

using Words = std::vector<std::string>;

struct Sample : TestWorld {
  Sample() { std::filesystem::copy(ACCORD_SOURCE_DIR "/examples/yf-wms", directory.path(), std::filesystem::copy_options::recursive | std::filesystem::copy_options::overwrite_existing); }

  int mail(Words more) {
    Words words = {"report"};
    words.insert(words.end(), more.begin(), more.end());
    for (const char* word : {"--as-of", "2026-06-28", "--format", "eml"}) words.emplace_back(word);
    return run(words);
  }
  void set(const std::string& person, const std::string& line) {
    const std::string file = "people/" + person + ".yaml";
    directory.write(file, directory.read(file) + line + "\n");
  }
  void drop(const std::string& file, const std::string& key) {
    std::string text;
    const std::string before = directory.read(file);
    for (const std::string_view line : split_lines(before))
      if (!line.starts_with(key + ":")) text += std::string(line) + "\n";
    directory.write(file, text);
  }
};

}  // namespace

TEST_CASE("report mail: to those the cover note names, copies to the others on the client's list, in either language") {
  Sample sample;
  REQUIRE_MESSAGE(sample.mail({"weekly"}) == 0, sample.err);
  const std::string first = sample.out;
  const MailRead read = read_mail(first);
  CHECK(read.head.headers.at("From") == "Zhao Ming <zhaoming@qinghe.example>");
  CHECK(read.head.headers.at("To") == "Lu Zhenhua <luzhenhua@yuanfan.example>, Shen Yi <shenyi@yuanfan.example>");
  CHECK(read.head.headers.at("Cc") == "Han Lei <hanlei@yuanfan.example>");
  CHECK(read.head.headers.at("Subject") == "Weekly report No. 17: Yuanfan Smart Warehouse System (WMS)");
  CHECK(read.head.headers.at("Date") == "Sun, 28 Jun 2026 12:00:00 +0800");
  CHECK(read.text.body.starts_with("# Weekly report No. 17"));
  CHECK(read.html.body.starts_with("<!DOCTYPE html>"));
  CHECK(read.html.body.find("<svg") == std::string::npos);  // mail programs show no SVG
  REQUIRE(sample.mail({"weekly"}) == 0);
  CHECK(sample.out == first);
  REQUIRE(sample.run({"risk", "add", "Secret", "--visibility", "internal", "--created", "2026-06-20"}) == 0);
  REQUIRE(sample.run({"person", "add", "Secret", "--id", "secret", "--org", "client", "--distribution", "monthly", "--email", "secret@yuanfan.example"}) == 0);
  REQUIRE(sample.mail({"weekly"}) == 0);
  CHECK(sample.out == first);  // no header and no identity tells of what the client does not see

  REQUIRE(sample.mail({"weekly", "--lang", "zh-CN"}) == 0);
  const MailRead chinese = read_mail(sample.out);
  CHECK(decoded_words(chinese.head.headers.at("Subject")) == "项目周报（第17期）：远帆物流智能仓储系统（WMS）外包开发项目");
  CHECK(decoded_words(chinese.head.headers.at("To")) == "陆振华 <luzhenhua@yuanfan.example>, 沈怡 <shenyi@yuanfan.example>");
  CHECK(chinese.head.headers.at("Content-Language") == "zh-CN");
  CHECK(chinese.head.headers.at("Message-ID") != read.head.headers.at("Message-ID"));
}

TEST_CASE("report mail: every document, also one without a cover note; the project manager sends it") {
  Sample sample;
  for (const Words& document : {Words{"minutes", "MTG-006"}, Words{"issues"}, Words{"risks"}, Words{"roster"}}) {
    CAPTURE(document.front());
    sample.run({"person", "set", "shenyi", "--add-distribution", document.front() == "risks" ? "risk" : document.front()});
    REQUIRE_MESSAGE(sample.mail(document) == 0, sample.err);
    const MailRead read = read_mail(sample.out);
    CHECK(read.head.headers.at("From") == "Zhao Ming <zhaoming@qinghe.example>");
    CHECK(read.head.headers.at("To").find("shenyi@yuanfan.example") != std::string::npos);
  }
}

TEST_CASE("report mail: an unconfirmed report is called a draft") {
  Sample sample;
  REQUIRE(sample.mail({"weekly", "--period", "2026-W25"}) == 0);
  CHECK(read_mail(sample.out).head.headers.at("Subject").starts_with("Draft: Weekly report No. 16"));
}

TEST_CASE("report mail: who has no address is named, and left out") {
  Sample sample;
  sample.drop("people/luzhenhua.yaml", "email");
  REQUIRE(sample.mail({"weekly"}) == 0);
  CHECK(read_mail(sample.out).head.headers.at("To") == "Shen Yi <shenyi@yuanfan.example>");
  CHECK(sample.err.find("Lu Zhenhua has no e-mail address and is left out: accord person set luzhenhua --email ADDRESS\n") != std::string::npos);
}

TEST_CASE("report mail: without a reader or a sender it says what to do next") {
  Sample sample;
  CHECK(sample.mail({"roster"}) == 3);
  CHECK(sample.out.empty());
  CHECK(sample.err.find("nobody gets the report roster; no mail was written\n") != std::string::npos);
  CHECK(sample.err.find("accord person set dengmin --add-distribution roster\n") != std::string::npos);
  for (const char* person : {"luzhenhua", "shenyi", "hanlei"}) sample.drop(std::string("people/") + person + ".yaml", "email");
  CHECK(sample.mail({"weekly"}) == 3);
  CHECK(sample.err.find("accord person set luzhenhua --email ADDRESS\n") != std::string::npos);
  sample.drop("people/zhaoming.yaml", "email");
  CHECK(sample.mail({"weekly"}) == 3);
  CHECK(sample.err.find("Zhao Ming, who sends this report, has no e-mail address") != std::string::npos);
}

TEST_CASE("report mail: an internal edition goes to us alone") {
  Sample sample;
  REQUIRE(sample.run({"cover", "set", "COV-gxf34", "--audience", "internal"}) == 0);
  CHECK(sample.mail({"weekly", "--audience", "internal"}) == 12);
  CHECK(sample.err.find("Lu Zhenhua is of the client’s side and gets no internal report") != std::string::npos);
  REQUIRE(sample.run({"cover", "set", "COV-gxf34", "--remove-to", "luzhenhua", "--remove-to", "shenyi"}) == 0);
  REQUIRE_MESSAGE(sample.mail({"weekly", "--audience", "internal"}) == 0, sample.err);
  const MailRead read = read_mail(sample.out);
  CHECK(read.head.headers.at("To") == "Zhao Ming <zhaoming@qinghe.example>");
  CHECK(read.head.headers.at("Subject").starts_with("Internal: Weekly report"));
}

TEST_CASE("report mail: addresses that would become headers or lists of others are refused") {
  for (const char* address : {"\"a@b.example\\r\\nBcc: victim@c.example\"", "\"a@b.example, victim@c.example\"", "'\"shen yi\"@yuanfan.example'"}) {
    Sample sample;
    sample.drop("people/shenyi.yaml", "email");
    sample.set("shenyi", std::string("email: ") + address);
    CHECK(sample.mail({"weekly"}) == 12);
    CHECK(sample.out.empty());
    CHECK(sample.err.find("no mail was written") != std::string::npos);
  }
}

TEST_CASE("report mail: another command has no such format") {
  Sample sample;
  CHECK(sample.run({"task", "--format", "eml"}) == 2);
}
