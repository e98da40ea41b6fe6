// Who "me" is: the environment, the user's config file, git's e-mail address, in this order.
#include <doctest/doctest.h>

#include <string>

#include "support/test_world.h"

using accord::test::TestWorld;

namespace {

struct Place : TestWorld {
  Place() {
    directory.write("p/accord.yaml", "format: 1\ntitle: Demo\ncurrency: CNY\n");
    directory.write("p/people/linshan.yaml", "id: linshan\ntitle: Lin Shan\ncreated: 2026-03-02\nemail: lin@example.com\n");
    directory.write("p/people/machao.yaml", "id: machao\ntitle: Ma Chao\ncreated: 2026-03-02\nemail: ma@example.com\n");
    directory.write("p/tasks/T-aaaaa.yaml", "id: T-aaaaa\ntitle: Of Lin Shan\ncreated: 2026-03-02\nowner: linshan\n");
    directory.write("p/tasks/T-bbbbb.yaml", "id: T-bbbbb\ntitle: Of Ma Chao\ncreated: 2026-03-02\nowner: machao\n");
    directory.write("p/.git/HEAD", "ref: refs/heads/main\n");
    directory.write("p/.git/objects/x", "");
    directory.write("p/.git/refs/x", "");
    variables["HOME"] = directory.path() + "/home";
  }
  /// The handle `me` stands for in a filter; empty when it stands for nobody.
  std::string me() {
    if (run({"-C", "p", "task", "owner=me", "--columns", "owner"}) != 0) return "";
    return out.substr(0, out.find('\n'));
  }
  bool told(const std::string& words) const { return err.find(words) != std::string::npos; }
};

}  // namespace

TEST_CASE("me is ACCORD_ME, else the config file's, else the person with git's e-mail address") {
  Place place;
  CHECK(place.me() == "");
  place.directory.write("home/.gitconfig", "[user]\n\temail = \"LIN@example.com\"   # quoted, and a comment\n");
  CHECK(place.me() == "linshan");
  place.directory.write("home/.config/accord/config.yaml", "# mine\nme: 'machao'  # as in people/\n");
  CHECK(place.me() == "machao");
  place.variables["ACCORD_ME"] = "linshan";
  CHECK(place.me() == "linshan");
}

TEST_CASE("me by git: includes, the clone's own file and XDG count as they do in git, subsections do not") {
  Place place;
  place.directory.write("home/.gitconfig", "[user \"work\"]\n\temail = ma@example.com\n");
  CHECK(place.me() == "");
  place.directory.write("home/.gitconfig", "[include]\n\tpath = more.inc\n");
  place.directory.write("home/more.inc", "[user]\n\temail = ma@example.com\n");
  CHECK(place.me() == "machao");
  place.directory.write("p/.git/config", "[user]\n\temail = lin@example.com\n");
  CHECK(place.me() == "linshan");
  Place other;
  other.variables["XDG_CONFIG_HOME"] = other.directory.path() + "/xdg";
  other.directory.write("xdg/git/config", "[user]\n\temail = ma@example.com\n");
  CHECK(other.me() == "machao");
  other.directory.write("xdg/accord/config.yaml", "me: linshan\n");
  CHECK(other.me() == "linshan");
}

