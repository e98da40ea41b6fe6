// In a Chinese sentence the words of kinds, fields, states and verbs are Chinese, unless they have to be typed.
#include <doctest/doctest.h>

#include <regex>
#include <set>
#include <string>
#include <vector>

#include "accord/kinds/list.h"
#include "support/test_world.h"

using namespace accord;
using accord::test::TestWorld;

namespace {

/// What is left when everything that is typed is taken out: commands, quoted words, words in brackets, options, files.
std::string sentence_of(const std::string& text) {
  static const std::regex typed("accord:? [ -~]*|“(.|\n)*?”|（[ -~]*）|\\(.*?\\)|--?[a-z][-a-z]*|[\\w./-]+\\.yaml|[A-Z]+-[0-9a-z]+");
  static const std::regex command("\n  accord (?:\"[^\"\n]*\"|[ -~]|…)*(?=\n)");  // a line to paste, with the title that was typed
  return std::regex_replace(std::regex_replace(std::regex_replace(text, command, ""), std::regex("accord: "), ""), typed, " ");
}

/// Words of the model that a Chinese reader should not meet.
std::set<std::string> model_words(const Registry& registry) {
  std::set<std::string> words;
  for (const Kind* kind : registry.all()) {
    words.insert(kind->name);
    words.insert(kind->plural);
    for (const State& state : kind->states) words.insert(state.name);
    for (const Move& move : kind->moves) words.insert(move.verb);
    for (const Field& field : kind->fields) words.insert(field.name);
  }
  return words;
}

class Reader {
 public:
  Reader() : words_(model_words(Registry(kind_rows()))) {
    test_.directory.write("accord.yaml", "format: 1\nid: 0f9c2a54-6c1e-4d0a-9d55-2b1f6f0e7a10\ntitle: 仓储\nlanguage: zh-CN\ncurrency: CNY\n");
    test_.directory.write("people/linshan.yaml", "id: linshan\ntitle: 林珊\ncreated: 2026-02-01\norg: contractor\n");
    test_.variables["ACCORD_ME"] = "linshan";
    test_.variables["LANG"] = "zh_CN.UTF-8";
  }

  /// Runs it, and looks at what was said on standard error.
  void reads(const std::vector<std::string>& line) {
    test_.run(line);
    static const std::regex word("[a-z][a-z_-]{2,}");
    const std::string said = sentence_of(test_.err);
    for (std::sregex_iterator at(said.begin(), said.end(), word), end; at != end; ++at) {
      INFO(test_.err << " left: " << said);
      CHECK_FALSE(words_.contains(at->str()));
    }
  }

  /// The identifier of a new record.
  std::string made(const Kind& kind) {
    std::vector<std::string> line{kind.name, "add", "标题"};
    if (kind.prefix.empty()) line.insert(line.end(), {"--id", kind.name == "person" ? "zhangsan" : "2026-W26-linshan"});
    reads(line);
    return test_.out.substr(0, test_.out.find('\n'));
  }

 private:
  TestWorld test_;
  std::set<std::string> words_;
};

}  // namespace

TEST_CASE("in Chinese every kind speaks Chinese about what goes wrong") {
  const Registry registry(kind_rows());
  Reader reader;
  for (const Kind* kind : registry.all()) {
    const std::string& name = kind->name;
    for (const std::vector<std::string>& rest : std::vector<std::vector<std::string>>{
             {}, {"nosuch"}, {"add"}, {"show", "zzzzz"}, {"set"}, {"set", "zzzzz", "--tags", "x"}, {"nosuch=1"}, {"state=nosuch"}, {"created=x"}, {"--sort", "nosuch"}, {"--columns", "nosuch"}, {"edit"}}) {
      std::vector<std::string> line{name};
      line.insert(line.end(), rest.begin(), rest.end());
      reader.reads(line);
    }
    const std::string id = reader.made(*kind);
    for (const Move& move : kind->moves) {
      reader.reads({name, move.verb});
      reader.reads({name, move.verb, id, "--dry-run"});
      reader.reads({name, move.verb, id, "--reason", "原因"});
      reader.reads({name, move.verb, "state=" + kind->states.front().name});
    }
  }
  reader.reads({"check"});
}
