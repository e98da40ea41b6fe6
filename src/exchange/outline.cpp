#include "accord/exchange/outline.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "accord/base/text.h"

namespace accord {
namespace {

bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

bool is_duration(std::string_view word) {
  if (word.size() < 2 || std::string_view("dhm").find(word.back()) == std::string_view::npos) return false;
  return parse_decimal(word.substr(0, word.size() - 1)).has_value();
}

/// 8, 8.4, 8.4a: a code, not a title's first word.
bool is_wbs(std::string_view word) {
  if (word.empty() || !is_digit(word.front()) || word.size() > 24 || is_duration(word)) return false;
  return std::ranges::all_of(word, [](char c) { return is_digit(c) || c == '.' || (c >= 'a' && c <= 'z'); }) && word.back() != '.';
}

bool is_currency_word(std::string_view word) { return word.size() == 3 && Currency::find(word).has_value(); }

/// 4/6/10: three numbers, whatever they are.
bool is_estimate(std::string_view word) {
  const auto parts = split(word, '/');
  return parts.size() == 3 && std::ranges::all_of(parts, [](std::string_view part) { return parse_decimal(part).has_value(); });
}

bool is_constraint_word(std::string_view word) {
  static constexpr std::array<std::string_view, 6> words = {"SNET", "SNLT", "FNET", "FNLT", "MSO", "MFO"};
  return std::ranges::find(words, word) != words.end();
}

/// Whether the figures of a line may begin with this word.
bool begins_figures(std::string_view word, std::string_view next) {
  return is_duration(word) || (is_constraint_word(word) && parse_date(next)) || word.front() == '<' || (word.front() == '@' && word.size() > 1) || (is_currency_word(word) && parse_decimal(next)) || (word.front() == '[' && word.back() == ']');
}

/// The words of a line with the place where each begins.
struct Word {
  std::size_t at;
  std::string_view text;
};

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == ' ' || text[i] == '\t') {
      ++i;
      continue;
    }
    const std::size_t end = std::min(text.find_first_of(" \t", i), text.size());
    words.push_back({i, text.substr(i, end - i)});
    i = end;
  }
  return words;
}

/// A line without its indentation, taken apart.
struct LineParts {
  std::string_view id, wbs, title, figures;
};

