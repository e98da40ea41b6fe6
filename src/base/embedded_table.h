// Tables that tools/embed.cpp writes while the project is built: sorted by key, key and text side by side in one block.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace accord {

struct EmbeddedRow {
  std::uint32_t at;  ///< of the key in the block; the text follows it
  std::uint32_t key_size, text_size;
};

struct EmbeddedTable {
  const char* block;
  const EmbeddedRow* rows;
  std::size_t size;

  std::string_view key(std::size_t row) const { return {block + rows[row].at, rows[row].key_size}; }
  std::string_view text(std::size_t row) const {
    return {block + rows[row].at + rows[row].key_size, rows[row].text_size};
  }
  std::optional<std::string_view> find(std::string_view key) const;
};

extern const EmbeddedTable embedded_labels_en, embedded_labels_zh;  // keys "section/key"
extern const EmbeddedTable embedded_files;                          // keys are paths below templates/

}  // namespace accord