TEST_CASE("git's e-mail address of two people: both are named, nothing is written in the name of either") {
  Place place;
  place.directory.write("home/.gitconfig", "[user]\n\temail = lin@example.com\n");
  place.directory.write("p/people/machao.yaml", "id: machao\ntitle: Ma Chao\ntitle_zh: 马超\ncreated: 2026-03-02\nemail: lin@example.com\n");
  CHECK(place.me() == "");
  CHECK(place.told("git’s e-mail address belongs to Lin Shan (linshan), Ma Chao (machao): “me” could be any of them\n  export ACCORD_ME=<handle>, or write me: <handle>"));
  CHECK(place.run({"-C", "p", "time", "add", "T-aaaaa", "2"}) == 3);
  CHECK(place.told("“me” could be any of them; nothing was changed"));
  CHECK(place.run({"-C", "p", "task", "cancel", "T-aaaaa", "--reason", "x"}) == 0);
  CHECK(place.told("Lin Shan (linshan), Ma Chao (machao): no author is written; export ACCORD_ME=<handle>"));
  CHECK(place.run({"-C", "p", "--lang", "zh-CN", "task", "owner=me"}) == 3);
  CHECK(place.told("属于Lin Shan（linshan）、马超（machao）：“me”可能是其中任何一人\n  export ACCORD_ME=<代号>，或在"));
  place.directory.write("home/.config/accord/config.yaml", "me: machao\n");
  CHECK(place.me() == "machao");
}

TEST_CASE("git's e-mail address of two people: commands that work in batches tell it too, when a move would name nobody") {
  Place place;
  place.directory.write("home/.gitconfig", "[user]\n\temail = lin@example.com\n");
  place.directory.write("p/people/machao.yaml", "id: machao\ntitle: Ma Chao\ncreated: 2026-03-02\nemail: lin@example.com\n");
  for (const std::string id : {"T-aaaaa", "T-bbbbb"}) place.directory.write("p/tasks/" + id + ".yaml", "id: " + id + "\ntitle: Work\ncreated: 2026-03-02\nowner: linshan\nduration: 2d\n");
  place.directory.write("p/risks/RSK-aaaaa.yaml", "id: RSK-aaaaa\ntitle: Late\ncreated: 2026-03-02\nowner: linshan\nprobability: 2\nimpact: 2\nstrategy: accept\n");
  place.directory.write("p/move.yaml", "steps:\n  - {move: T-aaaaa, verb: start}\n");
  place.directory.write("p/set.yaml", "steps:\n  - {set: T-aaaaa, title: New}\n  - {move: T-bbbbb, verb: start, by: machao}\n");
  const std::string words = "Lin Shan (linshan), Ma Chao (machao): no author is written; export ACCORD_ME=<handle>";
  CHECK(place.run({"-C", "p", "apply", "set.yaml"}) == 0);
  CHECK_FALSE(place.told(words));
  CHECK(place.run({"-C", "p", "apply", "move.yaml"}) == 0);
  CHECK(place.told(words));
  CHECK(place.run({"-C", "p", "convert", "RSK-aaaaa", "issue"}) == 0);
  CHECK(place.told(words));
  place.variables["ACCORD_ME"] = "nobody";
  CHECK(place.run({"-C", "p", "convert", "RSK-aaaaa", "change", "--keep"}) == 0);  // no move
  place.directory.write("p/done.yaml", "steps:\n  - {move: T-aaaaa, verb: done}\n");
  CHECK(place.run({"-C", "p", "apply", "done.yaml"}) == 3);
  CHECK(place.told("“me” is “nobody” here, and there is no such person; nothing was changed"));
}

TEST_CASE("a config file that cannot be read says where and why, and counts as none") {
  Place place;
  place.directory.write("home/.gitconfig", "[user]\n\temail = lin@example.com\n");
  const std::string file = place.directory.path() + "/home/.config/accord/config.yaml";
  place.directory.write("home/.config/accord/config.yaml", "# mine\nme: machao\nme: linshan\n");
  CHECK(place.me() == "linshan");
  CHECK(place.told(file + ":3:1: error: the key “me” stands here and in line 2"));
  place.directory.write("home/.config/accord/config.yaml", "me: [machao]\n");
  CHECK(place.me() == "linshan");
  CHECK(place.told(file + ":1:5: error: me is one person's handle"));
  CHECK(place.told("for example me: linshan"));
  place.directory.write("home/.config/accord/config.yaml", "# nothing yet\n");
  CHECK(place.me() == "linshan");
  CHECK(place.err.empty());
}
