// The commands of plan and progress on the sample project, as a person runs them.
#include <doctest/doctest.h>

#include <filesystem>

#include "accord/base/json.h"
#include "accord/base/text.h"
#include "support/test_world.h"

using namespace accord;
using accord::test::TestWorld;

namespace {

using Words = std::vector<std::string>;

/// The sample project in a folder of its own.
struct Sample : TestWorld {
  Sample() {
    std::filesystem::copy(ACCORD_SOURCE_DIR "/examples/yf-wms", directory.path(), std::filesystem::copy_options::recursive);
    variables["ACCORD_ME"] = "linshan";
  }
  int at(const std::string& day, Words words) {
    words.insert(words.begin(), {"--as-of", day});
    return run(words);
  }
  bool says(std::string_view text) const { return out.find(text) != std::string::npos || err.find(text) != std::string::npos; }
};

/// The sample's settings and people without any task.
struct Empty : TestWorld {
  Empty() {
    Sample sample;
    directory.write("accord.yaml", sample.directory.read("accord.yaml"));
    std::filesystem::copy(sample.directory.path() + "/people", directory.path() + "/people", std::filesystem::copy_options::recursive);
    variables["ACCORD_ME"] = "linshan";
  }
  void task(const std::string& id, const std::string& wbs, const std::string& title, const std::string& more) {
    directory.write("tasks/" + id + ".yaml", "id: " + id + "\ntitle: " + title + "\nwbs: \"" + wbs + "\"\ncreated: 2026-02-27\n" + more);
  }
  bool says(std::string_view text) const { return err.find(text) != std::string::npos; }
};

}  // namespace

TEST_CASE("C07: accord progress on 2026-06-28 prints the published figures and names baseline and formula") {
  Sample sample;
  REQUIRE(sample.at("2026-06-28", {"progress", "--format", "md"}) == 0);
  for (const char* figure : {"1,003,400.00", "765,400.00", "736,400.00", "805,077.78", "0.9621", "0.9147", "1,072,077.78", "1,096,978.60", "1,108,473.88", "291,900.82", "-93,578.60", "1.3463", "73.39 %"}) {
    CAPTURE(figure);
    CHECK(sample.says(figure));
  }
  CHECK(sample.says("against baseline v1.3"));
  CHECK(sample.says("by EAC(2), the default; range 1,072,077.78 – 1,108,473.88"));
}

TEST_CASE("C06: 2026-04-30 against baseline v1.1, as JSON") {
  Sample sample;
  REQUIRE(sample.at("2026-04-30", {"progress", "--json"}) == 0);
  for (const char* figure : {"\"CNY 288428.57\"", "\"CNY 250000.00\"", "\"CNY 269666.67\"", "\"CNY 1071763.21\"", "\"CNY 1195056.91\"", "1.0272", "\"version\": \"1.1\""}) {
    CAPTURE(figure);
    CHECK(sample.says(figure));
  }
}

TEST_CASE("progress: undefined figures are a dash, no baseline is said, groups and trends have rows") {
  Sample sample;
  REQUIRE(sample.at("2026-03-02", {"progress"}) == 0);
  CHECK(sample.says("cost.cpi\t-\t"));
  REQUIRE(sample.at("2026-02-20", {"progress"}) == 0);
  CHECK(sample.says("no baseline holds on 2026-02-20"));
  REQUIRE(sample.at("2026-06-28", {"progress", "--group", "--by", "days"}) == 0);
  CHECK(split_lines(sample.out).size() >= 9);
  REQUIRE(sample.at("2026-06-28", {"progress", "--trend", "month", "--by", "cost"}) == 0);
  CHECK(sample.says("2026-06\t2026-06-28\t"));
  CHECK(sample.at("2026-06-28", {"progress", "--baseline", "v9"}) == 3);
}

