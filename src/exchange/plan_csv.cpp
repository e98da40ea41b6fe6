// Plans in CSV: which column is what, and how other tools spell durations, predecessors, people and money.
#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "accord/base/text.h"
#include "accord/exchange/csv.h"

namespace accord {
namespace {

enum class Part { key, wbs, id, title, title_en, title_zh, level, duration, depends, owner, budget, type, milestone, optimistic, likely, pessimistic, constraint, constraint_type, constraint_date, ignored };

/// Lower-case headings of our own exports, Excel plans and MS Project in both languages, "_" as a space.
Part part_of(std::string_view heading) {
  static const std::map<std::string_view, Part> parts = {
      {"id", Part::key}, {"标识号", Part::key}, {"序号", Part::key}, {"no.", Part::key}, {"编号", Part::key},
      {"wbs", Part::wbs}, {"wbs code", Part::wbs}, {"wbs编码", Part::wbs}, {"wbs编号", Part::wbs}, {"outline number", Part::wbs}, {"大纲数字", Part::wbs}, {"大纲编号", Part::wbs},
      {"task id", Part::id}, {"任务id", Part::id},
      {"title", Part::title}, {"name", Part::title}, {"task", Part::title}, {"task name", Part::title}, {"任务", Part::title}, {"任务名称", Part::title}, {"名称", Part::title}, {"标题", Part::title},
      {"title en", Part::title_en}, {"english title", Part::title_en}, {"英文名称", Part::title_en},
      {"title zh", Part::title_zh}, {"chinese title", Part::title_zh}, {"中文名称", Part::title_zh},
      {"outline level", Part::level}, {"level", Part::level}, {"大纲级别", Part::level}, {"级别", Part::level},
      {"duration", Part::duration}, {"days", Part::duration}, {"工期", Part::duration}, {"工期(天)", Part::duration},
      {"predecessors", Part::depends}, {"depends", Part::depends}, {"前置任务", Part::depends},
      {"owner", Part::owner}, {"resource names", Part::owner}, {"resources", Part::owner}, {"assigned to", Part::owner}, {"负责人", Part::owner}, {"资源名称", Part::owner},
      {"budget", Part::budget}, {"cost", Part::budget}, {"预算", Part::budget}, {"成本", Part::budget},
      {"type", Part::type}, {"类型", Part::type}, {"milestone", Part::milestone}, {"里程碑", Part::milestone},
      {"optimistic", Part::optimistic}, {"乐观", Part::optimistic}, {"likely", Part::likely}, {"most likely", Part::likely}, {"最可能", Part::likely}, {"pessimistic", Part::pessimistic}, {"悲观", Part::pessimistic},
      {"constraint", Part::constraint}, {"约束", Part::constraint}, {"constraint type", Part::constraint_type}, {"限制类型", Part::constraint_type}, {"constraint date", Part::constraint_date}, {"限制日期", Part::constraint_date},
  };
  const auto found = parts.find(heading);
  return found == parts.end() ? Part::ignored : found->second;
}

/// Full-width brackets, commas and semicolons as their plain forms (by code point: editors like to change them).
std::string plain_signs(std::string_view text) {
  static constexpr std::pair<const char*, const char*> signs[] = {
      {"\uff08", "("}, {"\uff09", ")"}, {"\uff0c", ","}, {"\uff1b", ";"}, {"\u3001", ","}, {"\uff0b", "+"},
      {"\uff0d", "-"}, {"\uff1f", "?"}, {"\u00a0", " "}, {"\uffe5", "\u00a5"}};
  std::string result(text);
  for (const auto& [wide, plain] : signs) result = replace_all(result, wide, plain);
  return result;
}

/// How many working days, hours or minutes a unit is: "days" 1d, "weeks" 5d, "小时" 1h.
struct Unit {
  int factor;
  char letter;
};
std::optional<Unit> unit_of(std::string_view word) {
  for (const std::string_view day : {"", "d", "day", "days", "dy", "dys", "天", "日", "工作日", "个工作日", "个天"})
    if (word == day) return Unit{1, 'd'};
  for (const std::string_view week : {"w", "wk", "wks", "week", "weeks", "周", "个星期", "星期", "周工时"})
    if (word == week) return Unit{5, 'd'};
  for (const std::string_view month : {"mo", "mon", "mons", "month", "months", "月工时", "月"})
    if (word == month) return Unit{20, 'd'};
  for (const std::string_view hour : {"h", "hr", "hrs", "hour", "hours", "小时", "工时"})
    if (word == hour) return Unit{1, 'h'};
  for (const std::string_view minute : {"m", "min", "mins", "minute", "minutes", "分钟"})
    if (word == minute) return Unit{1, 'm'};
  return {};
}

/// "6 days?", "1.5d", "2 周", "6" → "6d"; negative ones keep their sign.
std::optional<std::string> duration_of(std::string_view typed) {
  std::string text = lower_ascii(trim(plain_signs(typed)));
  while (text.ends_with('?') || text.ends_with(' ')) text.pop_back();
  const std::size_t end = std::min(text.find_first_not_of("-0123456789."), text.size());
  const auto number = parse_decimal(std::string_view(text).substr(0, end));
  const auto unit = unit_of(trim(std::string_view(text).substr(end)));
  if (!number || !unit) return {};
  return to_string(normalised(*number * Decimal(unit->factor))) + unit->letter;
}

/// "15,000.00", "¥15,000.00", "CNY 15000" → "CNY 15000.00".
std::optional<std::string> money_of(std::string_view typed, Currency currency) {
  std::string text = plain_signs(typed);
  for (const char* sign : {"¥", "$", "€", "£", "元"}) text = replace_all(text, sign, "");
  text = replace_all(text, ",", "");
  const auto money = parse_money_input(trim(text), currency);
  if (!money || money->is_negative() || !(money->currency == currency)) return {};
  return to_string(*money);
}

/// " SS+2 days" behind a target; nothing when it is no link's type and lag.
std::optional<PlanLink> suffix_of(std::string_view text) {
  std::string suffix;
  for (const char c : text)
    if (c != ' ') suffix += c;
  if (const std::size_t sign = suffix.find_first_of("+-"); sign != std::string::npos) {
    const auto lag = duration_of(std::string_view(suffix).substr(sign + 1));
    if (!lag) return {};
    suffix = suffix.substr(0, sign + 1) + *lag;
  }
  PlanLink link;
  return parse_link_suffix(suffix, link) ? std::optional(link) : std::nullopt;
}

/// One predecessor: "3", "3FS+2 days", "3完成-开始(FS)+2 个工作日", "6.4 SS+2d"; nothing when its type or lag is none.
std::optional<PlanLink> link_of(std::string_view typed) {
  std::string text(trim(typed));
  for (const auto& [word, type] : {std::pair{"完成-开始(FS)", "FS"}, {"开始-开始(SS)", "SS"}, {"完成-完成(FF)", "FF"}, {"开始-完成(SF)", "SF"}}) text = replace_all(text, word, type);
  const std::size_t gap = text.find(' ');
  if (gap != std::string::npos) {
    if (auto link = suffix_of(std::string_view(text).substr(gap))) {
      link->target = text.substr(0, gap);
      return link;
    }
  }
  // Without a gap only a row's number or a code can stand before the type: an id may end in one of its letter pairs.
  const std::size_t end = std::min(text.find_first_not_of("0123456789."), text.size());
  if (end == text.size() || (end == 0 && gap == std::string::npos)) return PlanLink{.target = text};
  auto link = suffix_of(std::string_view(text).substr(end));
  if (end > 0 && link) {
    link->target = text.substr(0, end);
    return link;
  }
  return gap == std::string::npos && text.find_first_of("+%", end) == std::string::npos ? std::optional(PlanLink{.target = text}) : std::nullopt;
}

/// "2026/5/4", "2026年5月4日 8:00", "2026-05-04"; the time does not count.
std::optional<Date> date_of(std::string_view typed) {
  std::string text(typed.substr(0, typed.find(' ')));
  for (const auto& [sign, plain] : {std::pair{"年", "-"}, {"月", "-"}, {"日", ""}, {"/", "-"}}) text = replace_all(text, sign, plain);
  const auto parts = split(text, '-');
  if (parts.size() != 3 || parts[0].size() != 4) return {};
  const auto year = parse_integer(parts[0]), month = parse_integer(parts[1]), day = parse_integer(parts[2]);
  if (!year || !month || !day) return {};
  return Date::of(static_cast<int>(*year), static_cast<int>(*month), static_cast<int>(*day));
}

/// MS Project's words for a constraint; empty for none.
std::optional<std::string> constraint_word(std::string_view typed) {
  static const std::map<std::string, const char*> words = {
      {"", ""}, {"as soon as possible", ""}, {"越早越好", ""},
      {"start no earlier than", "SNET"}, {"不得早于开始", "SNET"}, {"start no later than", "SNLT"}, {"不得晚于开始", "SNLT"},
      {"finish no earlier than", "FNET"}, {"不得早于完成", "FNET"}, {"finish no later than", "FNLT"}, {"不得晚于完成", "FNLT"},
      {"must start on", "MSO"}, {"必须开始于", "MSO"}, {"must finish on", "MFO"}, {"必须完成于", "MFO"}};
  const auto found = words.find(lower_ascii(replace_all(replace_all(std::string(typed), "...", ""), "…", "")));
  return found == words.end() ? std::nullopt : std::optional<std::string>(found->second);
}

class Reader {
 public:
  Reader(const std::string& file, Language language, Currency currency, Findings& findings) : file_(file), language_(language), currency_(currency), findings_(findings) {}

