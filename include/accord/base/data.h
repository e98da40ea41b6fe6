// One tree of plain values: what JSON holds and what a template reads.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace accord {

struct DataMember;

/// Null, a truth value, a number (kept as its exact text), text, a list, or a map that keeps its order.
class Data {
 public:
  enum class Shape : std::uint8_t { null, boolean, number, text, list, map };

  Data();
  Data(bool value);
  Data(int value);
  Data(std::int64_t value);
  Data(std::size_t value);
  Data(const char* value);
  Data(std::string value);
  Data(std::string_view value);
  static Data list();
  static Data map();
  /// A number by its JSON spelling, e.g. "0.0005"; the text is not checked.
  static Data number(std::string spelling);

  Shape shape() const { return shape_; }
  bool is_null() const { return shape_ == Shape::null; }
  bool is_list() const { return shape_ == Shape::list; }
  bool is_map() const { return shape_ == Shape::map; }
  bool is_text() const { return shape_ == Shape::text; }
  bool truth() const { return truth_; }
  /// The text of a text, the spelling of a number, else empty.
  const std::string& text() const { return text_; }

  /// Items of a list or members of a map (a list's members have empty keys).
  const std::vector<DataMember>& members() const { return members_; }
  std::vector<DataMember>& members() { return members_; }
  std::size_t size() const;
  bool empty() const { return size() == 0; }

  /// The member of that name, or null when there is none.
  const Data* find(std::string_view key) const;
  Data* find(std::string_view key);
  /// Sets a member of a map (a null becomes a map); keeps the place of an existing one. Returns the new value.
  Data& set(std::string_view key, Data value);
  /// Adds an item to a list (a null becomes a list). Returns the new item.
  Data& add(Data item);

  bool operator==(const Data& other) const;

 private:
  explicit Data(Shape shape);

  Shape shape_ = Shape::null;
  bool truth_ = false;
  std::string text_;
  std::vector<DataMember> members_;
};

struct DataMember {
  std::string key;  ///< empty in a list
  Data value;
  bool operator==(const DataMember& other) const;
};

// Defined here, where a list of members is complete (clang insists).
inline Data::Data() = default;
inline Data::Data(Shape shape) : shape_(shape) {}
inline Data::Data(bool value) : shape_(Shape::boolean), truth_(value) {}
inline Data::Data(int value) : Data(static_cast<std::int64_t>(value)) {}
inline Data::Data(std::int64_t value) : shape_(Shape::number), text_(std::to_string(value)) {}
inline Data::Data(std::size_t value) : shape_(Shape::number), text_(std::to_string(value)) {}
inline Data::Data(const char* value) : shape_(Shape::text), text_(value) {}
inline Data::Data(std::string value) : shape_(Shape::text), text_(std::move(value)) {}
inline Data::Data(std::string_view value) : shape_(Shape::text), text_(value) {}
inline Data Data::list() { return Data(Shape::list); }
inline Data Data::map() { return Data(Shape::map); }

}  // namespace accord