TEST_CASE("accord plan: finish against the contract date, critical path, pictures") {
  Sample sample;
  REQUIRE(sample.at("2026-06-28", {"plan", "--without-progress"}) == 0);
  CHECK(sample.says("working days before the contract date 2026-08-27"));
  CHECK(sample.says("120 working days from 2026-03-02"));
  CHECK(sample.says("as critical, on parallel paths: T12"));
  REQUIRE(sample.at("2026-06-28", {"plan", "--format", "mermaid"}) == 0);
  CHECK(sample.out.starts_with("gantt\n"));
  REQUIRE(sample.at("2026-06-28", {"plan", "--format", "svg"}) == 0);
  CHECK(sample.out.starts_with("<svg "));
  REQUIRE(sample.at("2026-06-28", {"plan", "--json"}) == 0);
  CHECK(parse_json(sample.out, "plan").find("tasks")->size() == 42);
  CHECK(sample.at("2026-06-28", {"check", "--format", "svg"}) == 2);
}

TEST_CASE("baselines: the next version, taken versions refused, what two plan differently") {
  Sample sample;
  REQUIRE(sample.at("2026-08-01", {"baseline", "add", "--version", "v1.5", "--cause", "CR-006"}) == 0);
  const std::string text = sample.directory.read("baselines/" + std::string(trim(sample.out)) + ".yaml");
  CHECK(text.find("version: \"1.5\"") != std::string::npos);
  CHECK(text.find("snapshot:") != std::string::npos);
  CHECK(sample.says("124 working days"));
  CHECK(sample.at("2026-08-01", {"baseline", "add", "--version", "1.5"}) == 5);
  REQUIRE(sample.at("2026-08-01", {"baseline", "diff", "1.4", "1.5"}) == 0);
  CHECK(sample.says("the two baselines plan the same"));
  REQUIRE(sample.at("2026-08-01", {"baseline", "diff", "v1.0", "v1.4"}) == 0);
  CHECK(sample.says("+8 working days"));
  CHECK(sample.says("budget +67,900.00"));
  CHECK(sample.at("2026-08-01", {"baseline", "diff", "v1.0", "v7"}) == 3);
}

TEST_CASE("forecast: the same seed gives the same bytes, PERT is marked, the picture is written") {
  Sample sample;
  REQUIRE(sample.at("2026-06-28", {"forecast", "--runs", "500", "--seed", "7", "--json"}) == 0);
  const std::string first = sample.out;
  REQUIRE(sample.at("2026-06-28", {"forecast", "--runs", "500", "--seed", "7", "--json"}) == 0);
  CHECK(sample.out == first);
  REQUIRE(sample.at("2026-06-28", {"forecast", "--runs", "500", "--distribution", "triangular", "--svg", "f.svg"}) == 0);
  CHECK(sample.says("single path"));
  CHECK(sample.directory.read("f.svg").starts_with("<svg "));
  CHECK(sample.at("2026-06-28", {"forecast", "--runs", "0"}) == 2);
  CHECK(sample.at("2026-06-28", {"forecast", "--spread", "2/1"}) == 2);
}

TEST_CASE("time add and cost add put an entry at the end of the task's list") {
  Sample sample;
  REQUIRE(sample.at("2026-06-29", {"time", "add", "8.4", "7.5"}) == 0);
  REQUIRE(sample.at("2026-06-29", {"cost", "add", "T33", "120.5", "--type", "travel", "--note", "Train"}) == 0);
  const std::string text = sample.directory.read("tasks/T-7k2mq.yaml");
  CHECK(text.find("at: 2026-06-29, who: linshan, hours: 7.5") != std::string::npos);
  CHECK(text.find("at: 2026-06-29, amount: CNY 120.50, type: travel, note: Train") != std::string::npos);
  CHECK(sample.at("2026-06-29", {"time", "add", "8.4", "25"}) == 2);
  CHECK(sample.at("2026-06-29", {"cost", "add", "8.4", "USD 5"}) == 4);
  CHECK(sample.at("2026-06-29", {"time", "add", "99.9", "1"}) == 3);
  CHECK(sample.directory.read("tasks/T-7k2mq.yaml") == text);
}