  std::vector<PlanRow> read(const std::vector<CsvRow>& table) {
    if (table.empty()) return {};
    headings(table.front());
    if (std::ranges::find(parts_, Part::title) == parts_.end()) {
      mark_ = {table.front().line, 1};
      problem("csv.header", "the first row names no column for the title", "name the columns: WBS, Task name, Duration, Predecessors, Owner, Budget (or 任务名称, 工期, 前置任务, 负责人, 预算)");
      return {};
    }
    for (std::size_t i = 1; i < table.size(); ++i) row(table[i]);
    finish();
    return std::move(rows_);
  }

 private:
  void problem(std::string rule, Message message, Message hint, Severity severity = Severity::error) {
    findings_.push_back({std::move(rule), severity, file_, mark_, {}, std::move(message), std::move(hint)});
  }

  void headings(const CsvRow& first) {
    for (std::size_t i = 0; i < first.cells.size(); ++i) {
      const std::string& cell = first.cells[i];
      mark_ = first.marks[i];
      const std::string heading = lower_ascii(trim(replace_all(plain_signs(cell), "_", " ")));
      parts_.push_back(part_of(heading));
      if (parts_.back() == Part::ignored && !heading.empty()) problem("csv.column", say("the column “{}” is not read", cell), {}, Severity::note);
    }
  }

