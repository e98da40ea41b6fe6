#include "accord/exchange/mail.h"

#include <fmt/format.h>

#include <algorithm>

#include "accord/base/error.h"
#include "accord/base/people_date.h"
#include "accord/base/sha256.h"
#include "accord/base/text.h"
#include "exchange/mail_body.h"
#include "exchange/mail_header.h"

namespace accord {
namespace {

constexpr std::size_t longest_address = 254, longest_local = 64, longest_label = 63;

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

/// Of a local part without quotes (RFC 5322 atext).
bool is_atom(std::string_view text) {
  constexpr std::string_view marks = "!#$%&'*+-/=?^_`{|}~";
  return !text.empty() && std::ranges::all_of(text, [&](char c) { return is_letter_or_digit(c) || marks.find(c) != std::string_view::npos; });
}

bool is_domain_label(std::string_view text) {
  return !text.empty() && text.size() <= longest_label && text.front() != '-' && text.back() != '-' &&
         std::ranges::all_of(text, [](char c) { return is_letter_or_digit(c) || c == '-'; });
}

void refuse_controls(std::string_view what, std::string_view text) {
  if (std::ranges::none_of(text, is_control)) return;
  throw Error(Failure::refused, say("the {} of the mail holds a control character: “{}”; no mail was written", what, visible_text(replace_all(text, "\n", "\\n"))),
              {"a line break there would begin a header of its own: take it out of the record"});
}

void check_address(const MailAddress& one) {
  refuse_controls("name", one.name);
  const Message problem = address_problem(one.address);
  if (problem.empty()) return;
  throw Error(Failure::refused, say("“{}” is no mail address that can be written to; no mail was written", visible_text(replace_all(one.address, "\n", "\\n"))), {problem});
}

/// "Sun, 28 Jun 2026 09:00:00 +0800".
std::string date_text(const Moment& date) {
  const auto three = [](std::string_view name) { return std::string(name.substr(0, 3)); };
  const int offset = date.offset < 0 ? -date.offset : date.offset;
  return fmt::format("{}, {} {} {:04} {}:00 {}{:02}{:02}", three(weekday_name(date.date.weekday(), Language::en)), date.date.day(),
                     three(month_name(date.date.month(), Language::en)), date.date.year(), time_text(date.minute), date.offset < 0 ? '-' : '+', offset / 60, offset % 60);
}

/// The same for the same page, another for any other one.
std::string key_of(const Mail& mail) {
  std::string content = to_string(mail.date);
  for (const std::string* part : {&mail.language, &mail.subject, &mail.text, &mail.html}) content += '\0' + *part;
  return sha256_hex(content).substr(0, 32);
}

}  // namespace

Message address_problem(std::string_view address) {
  if (std::ranges::any_of(address, is_control)) return "it holds a control character";
  if (address.find_first_of(",;") != std::string_view::npos) return "one address only: each person has one of their own";
  if (address.find('"') != std::string_view::npos) return "a quoted local part is not accepted";
  const std::size_t at = address.find('@');
  if (at == std::string_view::npos || at != address.rfind('@') || address.size() > longest_address || at > longest_local) return "write it as name@example.com";
  if (std::ranges::any_of(address, [](char c) { return static_cast<unsigned char>(c) >= 0x80; }))
    return "only ASCII letters; a domain in another script is written in its xn-- form";
  const auto local = split(address.substr(0, at), '.'), domain = split(address.substr(at + 1), '.');
  if (!std::ranges::all_of(local, is_atom) || !std::ranges::all_of(domain, is_domain_label)) return "write it as name@example.com";
  return {};
}

std::string mail_text(const Mail& mail) {
  refuse_controls("subject", mail.subject);
  check_address(mail.from);
  for (const auto* list : {&mail.to, &mail.cc})
    for (const MailAddress& one : *list) check_address(one);
  const std::string key = key_of(mail), boundary = "=_" + key;  // neither encoding of a body can hold "=_"
  std::string text = "Date: " + date_text(mail.date) + "\r\n";
  text += address_header("From", {mail.from}) + address_header("To", mail.to);
  if (!mail.cc.empty()) text += address_header("Cc", mail.cc);
  text += text_header("Subject", mail.subject);
  text += "Message-ID: <" + key + mail.from.address.substr(mail.from.address.find('@')) + ">\r\n";
  text += "MIME-Version: 1.0\r\nContent-Language: " + mail.language + "\r\nX-Unsent: 1\r\n";
  text += "Content-Type: multipart/alternative;\r\n boundary=\"" + boundary + "\"\r\n\r\n";
  for (const auto& [type, body] : {std::pair("text/plain", &mail.text), std::pair("text/html", &mail.html)})
    text += "--" + boundary + "\r\n" + mail_part(type, *body) + "\r\n";
  return text + "--" + boundary + "--\r\n";
}

}  // namespace accord
