// Lossless edits: a change of a field changes that field's bytes and nothing else.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "accord/base/message.h"
#include "accord/model/value.h"
#include "accord/store/yaml_write.h"

namespace accord {

/// A key of a map, or a position in a list (from 0).
using YamlStep = std::variant<std::string, std::size_t>;
/// From the root: {"progress", 0, "percent"}.
using YamlPath = std::vector<YamlStep>;

struct YamlEdit {
  enum class Action {
    set,     ///< the value at the path becomes `value`; keys that are not there are added. A none value removes
    append,  ///< `value` becomes the last item of the list at the path; a list that is not there is made
    remove,  ///< the key or the item at the path goes, with its lines; nothing happens when it is not there
  };

  Action action = Action::set;
  YamlPath path;
  Value value;
  /// Of a new key: it stands after the last of these that is there, else at the end of its map.
  std::vector<std::string> after;
  /// Removing the last key or item removes its map or list with its key too; else `{}` or `[]` stays.
  bool drop_emptied = true;
};

/// The text with the edits made one after the other. Comments, order, quoting, line ends, blank lines and unknown keys
/// stay; each edit is verified by reading the result: exactly the intended change. A text keeps its quotes; a block
/// stays a block. A comment that `looks` gives is written with new lines only: one that is there is never touched.
/// Throws Error (invalid), with nothing changed: the file cannot be read, the path leads through a scalar or past a
/// list's end, the result is larger than what can be read, or the place is too odd to be changed safely (`by_hand` is the hint).
std::string patch_yaml(std::string text, std::string_view file, const std::vector<YamlEdit>& edits,
                       const ScalarLooks& looks = {}, const Message& by_hand = "edit the file by hand");

}  // namespace accord
