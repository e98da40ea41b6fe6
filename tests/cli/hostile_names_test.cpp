// What people and files call things: names that would leave the project, and files that cannot be read (H1, B15).
#include <doctest/doctest.h>

#include <cerrno>
#include <filesystem>
#include <memory>
#include <string>

#include "accord/base/disk.h"
#include "support/test_world.h"

using accord::test::TestWorld;

namespace {

struct Place : TestWorld {
  Place() {
    directory.write("accord.yaml", "format: 1\ntitle: Demo\ncurrency: CNY\nclient: {name: C}\ncontractor: {name: Q}\n");
    directory.write("people/linshan.yaml", "id: linshan\ntitle: Lin Shan\ncreated: 2026-03-02\n");
    directory.write("tasks/T-7k2mq.yaml", task);
    variables["ACCORD_ME"] = "linshan";
  }
  static constexpr const char* task = "id: T-7k2mq\ntitle: User manual\ncreated: 2026-03-02\n";
};

}  // namespace

TEST_CASE("H1: no name leads out of the project or to another record, and nothing is changed") {
  Place place;
  for (const std::string name : {"../../x", "/etc/passwd", "a/b", "../tasks/T-7k2mq", "./T-7k2mq", ".git/config", ".", "..", "CON", "T-7k2mq.yaml",
                                 "T-7k2mq\n", "\xD0\xA2-7k2mq", "T-7k2m\xEF\xBD\x91", "T-7k2mq\xCC\x81", "T-7k2mq\xE2\x80\x8B", "*", "T-*", "%00",
                                 "$(id)", "T-7k2mq;id", "\xff"}) {
    CAPTURE(name);
    for (const std::vector<std::string>& words : {std::vector<std::string>{"show", name}, {"task", "show", name}, {"task", "set", name, "--title", "X"},
                                                  {"task", "start", name}, {"note", name, "words"}, {"task", "edit", name}, {"trace", name},
                                                  {"task", "log", name}, {"task", "set", "T-7k2mq", "--owner", name},
                                                  {"person", "add", "X", "--id", name}}) {
      const int code = place.run(words);
      CAPTURE(words[1]);
      CAPTURE(place.err);
      CHECK((code == 2 || code == 3));
      CHECK(place.out.empty());
    }
  }
  CHECK(place.directory.read("tasks/T-7k2mq.yaml") == Place::task);
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(place.directory.path())) files += entry.is_regular_file();
  CHECK(files == 3);
  CHECK(place.run({"task", "show", "-n"}) == 2);
}

TEST_CASE("B15: one file the system cannot read is named, lists go on, a report refuses with 7 or says what it lacks") {
  Place place;
  place.directory.write("tasks/T-b15aa.yaml", "id: T-b15aa\ntitle: Cannot be read\ncreated: 2026-03-02\n");
  place.world.open_disk = [](const std::string& root) {
    return std::make_unique<accord::RealDisk>(root, [](accord::DiskStep step, std::string_view path) {
      return step == accord::DiskStep::read && path == "tasks/T-b15aa.yaml" ? EIO : 0;
    });
  };
  CHECK(place.run({"task"}) == 0);
  CHECK(place.out.find("User manual") != std::string::npos);
  CHECK(place.err.find("tasks/T-b15aa.yaml: error: the file cannot be read: Input/output error") != std::string::npos);
  CHECK(place.run({"check"}) == 1);
  CHECK(place.run({"show", "T-b15aa"}) == 7);
  CHECK(place.run({"task", "set", "T-b15aa", "--title", "X"}) == 7);
  CHECK(place.run({"report", "weekly"}) == 7);
  CHECK(place.out.empty());
  CHECK(place.err.find("add --partial to leave them out") != std::string::npos);
  for (const char* report : {"weekly", "monthly", "status", "risks"}) {
    CAPTURE(report);
    CHECK(place.run({"report", report, "--partial"}) == 0);
    CHECK(place.out.find("**Incomplete: records left out because they cannot be read: 1.**") != std::string::npos);
  }
}

TEST_CASE("an empty name is no name: it never stands for the one record without a number") {
  Place place;
  for (const std::vector<std::string>& words : {std::vector<std::string>{"show", ""}, {"task", "show", " "}, {"task", "set", "", "--title", "X"}, {"task", "start", ""},
                                                {"note", "", "words"}, {"task", "set", "T-7k2mq", "--owner", ""}, {"task", "set", "T-7k2mq", "--add-depends", ""}}) {
    CAPTURE(words[1]);
    const int code = place.run(words);
    CHECK((code == 2 || code == 3));
    CHECK(place.out.empty());
  }
  place.in = "{\"set\": \"\", \"title\": \"X\"}\n";
  CHECK(place.run({"apply", "-"}) != 0);
  CHECK(place.directory.read("tasks/T-7k2mq.yaml") == Place::task);
}

