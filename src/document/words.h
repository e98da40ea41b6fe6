// The words of a page: labels, counts, dates and lists as people of its language write them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "accord/base/date.h"
#include "accord/base/labels.h"
#include "accord/base/language.h"
#include "accord/base/moment.h"

namespace accord {

class Words {
 public:
  /// Dates of `year` are written without it. A label of `owner` ("month.heading_done") wins over the plain one.
  /// The project's `own` labels win over the built-in ones; null when it has none.
  Words(Language language, int year, std::string_view owner, const OwnLabels* own) : language_(language), year_(year), owner_(owner), own_(own) {}

  Language language() const { return language_; }
  /// The text under `documents` in templates/labels; must exist in English.
  std::string label(std::string_view key) const;
  /// The same with its places filled.
  std::string say(std::string_view key, const std::vector<std::string>& arguments) const;
  /// "1 working day", "6 working days": the labels <key>_one and <key>_many. `spelled` writes one to nine as words
  /// where the language does so in running text.
  std::string count(long number, std::string_view key, bool spelled = false) const;

  std::string date(Date date) const;
  std::string moment(const Moment& moment) const;
  std::string range(Date from, Date to) const;

  /// "a, b, c".
  std::string list(const std::vector<std::string>& parts) const;
  /// "a, b" of phrases rather than names: in Chinese "a，b".
  std::string phrases(const std::vector<std::string>& parts) const;
  /// "a, b and c".
  std::string both(const std::vector<std::string>& parts) const;
  /// Clauses of one sentence: "a; b".
  std::string clauses(const std::vector<std::string>& parts) const;
  /// The first letter as a capital, where the language has them.
  std::string capital(std::string text) const;
  /// Sentences one after the other; each gets its full stop when it has none.
  std::string sentences(const std::vector<std::string>& parts) const;
  /// The same for a table's cell: nothing is added after the last.
  std::string remarks(const std::vector<std::string>& parts) const;

 private:
  std::string_view pattern(std::string_view key) const;

  Language language_;
  int year_;
  std::string_view owner_;
  const OwnLabels* own_;
};

}  // namespace accord
