// Every kind, field, state, verb and choice has its Chinese word; English needs one only where the word itself won't do.
#include <doctest/doctest.h>

#include <string>

#include "accord/base/labels.h"
#include "accord/kinds/list.h"
#include "accord/model/kind_labels.h"

using namespace accord;

namespace {

bool has_chinese(std::string_view section, const std::string& key) { return find_label(Language::zh, section, key).has_value(); }

void check_fields_of(const std::string& kind, const std::string& path, const std::vector<Field>& fields) {
  for (const Field& field : fields) {
    const std::string here = path.empty() ? field.name : path + "." + field.name;
    CAPTURE(kind + "." + here);
    CHECK((has_chinese("fields", kind + "." + here) || has_chinese("fields", field.name)));
    for (const std::string& choice : field.choices) {
      CAPTURE(choice);
      CHECK((has_chinese("choices", kind + "." + here + "." + choice) || has_chinese("choices", choice)));
    }
    if (field.type != FieldType::mapping) check_fields_of(kind, here, field.items);
  }
}

void check_help_of(const std::vector<Field>& fields) {
  for (const Field& field : fields) {
    CAPTURE(field.help);
    CHECK(has_chinese("messages", field.help));
    if (field.type != FieldType::mapping) check_help_of(field.items);
  }
}

}  // namespace

TEST_CASE("every kind, field, state, verb and choice has a Chinese label") {
  const Registry registry(kind_rows());
  for (const Kind* kind : registry.all()) {
    CAPTURE(kind->name);
    CHECK(has_chinese("kinds", kind->name));
    check_fields_of(kind->name, {}, kind->fields);
    for (const State& state : kind->states) {
      CAPTURE(state.name);
      CHECK((has_chinese("states", kind->name + "." + state.name) || has_chinese("states", state.name)));
    }
    for (const Move& move : kind->moves) {
      CAPTURE(move.verb);
      CHECK((has_chinese("verbs", kind->name + "." + move.verb) || has_chinese("verbs", move.verb)));
    }
    for (const Derived& figure : kind->derived) {
      CAPTURE(figure.name);
      CHECK((has_chinese("fields", kind->name + "." + figure.name) || has_chinese("fields", figure.name)));
    }
  }
}

TEST_CASE("every kind's and field's help has its Chinese sentence") {
  const Registry registry(kind_rows());
  for (const Kind* kind : registry.all()) {
    CAPTURE(kind->name);
    CHECK(has_chinese("messages", kind->help));
    check_help_of(kind->fields);
    for (const Derived& figure : kind->derived) {
      CAPTURE(figure.name);
      CHECK(has_chinese("messages", figure.help));
    }
  }
}

TEST_CASE("a kind's own label wins over the common one, which wins over the word") {
  CHECK(field_label(Language::zh, "task", "due") == "期限");
  CHECK(field_label(Language::zh, "person", "to") == "结束日期");
  CHECK(field_label(Language::zh, "task", "progress.percent") == "完成百分比");
  CHECK(field_label(Language::en, "person", "title") == "name");
  CHECK(field_label(Language::en, "task", "current_action") == "current action");
  CHECK(state_label(Language::zh, "message", "open") == "待回复");
  CHECK(state_label(Language::en, "task", "in_progress") == "in progress");
  CHECK(verb_label(Language::zh, "task", "unblock") == "解除受阻");
  CHECK(choice_label(Language::zh, "issue", "severity", "S1") == "致命");
  CHECK(choice_label(Language::en, "issue", "severity", "S1") == "critical");
  CHECK(choice_label(Language::zh, "cover", "document", "weekly") == "周报");
  CHECK(kind_label(Language::en, "signoff") == "sign-off");
}