TEST_CASE("B10: a file whose name nobody can type is named as it is spelt, not read, and hides no other") {
  Place place;
  for (const char* name : {"T-\x1b[31m", "T-two\nlines", "T-\xff\xfe", "a b", "T-\xE2\x80\xAEx"}) place.directory.write(std::string("tasks/") + name + ".yaml", "id: x\n");
  CHECK(place.run({"check"}) == 1);
  for (const char* shown : {"tasks/T-\\x1b[31m.yaml: error: not read: no task can be called so  [record.name]\n", "tasks/T-two\\nlines.yaml: error", "tasks/T-\\xff\\xfe.yaml: error",
                            "tasks/a b.yaml: error", "tasks/T-\\u202ex.yaml: error"})
    CHECK_MESSAGE(place.out.find(shown) != std::string::npos, place.out);
  CHECK(place.out.find('\x1b') == std::string::npos);
  CHECK(place.run({"task"}) == 0);
  CHECK(place.out == "T-7k2mq\tUser manual\t\t\t\t\t\tplanned\n");
}

TEST_CASE("B15: a file, a link or a FIFO where a kind's folder belongs hides that kind only") {
  Place place;
  const std::filesystem::path root(place.directory.path());
  const auto risks = root / "risks";
  for (const bool link : {false, true}) {
    if (link) std::filesystem::create_directory_symlink(root / "people", risks);
    else place.directory.write("risks", "id: x\n");
    CHECK(place.run({"check"}) == 1);
    CHECK(place.out.find(link ? "risks: error: risks is, or lies behind, a symbolic link: not opened  [file]\n" : "risks: error: risks is not a folder  [file]\n") != std::string::npos);
    CHECK(place.run({"risk"}) == 4);
    CHECK(place.run({"task"}) == 0);
    CHECK(place.out.find("User manual") != std::string::npos);
    CHECK(place.run({"report", "weekly"}) == 4);
    CHECK(place.run({"report", "weekly", "--partial"}) == 0);
    CHECK(place.out.find("**Incomplete: no record of these kinds could be read, and all of them are missing here: risk.**") != std::string::npos);
    CHECK(place.run({"report", "weekly", "--partial", "--format", "chat", "--lang", "zh-CN"}) == 0);
    CHECK(place.out.find("不完整：以下类别的记录均无法读取，本报告中全部缺失：风险。") != std::string::npos);
    CHECK(place.run({"report", "weekly", "--partial", "--freeze"}) == 4);
    CHECK(place.err.find("whole folders cannot be read: risks; nothing was frozen") != std::string::npos);
    CHECK(place.run({"risk", "add", "X"}) == 12);
    std::filesystem::remove(risks);
  }
}

TEST_CASE("a mistyped -C is not taken for the project above it") {
  Place place;
  for (const char* wrong : {"tusks", "accord.yaml", "tasks/T-7k2mq.yaml"}) {
    CHECK(place.run({"-C", wrong, "task", "add", "X"}) == 3);
    CHECK(place.err.find("is not a folder; nothing was changed") != std::string::npos);
  }
  CHECK(place.run({"-C", "tusks", "task"}) == 3);
  CHECK(place.err.find("nothing was changed") == std::string::npos);
  CHECK(place.run({"-C", "tasks", "task"}) == 0);
}

TEST_CASE("a title, a note or a reason of blanks is none") {
  Place place;
  for (const char* blank : {"", " ", "\t"}) {
    CHECK(place.run({"task", "add", blank}) != 0);
    CHECK(place.run({"task", "set", "T-7k2mq", "--title", blank}) == 4);
    CHECK(place.run({"note", "T-7k2mq", blank}) == 2);
    CHECK(place.run({"task", "cancel", "T-7k2mq", "--reason", blank}) == 2);
  }
  place.in = "{\"add\": \"task\", \"title\": \" \"}\n";
  CHECK(place.run({"apply", "-"}) == 4);
  CHECK(place.run({"note", "T-7k2mq", "-"}) == 2);
  CHECK(place.directory.read("tasks/T-7k2mq.yaml") == Place::task);
}

TEST_CASE("a text from a file or a pipe is kept as it would have been typed") {
  Place place;
  place.in = "Piped title\r\n";
  CHECK(place.run({"issue", "add", "-"}) == 0);
  const std::string file = "issues/" + place.out.substr(0, place.out.size() - 1) + ".yaml";
  CHECK(place.directory.read(file).find("title: Piped title\n") != std::string::npos);
  place.directory.write("text.txt", "\xEF\xBB\xBFone\r\ntwo\r\n");
  CHECK(place.run({"issue", "set", file.substr(7, 9), "--text", "@text.txt"}) == 0);
  CHECK(place.directory.read(file).find("text: |\n  one\n  two\n") != std::string::npos);
}

