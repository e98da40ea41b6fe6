#include "accord/exchange/plan_rows.h"

#include <algorithm>
#include <map>

#include "accord/base/text.h"
#include "accord/base/width.h"
#include "accord/model/history.h"

namespace accord {
namespace {

constexpr std::string_view between_titles = " / ";

std::string other_key(Language language) { return language == Language::zh ? "title_en" : "title_zh"; }

/// What the order of the plan compares, made once a task.
struct PlanKey {
  bool uncoded;
  std::vector<std::pair<std::int64_t, std::string_view>> parts;  ///< of the wbs, digit strings by value
  std::string_view number, id;

  explicit PlanKey(const Record& task) : uncoded(!task.has("wbs")), number(task.text("number")), id(task.id) {
    for (std::string_view part : split(task.text("wbs"), '.')) parts.emplace_back(parse_integer(part).value_or(1'000'000'000), part);
  }
  auto operator<=>(const PlanKey&) const = default;
};

std::vector<const Record*> in_plan_order(const std::vector<const Record*>& tasks) {
  std::vector<std::pair<PlanKey, const Record*>> keyed;
  for (const Record* task : tasks) keyed.emplace_back(PlanKey(*task), task);
  std::ranges::sort(keyed, {}, &std::pair<PlanKey, const Record*>::first);
  std::vector<const Record*> sorted;
  for (const auto& [key, task] : keyed) sorted.push_back(task);
  return sorted;
}

PlanLink link_of(const Dependency& dependency, const RecordSet& records) {
  const Record* target = records.find(dependency.target);
  return link_of(dependency, std::string(target && target->has("wbs") ? target->text("wbs") : dependency.target));
}

/// "+2d"; nothing for no lag at all.
std::string lag_text(const Duration& lag) {
  if (lag.amount.is_zero()) return {};
  static constexpr std::string_view units = "dhm";
  const std::string amount = to_string(normalised(lag.amount));
  return (lag.amount.is_negative() ? "" : "+") + amount + units[static_cast<std::size_t>(lag.unit)];
}

PlanRow row_of(const Record& task, const RecordSet& records, Date as_of, Language language) {
  PlanRow row{.id = task.id, .wbs = std::string(task.text("wbs")), .title = std::string(task.title()), .other_title = std::string(task.text(other_key(language)))};
  row.type = std::string(task.text("type"));
  row.states_parent = true;
  row.duration = std::string(task.text("duration"));
  row.owner = std::string(task.text("owner"));
  row.budget = std::string(task.text("budget"));
  row.estimate = std::string(task.text("estimate"));
  row.constraint = std::string(task.text("constraint"));
  row.depends.emplace();
  for (std::string_view word : task.list("depends"))
    if (const auto dependency = parse_dependency(word)) {
      const Record* target = records.find(dependency->target);
      if (!target || in_plan(*target, as_of)) row.depends->push_back(link_of(*dependency, records));
    }
  return row;
}

/// A person by handle, or by name in either language, case-blind.
const Record* person_named(const RecordSet& records, std::string_view typed) {
  const std::string key = case_fold(typed);
  for (const Record& person : records.of("person"))
    if (case_fold(person.id) == key) return &person;
  for (const Record& person : records.of("person"))
    for (const char* field : {"title", "title_en", "title_zh", "email"})
      if (person.has(field) && case_fold(person.text(field)) == key) return &person;
  return nullptr;
}

class Settler {
 public:
  Settler(std::vector<PlanRow>& rows, const RecordSet& records, Date as_of, const std::string& file, Findings& findings)
      : rows_(rows), records_(records), as_of_(as_of), file_(file), findings_(findings), known_(records, as_of), names_(rows) {}

  void settle() {
    for (std::size_t i = 0; i < rows_.size(); ++i) identity(i);
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      owner(rows_[i]);
      links(i);
    }
  }

 private:
  void problem(const PlanRow& row, std::uint32_t column, std::string rule, Message message, Message hint) {
    findings_.push_back({std::move(rule), Severity::error, file_, mark_of(row, column), {}, std::move(message), std::move(hint)});
  }

  void identity(std::size_t i) {
    const PlanRow& row = rows_[i];
    const Record* task = known_.find(row);
    if (!row.id.empty() && !task) problem(row, row.column, "plan.id", say("there is no task {}", row.id), "take the #… away for a new task");
    if (row.title.empty() && !task) problem(row, row.column, "plan.title", "the task has no title", "give it one");
    if (!row.wbs.empty()) {
      const auto [place, fresh] = wbs_.try_emplace(row.wbs, i);
      if (!fresh) problem(row, row.column, "plan.wbs", say("the code {} stands twice, first on line {}", row.wbs, rows_[place->second].line), "give one of them another code");
    }
    if (task) {
      const auto [place, fresh] = tasks_.try_emplace(task->id, i);
      if (!fresh) problem(row, row.column, "plan.twice", say("{} stands twice, first on line {}", task->id, rows_[place->second].line), "keep one of the two lines");
    }
  }

  void owner(PlanRow& row) {
    if (!row.owner || row.owner->empty()) return;
    const auto [known, fresh] = people_.try_emplace(*row.owner, nullptr);
    if (fresh) known->second = person_named(records_, *row.owner);
    if (const Record* person = known->second) {
      row.owner = person->id;
      return;
    }
    std::vector<std::string> handles;
    for (const Record& person : records_.of("person")) handles.push_back(person.id);
    const auto close = nearest(*row.owner, handles);
    problem(row, row.owner_column, "plan.person", say("there is no person “{}”", *row.owner), close ? say("did you mean “{}”?", *close) : say("accord person add {} makes one", "…"));
  }

  void links(std::size_t i) {
    PlanRow& row = rows_[i];
    if (!row.depends) return;
    for (PlanLink& link : *row.depends) {
      const auto named = names_.find(link.target);
      if (named) {
        if (*named == i) problem(row, link.column, "plan.depends", say("{} waits for itself", link.target), "name another predecessor");
        continue;
      }
      const auto hits = records_.resolve(link.target, "task");
      if (hits.size() == 1 && in_plan(*hits.front(), as_of_)) {
        link.target = hits.front()->id;
        continue;
      }
      problem(row, link.column, "plan.depends", say("there is no predecessor “{}”", link.target), "name it by its WBS code, and keep its line");
    }
  }

  std::vector<PlanRow>& rows_;
  const RecordSet& records_;
  Date as_of_;
  const std::string& file_;
  Findings& findings_;
  PlanTasks known_;
  RowNames names_;
  std::map<std::string, const Record*> people_;  ///< as typed
  std::map<std::string, std::size_t> wbs_, tasks_;
};

}  // namespace

bool in_plan(const Record& task, Date as_of) { return exists_at(task, as_of) && phase_of(task, as_of) != Phase::dropped; }

Mark mark_of(const PlanRow& row, std::uint32_t column) { return {row.line, row.line == 0 ? 0u : column}; }

std::size_t quoted_title_end(std::string_view text) {
  const std::size_t first = quoted_end(text, 0);
  const std::size_t second = first != 0 && text.substr(first).starts_with(between_titles) ? quoted_end(text, first + between_titles.size()) : 0;
  return std::max(first, second);
}

void split_title(std::string_view text, Language language, PlanRow& row) {
  const bool chinese = language == Language::zh;
  if (const std::size_t end = quoted_title_end(text); end != 0 && end == text.size()) {
    const std::size_t first = quoted_end(text, 0);
    row.title = out_of_quotes(text.substr(0, first));
    if (first != end) row.other_title = out_of_quotes(text.substr(first + between_titles.size()));
    return;
  }
  for (std::size_t at = text.find(between_titles); at != std::string_view::npos; at = text.find(between_titles, at + 1)) {
    const std::string_view left = trim(text.substr(0, at)), right = trim(text.substr(at + between_titles.size()));
    if (has_ideographs(left) == has_ideographs(right)) continue;
    const bool left_is_ours = has_ideographs(left) == chinese;
    row.title = std::string(left_is_ours ? left : right);
    row.other_title = std::string(left_is_ours ? right : left);
    return;
  }
  row.title = std::string(text);
}

std::string joined_title(const PlanRow& row, Language language) {
  std::string plain = row.title;
  if (!row.other_title.empty()) plain = language == Language::zh ? row.other_title + " / " + row.title : row.title + " / " + row.other_title;
  PlanRow back;
  split_title(plain, language, back);
  return back.title == row.title && back.other_title == row.other_title ? plain : quoted_title(row);
}

std::string quoted_title(const PlanRow& row) {
  return row.other_title.empty() ? in_quotes(row.title) : in_quotes(row.title) + std::string(between_titles) + in_quotes(row.other_title);
}

bool parse_link_suffix(std::string_view text, PlanLink& link) {
  PlanLink found;
  const std::string upper = [&] {
    std::string result(text);
    for (char& c : result)
      if (c >= 'a' && c <= 'z' && &c < result.data() + 2) c = static_cast<char>(c - 'a' + 'A');
    return result;
  }();
  std::string_view rest = upper;
  for (const char* type : {"FS", "SS", "FF", "SF"}) {
    if (!rest.starts_with(type)) continue;
    found.type = type;
    rest.remove_prefix(2);
    break;
  }
  if (found.type.empty() && (rest.empty() || (rest.front() != '+' && rest.front() != '-'))) return false;
  if (!rest.empty()) {
    const bool bare = rest.back() >= '0' && rest.back() <= '9';
    const auto lag = parse_lag(bare ? std::string(rest) + "d" : rest);
    if (!lag || Decimal(100'000) < lag->amount || lag->amount < Decimal(-100'000)) return false;
    found.lag = lag_text(*lag);
  }
  link.type = found.type == "FS" ? "" : found.type;
  link.lag = found.lag;
  return true;
}

std::string link_text(const PlanLink& link) {
  std::string text = link.target;
  if (!link.type.empty() || !link.lag.empty()) text += " " + (link.type.empty() ? std::string("FS") : link.type) + link.lag;
  return text;
}

PlanLink link_of(const Dependency& dependency, std::string target) {
  static constexpr const char* types[] = {"", "SS", "FF", "SF"};
  return {.target = std::move(target), .type = types[static_cast<std::size_t>(dependency.type)], .lag = lag_text(dependency.lag)};
}

std::vector<PlanRow> rows_of(const RecordSet& records, Date as_of, Language language) {
  std::vector<const Record*> tasks;
  for (const Record& task : records.of("task"))
    if (in_plan(task, as_of)) tasks.push_back(&task);
  tasks = in_plan_order(tasks);
  std::map<std::string_view, std::size_t> index;
  for (std::size_t i = 0; i < tasks.size(); ++i) index[tasks[i]->id] = i;
  const auto parent_of = [&](std::size_t i) -> std::optional<std::size_t> {
    const auto found = index.find(tasks[i]->text("parent"));
    return found == index.end() || found->second == i ? std::nullopt : std::optional(found->second);
  };
  std::vector<std::vector<std::size_t>> parts(tasks.size());
  for (std::size_t i = 0; i < tasks.size(); ++i)
    if (const auto parent = parent_of(i)) parts[*parent].push_back(i);
  std::vector<PlanRow> rows;
  std::vector<std::optional<std::size_t>> place(tasks.size());
  // Depth first, so that parts follow their whole; what hangs in a ring of parents comes last, as if it had none.
  const auto put = [&](const auto& self, std::size_t i, std::optional<std::size_t> parent) -> void {
    PlanRow row = row_of(*tasks[i], records, as_of, language);
    row.parent = parent;
    rows.push_back(std::move(row));
    place[i] = rows.size() - 1;
    for (const std::size_t part : parts[i])
      if (!place[part]) self(self, part, place[i]);
  };
  for (std::size_t i = 0; i < tasks.size(); ++i)
    if (!place[i] && !parent_of(i)) put(put, i, std::nullopt);
  for (std::size_t i = 0; i < tasks.size(); ++i)
    if (!place[i]) put(put, i, std::nullopt);
  return rows;
}

PlanTasks::PlanTasks(const RecordSet& records, Date as_of) {
  for (const Record& task : records.of("task")) {
    if (!in_plan(task, as_of)) continue;
    by_id_.try_emplace(task.id, &task);
    by_wbs_.try_emplace(task.text("wbs"), &task);
    by_title_.try_emplace(task.title(), &task);
  }
}

const Record* PlanTasks::find(const PlanRow& row) const {
  const auto named = [](const auto& tasks, std::string_view name) {
    const auto found = name.empty() ? tasks.end() : tasks.find(name);
    return found == tasks.end() ? nullptr : found->second;
  };
  if (!row.id.empty()) return named(by_id_, row.id);
  return row.wbs.empty() ? named(by_title_, row.title) : named(by_wbs_, row.wbs);
}

void settle_rows(std::vector<PlanRow>& rows, const RecordSet& records, Date as_of, const std::string& file, Findings& findings) {
  Settler(rows, records, as_of, file, findings).settle();
}

RowNames::RowNames(const std::vector<PlanRow>& rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!rows[i].key.empty()) {
      rows_.try_emplace(rows[i].key, i);
    } else {
      rows_.try_emplace(rows[i].wbs, i);
      rows_.try_emplace(rows[i].id, i);
    }
  }
  std::map<std::string_view, std::vector<std::size_t>> titles;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    titles[rows[i].title].push_back(i);
    if (rows[i].other_title != rows[i].title) titles[rows[i].other_title].push_back(i);
  }
  for (const auto& [title, places] : titles)
    if (places.size() == 1 && !title.empty()) rows_.try_emplace(title, places.front());
}

std::optional<std::size_t> RowNames::find(std::string_view target) const {
  const auto found = rows_.find(target);
  return found == rows_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace accord