TEST_CASE("progress add states how much is complete; 100 at most; the trend is by weeks when not said") {
  Sample sample;
  REQUIRE(sample.at("2026-06-29", {"progress", "add", "8.4", "90", "--to-complete", "2000"}) == 0);
  CHECK(sample.says("90 % on 2026-06-29"));
  REQUIRE(sample.at("2026-06-29", {"task", "show", "8.4", "--json"}) == 0);
  CHECK(sample.says("\"percent\": 90"));
  CHECK(sample.says("CNY 2000.00"));
  CHECK(sample.at("2026-06-29", {"progress", "add", "8.4", "101"}) != 0);
  REQUIRE(sample.at("2026-06-28", {"progress", "--trend", "--by", "cost"}) == 0);
  CHECK(sample.says("2026-W26"));
  REQUIRE(sample.at("2026-06-28", {"progress", "--trend", "month", "--by", "cost"}) == 0);
  CHECK(!sample.says("2026-W26"));
}

TEST_CASE("an empty plan on a day before the first task says so") {
  Empty empty;
  empty.task("T-aaaaa", "1.1", "Kick-off", "duration: 2d\n");
  REQUIRE(empty.run({"--as-of", "2026-01-01", "plan"}) == 0);
  CHECK(empty.says("no task was there on 2026-01-01: the first is of 2026-02-27"));
  CHECK(empty.run({"--as-of", "2026-01-01", "baseline", "add"}) == 4);
  CHECK(empty.says("the first is of 2026-02-27"));
  REQUIRE(empty.run({"baseline"}) == 0);
  CHECK(empty.says("accord baseline add\n"));
}

TEST_CASE("workload names the overloads: machao and wutong above 100 % in May") {
  Sample sample;
  REQUIRE(sample.at("2026-05-04", {"workload", "--from", "2026-05-01", "--to", "2026-05-31"}) == 0);
  CHECK(sample.says("(machao) in 2026-W"));
  CHECK(sample.says("(wutong) in 2026-W"));
  REQUIRE(sample.at("2026-05-04", {"workload", "--person", "wutong", "--json"}) == 0);
  CHECK(!sample.says("machao"));
  CHECK(sample.at("2026-05-04", {"workload", "--from", "2026-05-31", "--to", "2026-05-01"}) == 2);
}

TEST_CASE("export and import: outline and CSV come back unchanged, in both languages") {
  Sample sample;
  for (const Words& how : {Words{"plan", "export"}, Words{"plan", "export", "--format", "csv"}, Words{"plan", "export", "--format", "csv", "--lang", "zh-CN"}}) {
    REQUIRE(sample.at("2026-09-01", how) == 0);
    sample.directory.write(how.size() > 2 ? "plan.csv" : "plan.txt", sample.out);
    REQUIRE(sample.at("2026-09-01", {"plan", "import", how.size() > 2 ? "plan.csv" : "plan.txt"}) == 0);
    CHECK(sample.says("0 tasks added, 0 changed, 0 cancelled"));
  }
}

TEST_CASE("the sample's tasks in an empty project: one paste, no identifier typed") {
  Sample sample;
  REQUIRE(sample.at("2026-09-01", {"plan", "export"}) == 0);
  Empty empty;
  empty.in = sample.out;
  REQUIRE(empty.run({"--as-of", "2026-03-02", "plan", "import", "-", "--dry-run"}) == 0);
  CHECK(empty.says("43 tasks added"));
  CHECK(empty.says("after: finish 2026-08-27"));  // one working day after C16's: the data date's own day has passed
  CHECK(empty.says("nothing was written"));
}