TEST_CASE("B6: characters that hide or turn text are refused however they come, and reported where an escape holds them") {
  Place place;
  for (const char* hidden : {"a\x1b[31mb", "a\xE2\x80\xAE" "b", "a\x07", "a\xC2\x9B" "b", "a\xE2\x80\xA8" "b", "\xEF\xBB\xBF" "a", "a\rb"}) {
    CHECK(place.run({"task", "set", "T-7k2mq", "--title", hidden}) == 2);
    CHECK(place.err.find("title holds an invisible character (U+") != std::string::npos);
    CHECK(place.run({"issue", "add", "X", "--text", hidden}) == (std::string_view(hidden).starts_with("\xEF") ? 0 : 2));
  }
  CHECK(place.directory.read("tasks/T-7k2mq.yaml") == Place::task);
  CHECK(place.run({"task", "set", "T-7k2mq", "--title", "👨‍👩‍👧 手册 é"}) == 0);
  place.directory.write("tasks/T-7k2mq.yaml", "id: T-7k2mq\ntitle: \"red \\e]8;;http://evil\\a \\u202e\"\nvisibility: client\ncreated: 2026-03-02\n");
  CHECK(place.run({"check"}) == 1);
  CHECK(place.out.find("tasks/T-7k2mq.yaml:2:8: error: title holds an invisible character (U+001B)") != std::string::npos);
  place.world.out_is_terminal = true;
  for (const std::vector<std::string>& words : {std::vector<std::string>{"show", "T-7k2mq"}, {"task"}, {"check"}, {}, {"plan", "export"}, {"plan", "--format", "mermaid"}}) {
    CHECK(place.run(words) <= 1);
    CHECK(place.out.find("\x1b]") == std::string::npos);
  }
  place.world.out_is_terminal = false;
  for (const std::vector<std::string>& words : {std::vector<std::string>{"task", "--format", "html"}, {"task", "--format", "md"}, {"report", "weekly"}, {"plan", "--format", "svg"},
                                                {"report", "weekly", "--format", "html"}}) {
    CHECK(place.run(words) == 0);
    CHECK(place.out.find('\x1b') == std::string::npos);
    CHECK(place.out.find("\xE2\x80\xAE") == std::string::npos);
  }
}

TEST_CASE("a project's own field must not take a name that means something else") {
  Place place;
  const std::string settings = place.directory.read("accord.yaml");
  for (const char* name : {"title", "title_zh", "tags", "add_tags", "clear_due", "expect", "json", "a b", "Upper", "-x"}) {
    CAPTURE(name);
    place.directory.write("accord.yaml", settings + "fields:\n  task:\n    - {name: po_number}\n    - {name: " + std::string(name) + ", type: text}\n");
    CHECK(place.run({"check"}) == 1);
    CHECK(place.out.find("accord.yaml:9:14: error: “" + std::string(name)) != std::string::npos);
    CHECK(place.run({"task", "set", "T-7k2mq", "--po-number", "7", "-n"}) == 0);
  }
  place.directory.write("accord.yaml", settings + "fields: {tusk: [{name: a}], task: [{name: a}, {name: a}]}\n");
  CHECK(place.run({"check"}) == 1);
  CHECK(place.out.find("there is no kind “tusk”") != std::string::npos);
  CHECK(place.out.find("“a” means something else in a task") != std::string::npos);
}

TEST_CASE("a project's template is UTF-8, with or without a byte order mark") {
  Place place;
  place.directory.write("templates/weekly.mustache", "\xEF\xBB\xBF{{title}}\n");
  CHECK(place.run({"report", "weekly"}) == 0);
  CHECK(place.out.find('\xEF') == std::string::npos);
  place.directory.write("templates/weekly.mustache", "caf\xE9 {{title}}\n");
  CHECK(place.run({"report", "weekly"}) == 4);
  CHECK(place.out.empty());
  CHECK(place.err.find("templates/weekly.mustache is not UTF-8; nothing was written") != std::string::npos);
}

TEST_CASE("H1: a batch names new records by the same grammar as everything else") {
  Place place;
  for (const char* add : {R"({"add": "task", "id": "ISS-aaaaa", "title": "X"})", R"({"add": "task", "id": "foo bar", "title": "X"})", R"({"add": "task", "id": "T-7K2MQ", "title": "X"})",
                          R"({"add": "task", "id": "t-7k2mq", "title": "X"})", R"({"add": "task", "id": ".hidden", "title": "X"})", R"({"add": "task", "id": "T-", "title": "X"})",
                          R"({"add": "task", "id": "-x", "title": "X"})", R"({"add": "task", "id": "T-../x", "title": "X"})", R"({"add": "person", "id": "A B", "title": "X"})"}) {
    CAPTURE(add);
    place.in = std::string(add) + "\n";
    CHECK(place.run({"apply", "-"}) == 4);
    CHECK(place.err.find("cannot name a") != std::string::npos);
    CHECK(place.out.empty());
  }
  place.in = R"({"add": "task", "id": "T-abcde", "title": "X"})";
  CHECK(place.run({"apply", "-"}) == 0);
}
