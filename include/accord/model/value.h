// A record's content as a person wrote it: scalars are text, typed later by the schema, never guessed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace accord {

/// Where something stands in a file: line and column from 1, columns in characters. Line 0: not from a file.
struct Mark {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

struct Member;

/// A scalar, a list or a map; `none` is an empty value (`key:`, `~`, `null` unquoted) or one that is not there.
struct Value {
  enum class Shape : std::uint8_t { none, scalar, list, map };

  Shape shape = Shape::none;
  bool quoted = false;  ///< a quoted or block scalar
  Mark mark;
  std::string text;              ///< of a scalar
  std::vector<Member> members;   ///< of a list (keys empty) or a map, in the order of the file

  /// The one value that stands for whatever is not there.
  static const Value& nothing();
  static Value scalar(std::string text);
  static Value list();
  static Value map();

  bool is_none() const { return shape == Shape::none; }
  bool is_scalar() const { return shape == Shape::scalar; }
  bool is_list() const { return shape == Shape::list; }
  bool is_map() const { return shape == Shape::map; }

  /// The member of a map, or a shared empty value: `content["damages"]["rate"].text` is always safe.
  const Value& operator[](std::string_view key) const;
  Value* find(std::string_view key);
  /// Sets or adds a member of a map (none becomes a map).
  Value& set(std::string_view key, Value value);
  /// Adds an item to a list (none becomes a list).
  Value& add(Value item);
  /// Same shape and text, whatever the marks and quoting.
  bool same(const Value& other) const;
};

struct Member {
  std::string key;
  Mark mark;  ///< of the key, or of the dash's item
  Value value;
};

}  // namespace accord