TEST_CASE("what is exported makes the same plan in another project: estimates, date constraints, links, summaries") {
  for (const bool csv : {false, true}) {
    CAPTURE(csv);
    Empty one;
    one.in = "1 Design\n  1.1 Talk  2d 1/2/4 @linshan CNY 100\n  1.2 Draw  0.5d < 1.1 SS+4h SNET 2026-03-09\n2 Build  5d < 1 MFO 2026-03-20 [loe]\n3 Live  0d < 2 FF-1d\n";
    REQUIRE(one.run({"--as-of", "2026-03-01", "plan", "import", "-"}) == 0);
    const std::vector<std::string> outline = {"--as-of", "2026-03-01", "plan", "export"};
    REQUIRE(one.run(outline) == 0);
    const std::string text = one.out;
    CHECK(text.find("1.1 Talk  2d 1/2/4 @linshan CNY 100.00\n") != std::string::npos);
    CHECK(text.find("1.2 Draw  0.5d < 1.1 SS+4h SNET 2026-03-09\n") != std::string::npos);
    if (csv) REQUIRE(one.run({"--as-of", "2026-03-01", "plan", "export", "--format", "csv"}) == 0);
    Empty other;
    other.in = one.out;
    REQUIRE(other.run({"--as-of", "2026-03-01", "plan", "import", "-", "--format", csv ? "csv" : "outline"}) == 0);
    REQUIRE(other.run(outline) == 0);
    CHECK(other.out == text);
  }
}

TEST_CASE("a plan without codes gets them in its order; predecessors may be named by their titles") {
  Empty empty;
  empty.in = "Design\n  Talk  2d\n  Draw  1d < Talk\nBuild  5d < Draw\n";
  REQUIRE(empty.run({"--as-of", "2026-03-01", "plan", "import", "-"}) == 0);
  REQUIRE(empty.run({"--as-of", "2026-03-01", "plan", "export"}) == 0);
  CHECK(empty.out == "1 Design\n  1.1 Talk  2d\n  1.2 Draw  1d < 1.1\n2 Build  5d < 1.2\n");
  empty.in = "Test  2d < Build\nBuild  6d\n";  // the title finds what is there
  REQUIRE(empty.run({"--as-of", "2026-03-01", "plan", "import", "-"}) == 0);
  CHECK(empty.says("1 task added, 1 changed, 0 cancelled"));
  REQUIRE(empty.run({"--as-of", "2026-03-01", "plan", "export"}) == 0);
  CHECK(empty.out.ends_with("2 Build  6d < 1.2\n3 Test  2d < 2\n"));
  empty.in = "Twin  1d\nTwin  2d\nLate  1d < Twin\n";
  CHECK(empty.run({"--as-of", "2026-03-01", "plan", "import", "-"}) == 4);
  CHECK(empty.says("there is no predecessor “Twin”"));
}

TEST_CASE("a spreadsheet's Unicode text is read whatever its name; another tool's own file is refused with what to do") {
  Empty empty;
  std::string wide = "\xff\xfe";
  for (const char32_t c : code_points("任务名称\t工期\t前置任务\n设计\t2 个工作日\t\n开发\t3 个工作日\t设计\n")) {
    wide += static_cast<char>(c & 0xFFU);
    wide += static_cast<char>(c >> 8U);
  }
  empty.directory.write("plan.txt", wide);
  REQUIRE(empty.run({"--as-of", "2026-03-01", "plan", "import", "plan.txt"}) == 0);
  REQUIRE(empty.run({"--as-of", "2026-03-01", "plan", "export"}) == 0);
  CHECK(empty.out == "1 设计  2d\n2 开发  3d < 1\n");
  for (const char* name : {"patterson.rcp", "plan.mpp", "plan.xlsx"}) {
    empty.directory.write(name, "32 4\n12 13 4 12\n");
    CHECK(empty.run({"--as-of", "2026-03-01", "plan", "import", name}) == 2);
    CHECK(empty.says("save it as CSV"));
  }
}

TEST_CASE("a problem of a task's own rules is told with the line of the outline it came from") {
  Empty empty;
  empty.task("T-aaaaa", "1.1", "Kick-off", "duration: 2d\nowner: linshan\nmoves:\n  - {to: in_progress, at: 2026-03-01, by: linshan}\n");
  empty.variables["TMPDIR"] = empty.directory.path();
  empty.world.run_program = [&empty](const std::vector<std::string>& argv) {
    empty.world.write_file(argv.back(), replace_all(empty.world.read_file(argv.back()), "  2d @linshan", "  @linshan"));
    return 0;
  };
  CHECK(empty.run({"--as-of", "2026-03-02", "plan", "edit", "--yes"}) == 4);
  CHECK(empty.says("plan.txt:5:1: step 1: T-aaaaa Kick-off: “duration” is missing"));
}