  static std::string_view plain(std::string_view cell) {
    cell = trim(cell);
    if (cell.size() > 1 && cell.front() == '\'' && std::string_view("=+-@").find(cell[1]) != std::string_view::npos) cell.remove_prefix(1);
    return cell;
  }

  void row(const CsvRow& source) {
    if (std::ranges::all_of(source.cells, [](const std::string& cell) { return trim(cell).empty(); })) return;
    PlanRow row{.line = source.line};
    std::size_t level = 0;
    for (std::size_t i = 0; i < source.cells.size() && i < parts_.size(); ++i) {
      mark_ = source.marks[i];
      cell(row, parts_[i], plain(source.cells[i]), level);
    }
    const bool blank = row.title.empty() && row.other_title.empty() && row.wbs.empty() && row.id.empty() && !row.duration && (!row.depends || row.depends->empty());
    if (blank) return;  // MS Project numbers its empty rows
    settle_estimate(row);
    settle_constraint(row);
    if (level > 0) place(row, level);
    rows_.push_back(std::move(row));
    if (level > 0) levels_[level - 1] = rows_.size() - 1;
  }

  void cell(PlanRow& row, Part part, std::string_view text, std::size_t& level) {
    const bool chinese = language_ == Language::zh;
    switch (part) {
      case Part::key: row.key = std::string(text); break;
      case Part::wbs:
        row.wbs = std::string(text);
        row.column = mark_.column;
        break;
      case Part::id: row.id = std::string(text); break;
      case Part::title:
        if (PlanRow titles; !text.empty()) {
          split_title(text, language_, titles);
          row.title = titles.title;
          if (!titles.other_title.empty()) row.other_title = titles.other_title;
        }
        break;
      case Part::title_en: (chinese ? row.other_title : row.title) = std::string(text); break;
      case Part::title_zh: (chinese ? row.title : row.other_title) = std::string(text); break;
      case Part::level: level = read_level(text); break;
      case Part::duration: duration(row, text); break;
      case Part::depends: depends(row, text); break;
      case Part::owner:
        row.owner = plain_signs(text);
        row.owner_column = mark_.column;
        if (row.owner->find_first_of(",;") != std::string::npos) problem("csv.owner", say("of “{}” only the first becomes the owner", text), "name the others as assignees of the task", Severity::note);
        row.owner = std::string(trim(std::string_view(*row.owner).substr(0, row.owner->find_first_of("[,;"))));
        break;
      case Part::budget: budget(row, text); break;
      case Part::type: type(row, text); break;
      case Part::milestone:
        if (const std::string word = lower_ascii(text); word == "yes" || word == "true" || word == "1" || word == "是") row.type = "milestone";
        break;
      case Part::optimistic: points_[0] = {std::string(text), mark_}; break;
      case Part::likely: points_[1] = {std::string(text), mark_}; break;
      case Part::pessimistic: points_[2] = {std::string(text), mark_}; break;
      case Part::constraint:
        row.constraint = std::string(text);
        if (!text.empty() && !parse_constraint(text)) problem("csv.constraint", say("“{}” is not a date constraint", text), "write for example SNET 2026-05-04");
        break;
      case Part::constraint_type: limit_[0] = {std::string(text), mark_}; break;
      case Part::constraint_date: limit_[1] = {std::string(text), mark_}; break;
      case Part::ignored: break;
    }
  }