std::string_view take_id(std::string_view& text) {
  const std::size_t mark = text.rfind(" #");
  if (mark == std::string_view::npos) return {};
  const std::string_view word = trim(text.substr(mark + 2));
  const bool is_id = word.starts_with("T-") && std::ranges::all_of(word, [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-'; });
  if (!is_id) return {};
  text = trim(text.substr(0, mark));
  return word;
}

std::string_view take_wbs(std::string_view& text) {
  const auto words = words_of(text);
  if (words.size() < 2 || !is_wbs(words[0].text)) return {};
  text = trim(text.substr(words[1].at));
  return words[0].text;
}

/// A title in quotes ends with them, when figures or nothing follow; else at the first gap of two spaces that figures follow
/// (there an estimate counts too: 24/7/365 is also a word); else where figures begin.
std::size_t title_end(std::string_view text) {
  const auto figures = [](const std::vector<Word>& words, std::size_t i) {
    return begins_figures(words[i].text, i + 1 < words.size() ? words[i + 1].text : std::string_view());
  };
  const auto after_gap = [&](const std::vector<Word>& words, std::size_t i) { return figures(words, i) || is_estimate(words[i].text) || words[i].text == "ASAP"; };
  if (const std::size_t end = quoted_title_end(text); end == text.size() || (end != 0 && (text[end] == ' ' || text[end] == '\t'))) {
    const auto rest = words_of(text.substr(end));
    if (rest.empty() || after_gap(rest, 0) || rest[0].text.front() == '-') return end;
  }
  const auto words = words_of(text);
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::size_t gap = words[i].at - (words[i - 1].at + words[i - 1].text.size());
    if ((gap > 1 || text[words[i].at - 1] == '\t') && after_gap(words, i)) return words[i].at;
  }
  for (std::size_t i = 1; i < words.size(); ++i)
    if (figures(words, i)) return words[i].at;
  return text.size();
}

LineParts parts_of(std::string_view text) {
  LineParts parts;
  parts.id = take_id(text);
  parts.wbs = take_wbs(text);
  const std::size_t end = title_end(text);
  parts.title = trim(text.substr(0, end));
  parts.figures = text.substr(end);
  return parts;
}

class Reader {
 public:
  Reader(const std::string& file, Language language, Currency currency, Findings& findings) : file_(file), language_(language), currency_(currency), findings_(findings) {}

  std::vector<PlanRow> read(std::string_view text) {
    text = without_byte_order_mark(text);
    if (!is_valid_utf8(text)) {
      findings_.push_back({"outline.encoding", Severity::error, file_, {}, {}, "the text is not UTF-8", "save it as UTF-8 and try again"});
      return {};
    }
    for (std::string_view raw : split_lines(text)) {
      ++line_;
      raw_ = raw;
      if (trim(raw).empty() || trim(raw).front() == '#') continue;
      read_line();
    }
    mark_summaries();
    return std::move(rows_);
  }

 private:
  /// `part` is a piece of the line that is being read.
  std::uint32_t column_of(std::string_view part) const {
    return static_cast<std::uint32_t>(code_points(raw_.substr(0, static_cast<std::size_t>(part.data() - raw_.data()))).size() + 1);
  }

  void problem(std::string_view part, std::string rule, Message message, Message hint) {
    findings_.push_back({std::move(rule), Severity::error, file_, {line_, column_of(part)}, {}, std::move(message), std::move(hint)});
  }

  void read_line() {
    std::size_t indent = 0;
    while (indent < raw_.size() && (raw_[indent] == ' ' || raw_[indent] == '\t')) ++indent;
    PlanRow row;
    row.line = line_;
    row.states_parent = true;
    row.parent = parent_at(raw_.substr(0, indent));
    const std::string_view text = trim(raw_.substr(indent));
    row.column = column_of(text);
    const LineParts parts = parts_of(text);
    row.id = std::string(parts.id);
    row.wbs = std::string(parts.wbs);
    split_title(parts.title, language_, row);
    read_figures(row, parts.figures);
    if (row.parent && !row.wbs.empty()) check_wbs(row, parts.title);
    rows_.push_back(std::move(row));
    levels_.push_back({std::string(raw_.substr(0, indent)), rows_.size() - 1});
  }

  /// The row this indentation belongs under; deeper than the line above opens one level, less must meet an open one.
  std::optional<std::size_t> parent_at(std::string_view indent) {
    while (!levels_.empty() && levels_.back().indent.size() >= indent.size() && levels_.back().indent != indent) levels_.pop_back();
    const bool sibling = !levels_.empty() && levels_.back().indent == indent;
    if (sibling) levels_.pop_back();
    const bool child = !levels_.empty() && indent.starts_with(levels_.back().indent) && indent.size() > levels_.back().indent.size();
    const bool fits = sibling || child || (levels_.empty() && indent.empty());
    const bool fresh_level = child && !sibling && levels_.back().row + 1 != rows_.size();
    if (!fits || fresh_level) {
      problem(raw_.substr(indent.size()), "outline.indent", rows_.empty() ? Message("the first task is indented") : Message("the indentation fits no line above"),
              "indent a part by two spaces more than the task it belongs to, and never mix tabs and spaces");
      return {};
    }
    if (levels_.empty()) return {};
    return levels_.back().row;
  }

  void read_figures(PlanRow& row, std::string_view text) {
    const auto words = words_of(text);
    for (std::size_t i = 0; i < words.size(); ++i) {
      const std::string_view word = words[i].text;
      if (word.front() == '<') {
        i = read_links(row, words, i);
      } else if (word.front() == '@') {
        row.owner = std::string(word.substr(1));
        row.owner_column = column_of(word);
      } else if (word.front() == '[' && word.back() == ']') {
        row.type = std::string(word.substr(1, word.size() - 2));
        if (row.type != "task" && row.type != "summary" && row.type != "milestone" && row.type != "loe") problem(word, "outline.type", say("“{}” is no type of a task", row.type), "write [milestone], [loe], [summary] or nothing");
      } else if (is_currency_word(word)) {
        const std::string amount = std::string(word) + " " + (i + 1 < words.size() ? std::string(words[i + 1].text) : std::string());
        read_budget(row, word, amount);
        ++i;
      } else if (is_estimate(word)) {
        read_estimate(row, word);
      } else if (is_constraint_word(word) || word == "ASAP") {
        const bool dated = word != "ASAP";
        row.constraint = std::string(word) + (dated && i + 1 < words.size() ? " " + std::string(words[i + 1].text) : std::string());
        if (!parse_constraint(*row.constraint)) problem(word, "outline.constraint", say("“{}” is not a date constraint", *row.constraint), "write for example SNET 2026-05-04");
        if (dated) ++i;
      } else if (is_duration(word) || word.front() == '-') {
        read_duration(row, word);
      } else {
        problem(word, "outline.word", say("“{}” is neither duration, predecessor, person nor budget", word), "for example: 8.4 User manual  6d < 6.4 @linshan CNY 15000; a title may stand in quotes");
      }
    }
  }

  void read_duration(PlanRow& row, std::string_view word) {
    if (row.duration) problem(word, "outline.duration", "a task has one duration, here are two", "a title that holds one stands in quotes");
    if (word.front() == '-') problem(word, "outline.duration", say("the duration {} is negative", word), "a duration is 0d or more; a lead stands behind the predecessor: < 6.4 FS-2d");
    row.duration = std::string(word);
  }

  void read_estimate(PlanRow& row, std::string_view word) {
    const auto estimate = parse_estimate(word);
    const bool rises = estimate && estimate->optimistic <= estimate->likely && estimate->likely <= estimate->pessimistic && !estimate->optimistic.is_negative();
    if (!rises) problem(word, "outline.estimate", say("“{}” is not an estimate: optimistic, likely and pessimistic days must not fall", word), "write for example 2/3/5");
    row.estimate = std::string(word);
  }

  void read_budget(PlanRow& row, std::string_view word, const std::string& amount) {
    const auto money = parse_money_input(amount, currency_);
    if (!money || money->is_negative()) return problem(word, "outline.budget", say("“{}” is not a budget", amount), "write CNY 15000 or CNY 15000.50");
    if (!(money->currency == currency_)) return problem(word, "outline.currency", say("{} is not in the project's currency {}", amount, currency_.code()), "convert it first");
    row.budget = to_string(*money);
  }

  /// "6.4", or "6.4SS+2d" as planning tools write it.
  PlanLink link_at(std::string_view part) const {
    PlanLink link{.target = std::string(part), .column = column_of(part)};
    const std::size_t end = part.find_first_not_of("0123456789.");
    if (end != 0 && end != std::string_view::npos && part[end] >= 'A' && part[end] <= 'Z' && parse_link_suffix(part.substr(end), link)) link.target = std::string(part.substr(0, end));
    return link;
  }

  /// "< 6.4, 7.1 SS+2d": returns the last word that belongs to the links.
  std::size_t read_links(PlanRow& row, const std::vector<Word>& words, std::size_t first) {
    if (!row.depends) row.depends.emplace();
    const Message hint = "write the predecessors' codes: < 6.4, 7.1 SS+2d";
    std::size_t i = first;
    bool expects_target = true, told = false;
    for (;; ++i) {
      std::string_view word = words[i].text;
      if (i == first) word.remove_prefix(1);
      for (std::string_view part : split(word, ',')) {
        if (part.empty()) continue;
        PlanLink suffix;
        if (!expects_target && !row.depends->empty() && parse_link_suffix(part, suffix)) {
          row.depends->back().type = suffix.type;
          row.depends->back().lag = suffix.lag;
        } else if (parse_link_suffix(part, suffix)) {
          told = true;
          expects_target = false;
          problem(part, "outline.depends", say("{} stands behind no predecessor", part), hint);
        } else {
          row.depends->push_back(link_at(part));
          expects_target = false;
        }
      }
      if (i + 1 == words.size()) break;
      const std::string_view next = words[i + 1].text;
      PlanLink suffix;
      const bool more = word.ends_with(',') || next.front() == ',' || expects_target || parse_link_suffix(next.substr(0, next.find(',')), suffix);
      if (!more) break;
    }
    if (row.depends->empty() && !told) problem(words[first].text, "outline.depends", "nothing stands behind “<”", hint);
    return i;
  }

  void check_wbs(const PlanRow& row, std::string_view text) {
    const PlanRow& parent = rows_[*row.parent];
    if (parent.wbs.empty() || row.wbs.starts_with(parent.wbs + ".")) return;
    problem(text, "outline.indent", say("{} is indented as a part of {}", row.wbs, parent.wbs), say("take the indentation away, or call it {}.1", parent.wbs));
  }

  void mark_summaries() {
    for (const PlanRow& row : rows_)
      if (row.parent && rows_[*row.parent].type.empty()) rows_[*row.parent].type = "summary";
    for (PlanRow& row : rows_)
      if (row.type.empty() && row.duration && parse_decimal(row.duration->substr(0, row.duration->size() - 1)) == Decimal(0)) row.type = "milestone";
  }

  struct Level {
    std::string indent;
    std::size_t row;
  };
  const std::string& file_;
  Language language_;
  Currency currency_;
  Findings& findings_;
  std::string_view raw_;  ///< the line that is being read
  std::uint32_t line_ = 0;
  std::vector<PlanRow> rows_;
  std::vector<Level> levels_;
};

std::size_t depth_of(const std::vector<PlanRow>& rows, const PlanRow& row) {
  std::size_t depth = 0;
  for (auto parent = row.parent; parent; parent = rows[*parent].parent) ++depth;
  return depth;
}

/// The line without its indentation. A title that would be read as something else stands in quotes.
std::string line_of(const PlanRow& row, Language language, const std::string& figures, const std::string& id) {
  const std::string before = row.wbs.empty() ? std::string() : row.wbs + " ", behind = figures + (id.empty() ? std::string() : "  #" + id);
  const std::string title = joined_title(row, language), line = before + title + behind;
  const auto is_read_back = [&](std::string_view written) {
    const LineParts parts = parts_of(written);
    return !written.starts_with('#') && !written.starts_with(byte_order_mark) && trim(written).size() == written.size() && parts.title == title && parts.wbs == row.wbs && parts.id == id;
  };
  // Also when somebody takes one of the spaces before the figures away.
  const bool is_plain = !title.empty() && is_read_back(line) && is_read_back(before + title + behind.substr(figures.empty() ? 0 : 1));
  return is_plain ? line : before + quoted_title(row) + behind;
}

}  // namespace

