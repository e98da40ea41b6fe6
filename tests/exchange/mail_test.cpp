// Mails are read back (support/mail_reader.h) and compared with what went in.
#include "accord/exchange/mail.h"

#include <doctest/doctest.h>

#include "accord/base/error.h"
#include "accord/base/text.h"
#include "support/mail_reader.h"

using namespace accord;
using accord::test::decoded_words;
using accord::test::MailRead;
using accord::test::read_mail;

namespace {

Mail sample() {
  Mail mail;
  mail.from = {"Zhao Ming", "zhaoming@qinghe.example"};
  mail.to = {{"Lu Zhenhua", "luzhenhua@yuanfan.example"}, {"Shen Yi", "shenyi@yuanfan.example"}};
  mail.cc = {{"Han, Lei \"IT\"", "hanlei@yuanfan.example"}};
  mail.subject = "Weekly report No. 17: Yuanfan Smart Warehouse System (WMS), seventeen weeks into the contract";
  mail.language = "en";
  mail.date = {*Date::of(2026, 6, 28), 540, 480};
  mail.text = "# Weekly report\n\n.\nFrom the records = facts  \n" + std::string(1200, 'x') + "\r\nlast\rline – end";
  mail.html = "<!DOCTYPE html>\n<p>100 %</p>\n";
  return mail;
}

int refusal_of(const Mail& mail) {
  try {
    mail_text(mail);
  } catch (const Error& error) {
    CHECK(error.hints().size() == 1);
    return static_cast<int>(error.failure());
  }
  return 0;
}

}  // namespace

TEST_CASE("mail: an English message, read back") {
  const Mail mail = sample();
  const MailRead read = read_mail(mail_text(mail));
  auto headers = read.head.headers;
  CHECK(headers["From"] == "Zhao Ming <zhaoming@qinghe.example>");
  CHECK(headers["To"] == "Lu Zhenhua <luzhenhua@yuanfan.example>, Shen Yi <shenyi@yuanfan.example>");
  CHECK(headers["Cc"] == "\"Han, Lei \\\"IT\\\"\" <hanlei@yuanfan.example>");
  CHECK(headers["Subject"] == mail.subject);
  CHECK(headers["Date"] == "Sun, 28 Jun 2026 09:00:00 +0800");
  CHECK(headers["X-Unsent"] == "1");
  CHECK(headers["MIME-Version"] == "1.0");
  CHECK(headers["Content-Type"].starts_with("multipart/alternative; boundary="));
  CHECK(read.text.headers.at("Content-Type") == "text/plain; charset=utf-8");
  CHECK(read.text.headers.at("Content-Transfer-Encoding") == "quoted-printable");
  CHECK(read.text.body == "# Weekly report\r\n\r\n.\r\nFrom the records = facts  \r\n" + std::string(1200, 'x') + "\r\nlast\r\nline – end\r\n");
  CHECK(read.html.headers.at("Content-Type") == "text/html; charset=utf-8");
  CHECK(read.html.body == "<!DOCTYPE html>\r\n<p>100 %</p>\r\n");
}

TEST_CASE("mail: a Chinese message, read back; encoded words end between characters") {
  Mail mail = sample();
  mail.from.name = "赵明";
  mail.to = {{"欧阳" + replace_all(std::string(40, '.'), ".", "远"), "a@b.example"}, {"", "c@d.example"}};
  mail.cc.clear();
  mail.subject = "远帆物流智能仓储系统（WMS）外包开发项目：项目周报（第17期），报告周期2026年6月22日至6月28日（第26周）🟡";
  mail.text = "# 项目周报（第17期）\n\n系统测试于6月29日（周一）启动。\n";
  mail.html = "<p>项目周报</p>\n";
  const MailRead read = read_mail(mail_text(mail));
  CHECK(decoded_words(read.head.headers.at("Subject")) == mail.subject);
  CHECK(decoded_words(read.head.headers.at("From")) == "赵明 <zhaoming@qinghe.example>");
  CHECK(decoded_words(read.head.headers.at("To")) == mail.to[0].name + " <a@b.example>, c@d.example");
  CHECK(read.head.headers.count("Cc") == 0);
  CHECK(read.text.headers.at("Content-Transfer-Encoding") == "base64");
  CHECK(read.text.body == replace_all(mail.text, "\n", "\r\n"));
  CHECK(read.html.body == replace_all(mail.html, "\n", "\r\n"));
}

TEST_CASE("mail: a subject that looks encoded, or that folding would change, is encoded") {
  for (const char* subject : {"=?UTF-8?B?QmNjOiB4?=", "two  spaces", " edge",
                              "averyveryveryveryveryveryveryveryveryveryveryverylongwordwithoutasinglespaceinit"}) {
    Mail mail = sample();
    mail.subject = subject;
    CHECK(decoded_words(read_mail(mail_text(mail)).head.headers["Subject"]) == subject);
  }
}

TEST_CASE("mail: equal mails are equal bytes; the identity is the page's, not the recipients'") {
  Mail mail = sample();
  const std::string first = mail_text(mail);
  CHECK(mail_text(mail) == first);
  const std::string id = read_mail(first).head.headers["Message-ID"];
  CHECK(id.size() == 2 + 32 + std::string("@qinghe.example").size());
  mail.to.pop_back();
  CHECK(read_mail(mail_text(mail)).head.headers["Message-ID"] == id);
  mail.text += "more";
  CHECK(read_mail(mail_text(mail)).head.headers["Message-ID"] != id);
}

TEST_CASE("mail: no control character gets into a header") {
  for (int c = 0; c < 0x20; ++c) {
    const std::string bad = std::string("x") + static_cast<char>(c) + "Bcc: victim@example.com";
    Mail subject = sample(), name = sample(), address = sample(), sender = sample();
    subject.subject = bad;
    name.cc[0].name = bad;
    address.to[1].address = bad;
    sender.from.address = bad;
    for (const Mail& mail : {subject, name, address, sender}) CHECK(refusal_of(mail) == 12);
  }
  Mail deleted = sample();
  deleted.subject += '\x7F';
  CHECK(refusal_of(deleted) == 12);
}

TEST_CASE("mail: what is no address of one person is refused") {
  for (const char* address : {"", "shenyi", "@yuanfan.example", "shenyi@", "\"shen yi\"@yuanfan.example", "a@b.example,c@d.example", "a@b.example; c@d.example",
                              "Shen Yi <shenyi@yuanfan.example>", "a@b@c.example", "a..b@c.example", ".a@c.example", "a@c..example", "a@-c.example", "a@[127.0.0.1]",
                              "a(comment)@c.example", "沈怡@yuanfan.example", "shenyi@远帆.example", "a b@c.example"}) {
    CAPTURE(address);
    Mail mail = sample();
    mail.to[0].address = address;
    CHECK(refusal_of(mail) == 12);
  }
  for (const char* address : {"o'neill+wms@yuanfan.example", "a@xn--0zwm56d.example", "a.b_c-d@sub.yuanfan.example"}) CHECK(address_problem(address).empty());
  CHECK_FALSE(address_problem(std::string(65, 'a') + "@b.example").empty());
  CHECK_FALSE(address_problem("a@" + std::string(64, 'b') + ".example").empty());
}