TEST_CASE("what spoils a plan is said by every command that shows its figures") {
  Sample sample;
  const std::string last = "tasks/T-43vda.yaml";  // T40, the last of all
  const std::string text = sample.directory.read(last);
  sample.directory.write(last, text + "bad: [\n");
  for (const char* command : {"plan", "forecast"}) {
    REQUIRE(sample.at("2026-06-28", {command}) == 0);
    CHECK(sample.says("finish unknown: the findings say why"));
    CHECK(sample.says("T-43vda cannot be read: the plan’s finish is unknown"));
  }
  REQUIRE(sample.at("2026-06-28", {"workload"}) == 0);
  CHECK(sample.says("hours of tasks whose dates are unknown are missing"));
  CHECK(!sample.says("nobody is above"));
  CHECK(sample.at("2026-06-28", {"baseline", "add"}) == 4);
  REQUIRE(sample.at("2026-06-28", {"plan", "--json"}) == 0);
  CHECK(sample.says("\"rule\": \"plan.unreadable\""));
  sample.directory.write(last, replace_all(text, "duration: 4d", "duration: -4d"));
  REQUIRE(sample.at("2026-06-28", {"plan"}) == 0);
  CHECK(sample.says("“-4d” is not a duration a task can have"));
  CHECK(sample.at("2026-06-28", {"report", "weekly"}) == 4);
  CHECK(sample.says("“-4d” is not a duration"));
  sample.directory.write(last, text);
  sample.directory.write("accord.yaml", replace_all(sample.directory.read("accord.yaml"), "mon-fri", "mon-friday"));
  REQUIRE(sample.at("2026-06-28", {"plan"}) == 0);
  CHECK(sample.says("finish 2026-08-28?"));
  CHECK(sample.says("a part of the calendar is not understood: no date is sure"));
}

TEST_CASE("a bad plan: every problem with file and line, nothing half-imported") {
  Sample sample;
  sample.directory.write("bad.txt", "11 New\n  11.1 A  2d < 99.9 @linsan\n  11.1 B  -2d\n");
  CHECK(sample.at("2026-06-28", {"plan", "import", "bad.txt"}) == 4);
  CHECK(sample.out.empty());
  for (const char* text : {"bad.txt:2:16: error: there is no predecessor “99.9”", "did you mean “linshan”?", "bad.txt:3:3: error: the code 11.1 stands twice, first on line 2", "bad.txt:3:11: error: the duration -2d is negative"}) {
    CAPTURE(text);
    CHECK(sample.says(text));
  }
  sample.directory.write("ring.txt", "11.1 A  2d < 11.2\n11.2 B  2d < 11.1\n");
  CHECK(sample.at("2026-06-28", {"plan", "import", "ring.txt"}) == 4);
  CHECK(sample.says("ring.txt:1:14: error: these tasks wait for each other"));
  REQUIRE(sample.at("2026-06-28", {"plan", "export"}) == 0);
  CHECK(sample.out.find("\n11") == std::string::npos);
}

TEST_CASE("plan edit: adds, sets and cancels, with the new finish; nothing without a yes") {
  Empty empty;
  empty.task("T-aaaaa", "1.1", "Kick-off", "duration: 2d\n");
  empty.task("T-bbbbb", "1.2", "Manual", "title_zh: 手册\nduration: 3d\ndepends: [T-aaaaa]\n");
  empty.task("T-ccccc", "1.3", "Training", "duration: 1d\ndepends: [T-bbbbb]\n");
  empty.variables["TMPDIR"] = empty.directory.path();
  empty.world.run_program = [&empty](const std::vector<std::string>& argv) {
    const std::string text = replace_all(empty.world.read_file(argv.back()), "1.2 Manual / 手册  3d", "1.2 Handbook / 手册  4d");
    empty.world.write_file(argv.back(), text.substr(0, text.find("1.3 Training")) + "1.4 Farewell  2d < 1.2 @linshan\n");
    return 0;
  };
  CHECK(empty.run({"--as-of", "2026-03-02", "plan", "edit"}) == 2);
  CHECK(empty.says("your text is kept in"));
  CHECK(empty.directory.read("tasks/T-bbbbb.yaml").find("title: Manual") != std::string::npos);
  REQUIRE(empty.run({"--as-of", "2026-03-02", "plan", "edit", "--yes"}) == 0);
  CHECK(empty.says("1 task added, 1 changed, 1 cancelled"));
  CHECK(empty.says("after: finish"));
  CHECK(empty.directory.read("tasks/T-bbbbb.yaml").find("title: Handbook") != std::string::npos);
  CHECK(empty.directory.read("tasks/T-ccccc.yaml").find("to: cancelled") != std::string::npos);
}