std::vector<PlanRow> read_outline(std::string_view text, const std::string& file, Language language, Currency currency, Findings& findings) {
  return Reader(file, language, currency, findings).read(text);
}

std::string write_outline(const std::vector<PlanRow>& rows, Language language, bool with_ids) {
  std::string text;
  for (const PlanRow& row : rows) {
    std::string figures;
    if (row.duration && !row.duration->empty()) figures += " " + *row.duration;
    if (row.estimate && !row.estimate->empty()) figures += " " + *row.estimate;
    if (row.depends && !row.depends->empty()) {
      std::vector<std::string> links;
      for (const PlanLink& link : *row.depends) links.push_back(link_text(link));
      figures += " < " + join(links, ", ");
    }
    if (row.owner && !row.owner->empty()) figures += " @" + *row.owner;
    if (row.budget && !row.budget->empty()) figures += " " + *row.budget;
    if (row.constraint && !row.constraint->empty()) figures += " " + *row.constraint;
    const bool zero = row.duration && *row.duration == "0d";
    if (row.type == "loe" || (row.type == "milestone" && !zero) || (row.type == "task" && zero)) figures += " [" + row.type + "]";
    if (!figures.empty()) figures.insert(0, " ");  // two spaces: what follows is no word of the title
    text += std::string(depth_of(rows, row) * 2, ' ') + line_of(row, language, figures, with_ids ? row.id : std::string()) + "\n";
  }
  return text;
}

}  // namespace accord
