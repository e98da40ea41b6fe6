// Ways to make one change in a file's text, the closest to what stands there first. None is trusted: the patcher reads
// the result of each and takes the first that means exactly the change.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "accord/store/yaml.h"
#include "store/yaml_layout.h"
#include "store/yaml_outline.h"

namespace accord {

struct YamlSplice {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text;
};
using YamlSplices = std::vector<YamlSplice>;

/// A value's place in the file.
struct YamlSpot {
  std::size_t node = 0;
  std::size_t slot = 0;    ///< after its key's colon or its dash
  std::size_t column = 0;  ///< of that key's map or that dash
  bool dash = false;
  bool flow = false;  ///< inside brackets or braces
  bool root = false;
  std::string path;  ///< keys joined by dots
};

YamlSplices replace_splices(const YamlTree& tree, const YamlSpot& spot, const Value& value, const ScalarLooks& looks);
/// A new key after child `position` of the map at `spot`, or a new item (empty key) after the list's last one.
/// An empty map or list has no position.
YamlSplices insert_splices(const YamlTree& tree, const YamlSpot& spot, std::size_t position, const std::string& key,
                           const Value& value, const ScalarLooks& looks);
/// A new key of the file's map behind its own answer that is commented out: `#price: …` with the lines that go on with it.
/// Nothing when there is none. `begin` of the splice is where it goes.
YamlSplices splices_at_example(const YamlTree& tree, const std::string& key, const Value& value, const ScalarLooks& looks);
/// Child `position` of the map or list, which has more than one.
YamlSplices remove_splices(const YamlTree& tree, const YamlSpot& spot, std::size_t position);

}  // namespace accord