TEST_CASE("plan edit: what was typed comes back after an error, links out of sight stay, nothing is left behind") {
  Empty empty;
  empty.task("T-aaaaa", "1.1", "Kick-off", "duration: 2d\n");
  empty.task("T-bbbbb", "1.2", "Manual", "duration: 3d\ndepends:\n  - T-ddddd\n  - T-aaaaa\n");
  empty.task("T-ddddd", "1.3", "Dropped", "duration: 1d\nmoves:\n  - {to: cancelled, at: 2026-03-01, by: linshan, reason: no}\n");
  empty.variables["TMPDIR"] = empty.directory.path();
  empty.world.in_is_terminal = empty.world.err_is_terminal = true;
  std::vector<std::string> seen;
  empty.world.run_program = [&](const std::vector<std::string>& argv) {
    seen.push_back(empty.world.read_file(argv.back()));
    empty.world.write_file(argv.back(), replace_all(seen.back(), seen.size() == 1 ? "3d" : "-4d", seen.size() == 1 ? "-4d" : "4d"));
    return 0;
  };
  const auto scratch = [&] {
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(empty.directory.path())) files += entry.path().filename().string().find("plan.txt") != std::string::npos;
    return files;
  };
  empty.in = "y\ny\n";
  REQUIRE(empty.run({"--as-of", "2026-03-02", "plan", "edit"}) == 0);
  REQUIRE(seen.size() == 2);
  CHECK(seen[1].find("Manual  -4d < 1.1") != std::string::npos);
  CHECK(empty.says("open the editor again?"));
  CHECK(empty.says("0 tasks added, 1 changed, 0 cancelled"));
  CHECK(empty.directory.read("tasks/T-bbbbb.yaml").find("duration: 4d\ndepends:\n  - T-ddddd\n  - T-aaaaa\n") != std::string::npos);
  CHECK(scratch() == 0);
  seen.clear();
  empty.in = "n\n";
  CHECK(empty.run({"--as-of", "2026-03-02", "plan", "edit"}) == 0);  // 3d is not there any more: saved as it was
  CHECK(empty.says("nothing changed"));
  CHECK(scratch() == 0);
  empty.world.run_program = [&](const std::vector<std::string>& argv) {
    empty.world.write_file(argv.back(), "1.1 Kick-off  9d\n");
    empty.task("T-bbbbb", "1.2", "Changed by somebody else", "duration: 3d\n");
    return 0;
  };
  empty.in = "y\n";
  CHECK(empty.run({"--as-of", "2026-03-02", "plan", "edit"}) == 5);
  CHECK(empty.says("your text is kept in"));
  CHECK(empty.directory.read("tasks/T-aaaaa.yaml").find("duration: 2d") != std::string::npos);
  CHECK(scratch() == 1);
}

TEST_CASE("the commands speak Chinese") {
  Sample sample;
  REQUIRE(sample.at("2026-06-28", {"--lang", "zh-CN", "plan", "--format", "md"}) == 0);
  CHECK(sample.says("最晚完成"));
  CHECK(sample.says("关键路径："));
  REQUIRE(sample.at("2026-06-28", {"--lang", "zh-CN", "progress", "--format", "md"}) == 0);
  CHECK(sample.says("对照基线 v1.3"));
}
