// The program itself, as many processes at once, killed, and without anybody to listen (reliability A1, A9, A11, H8).
#include <doctest/doctest.h>

#include <csignal>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

#include "support/disk_checks.h"
#include "support/temp_folder.h"

using accord::test::TempFolder;
using accord::test::temporaries_in;

namespace {

const std::string program = std::string(ACCORD_BINARY_DIR) + "/accord";

/// Starts the program in a folder; `output` is a file, or empty for a closed standard output and closed standard errors.
pid_t start(const std::string& folder, std::vector<std::string> words, const std::string& output = "/dev/null",
            std::vector<std::string> environment = {"ACCORD_ME=linshan"}) {
  words.insert(words.begin(), {program, "-C", folder});
  const pid_t pid = ::fork();
  if (pid != 0) return pid;
  for (int signal = 1; signal < 32; ++signal) ::signal(signal, SIG_DFL);
  ::dup2(::open((folder + "/errors").c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600), STDERR_FILENO);
  ::close(STDOUT_FILENO);
  if (output.empty()) ::close(STDERR_FILENO);
  else ::open(output.c_str(), O_WRONLY);
  std::vector<char*> arguments, variables;
  for (std::string& word : words) arguments.push_back(word.data());
  for (std::string& variable : environment) variables.push_back(variable.data());
  arguments.push_back(nullptr);
  variables.push_back(nullptr);
  ::execve(program.c_str(), arguments.data(), variables.data());
  ::_exit(99);
}

int code_of(pid_t pid) {
  int status = 0;
  ::waitpid(pid, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

struct Project : TempFolder {
  Project() {
    put("accord.yaml", "format: 1\ntitle: Demo\ncurrency: CNY\nclient: {name: C}\ncontractor: {name: Q}\n");
    put("people/linshan.yaml", "id: linshan\ntitle: Lin Shan\ncreated: 2026-03-02\n");
    put("tasks/T-7k2mq.yaml", record("User manual", "1d"));
  }
  static std::string record(const std::string& title, const std::string& duration) {
    return "# ours\nid: T-7k2mq\ntitle: " + title + "   # as the client calls it\ncreated: 2026-03-02\nduration: " + duration + "\n";
  }
  std::string text() const { return get("tasks/T-7k2mq.yaml"); }
};

}  // namespace

TEST_CASE("A11: fifty processes at once: what each of them set and added is there") {
  const Project project;
  std::vector<pid_t> running;
  for (int i = 1; i <= 50; ++i) {
    const std::string number = std::to_string(i);
    switch (i % 3) {
      case 0:
        running.push_back(start(project.path(), {"task", "set", "T-7k2mq", "--title", "Manual " + number}));
        break;
      case 1:
        running.push_back(start(project.path(), {"task", "set", "T-7k2mq", "--duration", number + "d"}));
        break;
      default:
        running.push_back(start(project.path(), {"task", "set", "T-7k2mq", "--add-tags", "tag" + number}));
    }
  }
  for (const pid_t pid : running) CHECK(code_of(pid) == 0);
  const std::string text = project.text();
  CAPTURE(text);
  CAPTURE(project.get("errors"));
  for (int i = 2; i <= 50; i += 3) CHECK(text.find("- tag" + std::to_string(i) + "\n") != std::string::npos);
  CHECK(text.starts_with("# ours\nid: T-7k2mq\ntitle: Manual "));
  CHECK(text.find("   # as the client calls it\n") != std::string::npos);
  CHECK(text.find("duration: 1d\n") == std::string::npos);
  CHECK(temporaries_in(project.at("tasks")) == 0);
}

TEST_CASE("A1: killed at any moment the program leaves a whole record, and the next command works") {
  const Project project;
  const std::string old_text = Project::record("User manual", "1d");
  const std::string new_text = Project::record("User manual", "2d");
  int changed = 0;
  for (int i = 0; i < 25; ++i) {
    project.put("tasks/T-7k2mq.yaml", old_text);
    const pid_t pid = start(project.path(), {"task", "set", "T-7k2mq", "--duration", "2d"});
    ::usleep(static_cast<useconds_t>(i * 1500));
    ::kill(pid, SIGKILL);
    code_of(pid);
    const std::string text = project.text();
    CHECK((text == old_text || text == new_text));
    changed += text == new_text;
  }
  CAPTURE(changed);
  CHECK(code_of(start(project.path(), {"task", "set", "T-7k2mq", "--duration", "3d"})) == 0);
  CHECK(project.text() == Project::record("User manual", "3d"));
  CHECK(temporaries_in(project.at("tasks")) == 0);
}

TEST_CASE("A9: output that cannot be written after a change is exit 8 and says so; without a change it is exit 7") {
  const Project project;
  CHECK(code_of(start(project.path(), {"task", "add", "Training"}, "/dev/full")) == 8);
  CHECK(project.get("errors").find("the change was made and saved, but its output could not be written") != std::string::npos);
  CHECK(code_of(start(project.path(), {"task"}, "/dev/full")) == 7);
  CHECK(code_of(start(project.path(), {"task", "add", "More training"}, "")) == 8);
  CHECK(code_of(start(project.path(), {"task"}, "")) == 7);
  CHECK(code_of(start(project.path(), {"task", "set", "T-7k2mq", "--duration", "2d"}, "")) == 0);
  CHECK(project.text() == Project::record("User manual", "2d"));
  CHECK(project.get(".accord/lock").empty());
  std::size_t tasks = 0;
  for (const auto& entry : std::filesystem::directory_iterator(project.at("tasks"))) tasks += entry.is_regular_file();
  CHECK(tasks == 3);
  CHECK(code_of(start(project.path(), {"check"})) == 0);
}

TEST_CASE("H8: a hostile environment changes neither what is written nor what is printed") {
  const Project project;
  const std::vector<std::string> hostile = {"ACCORD_ME=linshan", "TZ=:/etc/passwd",     "LANG=\x1b]0;x\x07", "LC_ALL=de_DE.UTF-8",
                                            "PATH=.:/nowhere",   "TMPDIR=/nowhere",     "GIT_DIR=/nowhere",  "GIT_CONFIG_GLOBAL=/dev/zero",
                                            "HOME=relative",     "XDG_CONFIG_HOME=-x",  "GIT_EXTERNAL_DIFF=touch pwned"};
  for (const auto& [name, environment] : {std::pair{"quiet", std::vector<std::string>{"ACCORD_ME=linshan"}}, std::pair{"hostile", hostile}}) {
    project.put(name, "");
    const mode_t before = ::umask(0);
    CHECK(code_of(start(project.path(), {"report", "weekly", "--as-of", "2026-06-28", "--lang", "en"}, project.at(name), environment)) == 0);
    ::umask(before);
  }
  CHECK(project.get("quiet").size() > 100);
  CHECK(project.get("hostile") == project.get("quiet"));
  const mode_t before = ::umask(0);
  CHECK(code_of(start(project.path(), {"task", "set", "T-7k2mq", "--duration", "2d"}, "/dev/null", hostile)) == 0);
  ::umask(before);
  CHECK(project.text() == Project::record("User manual", "2d"));
  CHECK_FALSE(std::filesystem::exists(project.at("pwned")));
}
