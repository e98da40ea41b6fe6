// make_store FROM TO N: a project of N tasks, made of the tasks of the project FROM (the sample project), over and over
// under new identifiers that keep their links, planned by every baseline as the first of them is; everything else is
// copied. A task comes after those it names, so that a last round that is not whole has no link to a task that was not
// made. The same bytes in every run.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fs = std::filesystem;

namespace {

constexpr std::size_t id_length = 7;  // T-xxxxx

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

/// Five letters of Crockford base 32; another order than counting, as random identifiers have none.
std::string drawn_letters(std::size_t number) {
  static const std::string letters = "0123456789abcdefghjkmnpqrstvwxyz";
  std::size_t bits = number * 7'919'393 % (std::size_t{1} << 25);  // odd: no two numbers below 2^25 give the same
  std::string text;
  for (int i = 0; i < 5; ++i, bits >>= 5) text += letters[bits & 31];
  return text;
}

struct Task {
  std::string id, text;
};

bool names(const Task& task, const Task& other) {
  return task.id != other.id && task.text.find(other.id) != std::string::npos;
}

/// By identifier, but each after all it names.
std::vector<Task> in_order(std::vector<Task> tasks) {
  std::ranges::sort(tasks, {}, &Task::id);
  std::vector<Task> ordered;
  while (!tasks.empty()) {
    const auto next = std::ranges::find_if(tasks, [&](const Task& task) {
      return std::ranges::none_of(tasks, [&](const Task& other) { return names(task, other); });
    });
    if (next == tasks.end()) throw std::runtime_error("tasks that name each other in a ring");
    ordered.push_back(*next);
    tasks.erase(next);
  }
  return ordered;
}

/// Round `round` of the sample's tasks: every T-xxxxx that is one of them gets its number's letters of that round.
std::string renamed(const std::string& text, const std::vector<Task>& tasks, std::size_t round) {
  std::string out = text;
  for (std::size_t at = out.find("T-"); at != std::string::npos; at = out.find("T-", at + 2)) {
    const std::string id = out.substr(at, id_length);
    const auto task = std::ranges::find(tasks, id, &Task::id);
    if (task != tasks.end())
      out.replace(at + 2, 5, drawn_letters(round * tasks.size() + static_cast<std::size_t>(task - tasks.begin())));
  }
  return out;
}

/// A number or code is one record's only: in round 3 "T14" becomes "T14-3", and the code 8.5 becomes 8.5.3.
std::string numbered(std::string text, std::size_t round) {
  for (const auto& [field, before] : {std::pair("\nnumber: ", "-"), std::pair("\nwbs: \"", ".")}) {
    const std::size_t at = text.find(field);
    if (at == std::string::npos) continue;
    std::size_t end = text.find('\n', at + 1);
    if (text[end - 1] == '"') --end;
    text.insert(end, before + std::to_string(round));
  }
  return text;
}

void write_tasks(const std::vector<Task>& tasks, const fs::path& folder, std::size_t count) {
  for (std::size_t made = 0; made < count; ++made) {
    const std::size_t round = made / tasks.size();
    const Task& task = tasks[made % tasks.size()];
    std::string id = task.id, text = task.text;
    if (round > 0) {  // the first round is the sample itself
      id = renamed(id, tasks, round);
      text = numbered(renamed(text, tasks, round), round);
    }
    std::ofstream(folder / (id + ".yaml"), std::ios::binary) << text;
  }
}

/// A baseline's lines again for every task of the other rounds, without the comments.
void widen_baseline(const fs::path& file, const std::vector<Task>& tasks, std::size_t count) {
  std::string text = read(file), more;
  std::istringstream lines(text);
  std::vector<std::pair<std::size_t, std::string>> rows;  // a task's place, its line
  for (std::string line; std::getline(lines, line);) {
    constexpr std::string_view begin = "  - {task: ";
    if (!line.starts_with(begin)) continue;
    const auto task = std::ranges::find(tasks, line.substr(begin.size(), id_length), &Task::id);
    if (task != tasks.end()) rows.emplace_back(task - tasks.begin(), line.substr(0, line.find('}') + 1));
  }
  for (std::size_t round = 1; round * tasks.size() < count; ++round) {
    for (const auto& [place, line] : rows)
      if (round * tasks.size() + place < count) more += renamed(line, tasks, round) + '\n';
  }
  if (!text.ends_with('\n')) text += '\n';
  const std::size_t end = text.find('\n', text.rfind("  - {task: ")) + 1;
  text.insert(end, more);
  std::ofstream(file, std::ios::binary) << text;
}

}  // namespace

int main(int argument_count, char** arguments) {
  if (argument_count != 4) {
    std::cerr << "usage: make_store FROM TO N\n";
    return 2;
  }
  const fs::path from = arguments[1], to = arguments[2];
  fs::copy(from, to, fs::copy_options::recursive);
  std::vector<Task> tasks;
  for (const auto& entry : fs::directory_iterator(from / "tasks")) tasks.push_back({entry.path().stem().string(), read(entry.path())});
  tasks = in_order(std::move(tasks));
  const std::size_t count = std::stoul(arguments[3]);
  write_tasks(tasks, to / "tasks", count);
  for (const auto& entry : fs::directory_iterator(to / "baselines")) widen_baseline(entry.path(), tasks, count);
}