  bool has_column(Part part) const { return std::ranges::find(parts_, part) != parts_.end(); }

  /// The three columns as one estimate.
  void settle_estimate(PlanRow& row) {
    auto points = std::exchange(points_, {});
    if (!has_column(Part::optimistic) || !has_column(Part::likely) || !has_column(Part::pessimistic)) return;
    row.estimate.emplace();
    if (std::ranges::all_of(points, [](const Placed& point) { return point.text.empty(); })) return;
    *row.estimate = points[0].text + "/" + points[1].text + "/" + points[2].text;
    const auto estimate = parse_estimate(*row.estimate);
    if (estimate && estimate->optimistic <= estimate->likely && estimate->likely <= estimate->pessimistic) return;
    mark_ = points[0].mark;
    problem("csv.estimate", say("“{}” is not an estimate: optimistic, likely and pessimistic days must not fall", *row.estimate), "write for example 2/3/5");
  }

  /// MS Project's two columns as one constraint.
  void settle_constraint(PlanRow& row) {
    auto limit = std::exchange(limit_, {});
    if (!has_column(Part::constraint_type)) return;
    const auto word = constraint_word(limit[0].text);
    row.constraint.emplace();
    mark_ = limit[0].mark;
    if (!word) return problem("csv.constraint", say("the constraint “{}” is not kept", limit[0].text), "accord knows SNET, SNLT, FNET, FNLT, MSO and MFO", Severity::warning);
    if (word->empty()) return;
    const auto date = date_of(limit[1].text);
    mark_ = limit[1].mark;
    if (!date) return problem("csv.constraint", say("“{}” is not the date of a constraint", limit[1].text), "write it as 2026-05-04");
    *row.constraint = *word + " " + to_string(*date);
  }

  std::size_t read_level(std::string_view text) {
    const auto level = parse_integer(text);
    if (level && *level >= 1 && *level <= 50) return static_cast<std::size_t>(*level);
    problem("csv.level", say("“{}” is not a level of the outline", text), "a whole number from 1");
    return 0;
  }

  void place(PlanRow& row, std::size_t level) {
    row.states_parent = true;
    if (level > levels_.size() + 1) problem("csv.level", say("level {} stands below level {}", level, levels_.size()), "a part is one level below its whole");
    levels_.resize(level);
    if (level > 1) row.parent = levels_[level - 2];
  }

  void duration(PlanRow& row, std::string_view text) {
    if (text.empty()) return;
    row.duration = duration_of(text);
    if (!row.duration) return problem("csv.duration", say("“{}” is not a duration", text), "write 6, 6d, 6 days, 4h or 6 个工作日");
    if (row.duration->starts_with('-')) problem("csv.duration", say("the duration {} is negative", text), "a duration is 0d or more");
  }

  void depends(PlanRow& row, std::string_view text) {
    row.depends.emplace();
    std::string list = plain_signs(text);
    std::ranges::replace(list, ';', ',');
    for (std::string_view part : split(list, ',')) {
      if (trim(part).empty()) continue;
      if (auto link = link_of(part)) {
        link->column = mark_.column;
        row.depends->push_back(std::move(*link));
      } else {
        problem("csv.depends", say("“{}” is not a predecessor", trim(part)), "write 6.4, 6.4 SS+2d or 3FS+2 days; a lag is working days or hours");
      }
    }
  }

