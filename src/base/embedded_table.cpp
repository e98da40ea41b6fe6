#include "base/embedded_table.h"

#include "accord/base/embedded.h"

namespace accord {

std::optional<std::string_view> EmbeddedTable::find(std::string_view wanted) const {
  std::size_t low = 0, high = size;
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (key(middle) < wanted)
      low = middle + 1;
    else
      high = middle;
  }
  if (low == size || key(low) != wanted) return std::nullopt;
  return text(low);
}

std::optional<std::string_view> embedded_template(std::string_view name) { return embedded_files.find(name); }

std::vector<std::string_view> embedded_template_names() {
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < embedded_files.size; ++i) names.push_back(embedded_files.key(i));
  return names;
}

}  // namespace accord