  void budget(PlanRow& row, std::string_view text) {
    if (text.empty()) return;
    row.budget = money_of(text, currency_);
    if (!row.budget) problem("csv.budget", say("“{}” is not a budget in {}", text, currency_.code()), "write 15000 or 15,000.00");
  }

  void type(PlanRow& row, std::string_view text) {
    static const std::map<std::string, const char*> types = {{"", ""}, {"task", "task"}, {"任务", "task"}, {"summary", "summary"}, {"摘要", "summary"}, {"摘要任务", "summary"}, {"milestone", "milestone"}, {"里程碑", "milestone"}, {"loe", "loe"}, {"持续性工作", "loe"}};
    const auto found = types.find(lower_ascii(text));
    if (found == types.end()) return problem("csv.type", say("“{}” is no type of a task", text), "task, summary, milestone or loe");
    row.type = found->second;
  }

  /// Without levels the codes tell what is part of what: 1.2 of 1, when there is a row 1.
  void nest_by_code() {
    std::map<std::string_view, std::size_t> codes;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      std::string_view code = rows_[i].wbs;
      for (std::size_t dot = code.rfind('.'); dot != std::string_view::npos && !rows_[i].parent; dot = code.rfind('.')) {
        code = code.substr(0, dot);
        if (const auto whole = codes.find(code); whole != codes.end()) rows_[i].parent = whole->second;
      }
      if (!rows_[i].wbs.empty()) codes.emplace(rows_[i].wbs, i);
      rows_[i].states_parent = rows_[i].parent.has_value();
    }
  }

  /// A row with parts below it is their summary; its own computed duration and links stay behind.
  void finish() {
    if (std::ranges::find(parts_, Part::level) == parts_.end()) nest_by_code();
    for (const PlanRow& row : rows_) {
      if (!row.parent) continue;
      PlanRow& whole = rows_[*row.parent];
      whole.type = "summary";
      whole.duration.reset();
      whole.depends.reset();
    }
    for (PlanRow& row : rows_)
      if (row.type.empty() && row.duration == "0d") row.type = "milestone";
  }

  const std::string& file_;
  Language language_;
  Currency currency_;
  Findings& findings_;
  Mark mark_;  ///< of the cell that is being read
  std::vector<Part> parts_;
  std::vector<PlanRow> rows_;
  std::vector<std::size_t> levels_;
  struct Placed {
    std::string text;
    Mark mark;
  };
  std::array<Placed, 3> points_;  ///< of the row's estimate
  std::array<Placed, 2> limit_;   ///< type and date of the row's constraint
};

}  // namespace

std::vector<PlanRow> read_plan_csv(std::string_view text, const std::string& file, Language language, Currency currency, Findings& findings) {
  return Reader(file, language, currency, findings).read(read_csv(text, file, findings));
}

std::string write_plan_csv(const std::vector<PlanRow>& rows, Language project, Language headings) {
  const bool ours_chinese = project == Language::zh;
  std::vector<std::vector<std::string>> table;
  if (headings == Language::zh) table.push_back({"WBS编码", "大纲级别", "任务名称", ours_chinese ? "英文名称" : "中文名称", "类型", "工期", "前置任务", "负责人", "预算", "乐观", "最可能", "悲观", "约束", "任务ID"});
  else table.push_back({"WBS", "Outline level", "Task name", ours_chinese ? "English title" : "Chinese title", "Type", "Duration", "Predecessors", "Owner", "Budget", "Optimistic", "Likely", "Pessimistic", "Constraint", "Task ID"});
  for (const PlanRow& row : rows) {
    std::size_t level = 1;
    for (auto parent = row.parent; parent; parent = rows[*parent].parent) ++level;
    std::vector<std::string> links;
    for (const PlanLink& link : row.depends.value_or(std::vector<PlanLink>{})) links.push_back(link_text(link));
    auto points = split(row.estimate ? std::string_view(*row.estimate) : std::string_view(), '/');
    points.resize(3);
    table.push_back({row.wbs, std::to_string(level), row.title, row.other_title, row.type, row.duration.value_or(""), join(links, ", "), row.owner.value_or(""), row.budget.value_or(""), std::string(points[0]), std::string(points[1]), std::string(points[2]), row.constraint.value_or(""), row.id});
  }
  return write_csv(table);
}

}  // namespace accord
