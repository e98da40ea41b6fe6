#include "accord/base/json.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <unordered_set>
#include <utility>

#include "accord/base/error.h"
#include "accord/base/text.h"

namespace accord {
namespace {

using Json = nlohmann::json;

/// The reader's place in the text, so that our own refusals can say where, too.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* place, std::size_t* read) : place_(place), read_(read) {}
  reference operator*() const { return *place_; }
  CountingIterator& operator++() {
    ++place_;
    ++*read_;
    return *this;
  }
  CountingIterator operator++(int) {
    CountingIterator before = *this;
    ++*this;
    return before;
  }
  bool operator==(const CountingIterator& other) const { return place_ == other.place_; }
  bool operator!=(const CountingIterator& other) const { return place_ != other.place_; }

 private:
  const char* place_;
  std::size_t* read_;
};

/// The library's cause in words that are translated.
Message cause_of(std::string_view error) {
  const auto says = [&](std::string_view words) { return error.find(words) != std::string_view::npos; };
  if (says("unexpected end of input")) return "it ends before every bracket, brace and quote is closed";
  if (says("missing closing quote") || says("control character")) return "a text in quotes goes beyond its line";
  if (says("UTF-8")) return "the file is not UTF-8";
  if (says("invalid number") || says("number overflow")) return "this is not a number";
  return "something else was expected here: a comma, a colon, a bracket, or quotes around a text";
}

class Builder {
 public:
  using number_integer_t = Json::number_integer_t;
  using number_unsigned_t = Json::number_unsigned_t;
  using number_float_t = Json::number_float_t;

  Builder(std::string_view text, std::string_view name, int first_line) : text_(text), name_(name), line_(first_line) {}

  Data take() { return std::move(root_); }
  std::size_t* read() { return &read_; }

  bool null() { return add(Data()); }
  bool boolean(bool value) { return add(Data(value)); }
  // The lexer gives a signed integer only for a text that begins with '-', so a zero here was spelled "-0".
  bool number_integer(number_integer_t value) { return add(Data::number(value == 0 ? "-0" : std::to_string(value))); }
  bool number_unsigned(number_unsigned_t value) { return add(Data::number(std::to_string(value))); }
  bool number_float(number_float_t, const std::string& spelling) { return add(Data::number(spelling)); }
  bool string(std::string& value) { return add(Data(std::move(value))); }
  bool binary(Json::binary_t&) { return false; }
  bool start_object(std::size_t) { return open(Data::map()); }
  bool start_array(std::size_t) { return open(Data::list()); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }

  bool key(std::string& name) {
    if (!open_.back().keys.insert(name).second)
      fail(start_of_string(), say("the key \"{}\" occurs twice in one map", name));
    open_.back().key = std::move(name);
    return true;
  }

  bool parse_error(std::size_t position, const std::string&, const Json::exception& error) {
    fail(position == 0 ? 0 : position - 1, say("not valid JSON: {}", cause_of(error.what())));
    return false;
  }

 private:
  struct Open {
    Data value;
    std::string key;                       ///< of the member being read
    std::unordered_set<std::string> keys;  ///< of the members so far
  };

  bool add(Data value) {
    if (open_.empty()) {
      root_ = std::move(value);
    } else if (Open& parent = open_.back(); parent.value.is_list()) {
      parent.value.add(std::move(value));
    } else {
      // Not Data::set: it looks for the key again, and big maps would cost the square of their size.
      parent.value.members().push_back({std::move(parent.key), std::move(value)});
    }
    return true;
  }

  bool open(Data value) {
    if (open_.size() == json_depth_limit)
      fail(read_ - 1, say("lists and maps are nested deeper than {} levels", json_depth_limit));
    open_.push_back({std::move(value), {}, {}});
    return true;
  }

  bool close() {
    Data value = std::move(open_.back().value);
    open_.pop_back();
    return add(std::move(value));
  }

  /// The opening quote of the string whose closing quote was read last.
  std::size_t start_of_string() const {
    std::size_t at = read_ - 1;
    while (at > 0) {
      --at;
      if (text_[at] != '"') continue;
      std::size_t slashes = 0;
      while (slashes < at && text_[at - 1 - slashes] == '\\') ++slashes;
      if (slashes % 2 == 0) break;
    }
    return at;
  }

  [[noreturn]] void fail(std::size_t offset, const Message& what) const {
    int line = line_;
    int column = 1;
    for (char c : text_.substr(0, offset)) {
      if (c == '\n') {
        ++line;
        column = 1;
      } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
        ++column;
      }
    }
    throw Error(Failure::invalid, say("{}:{}:{}: {}", name_, line, column, what));
  }

  std::string_view text_;
  std::string_view name_;
  int line_;
  std::size_t read_ = 0;
  Data root_;
  std::vector<Open> open_;
};

Data parse(std::string_view text, std::string_view name, int first_line) {
  Builder builder(text, name, first_line);
  CountingIterator begin(text.data(), builder.read());
  CountingIterator end(text.data() + text.size(), builder.read());
  Json::sax_parse(begin, end, &builder);
  return builder.take();
}

std::string quoted(const std::string& text) {
  // Nearly every text stands in JSON as it is.
  const auto as_it_is = [](unsigned char c) { return c >= ' ' && c != '"' && c != '\\'; };
  if (std::ranges::all_of(text, as_it_is) && is_valid_utf8(text)) return '"' + text + '"';
  return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

void write(const Data& value, int indent, int depth, std::string& out) {
  switch (value.shape()) {
    case Data::Shape::null: out += "null"; return;
    case Data::Shape::boolean: out += value.truth() ? "true" : "false"; return;
    case Data::Shape::number: out += value.text(); return;
    case Data::Shape::text: out += quoted(value.text()); return;
    case Data::Shape::list:
    case Data::Shape::map: break;
  }
  auto new_line = [&](int level) {
    if (indent < 0) return;
    out += '\n';
    out.append(static_cast<std::size_t>(indent) * static_cast<std::size_t>(level), ' ');
  };
  out += value.is_map() ? '{' : '[';
  bool first = true;
  for (const DataMember& member : value.members()) {
    if (!std::exchange(first, false)) out += ',';
    new_line(depth + 1);
    if (value.is_map()) out += quoted(member.key) + (indent < 0 ? ":" : ": ");
    write(member.value, indent, depth + 1, out);
  }
  if (!value.empty()) new_line(depth);
  out += value.is_map() ? '}' : ']';
}

}  // namespace

Data parse_json(std::string_view text, std::string_view name, int first_line) { return parse(text, name, first_line); }

std::vector<Data> parse_json_lines(std::string_view text, std::string_view name) {
  std::vector<Data> result;
  for (int line = 1; !text.empty(); ++line) {
    std::size_t end = text.find('\n');
    std::string_view one = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (one.find_first_not_of(" \t\r") != std::string_view::npos) result.push_back(parse(one, name, line));
  }
  return result;
}

std::string write_json(const Data& value, int indent) {
  std::string out;
  write(value, indent, 0, out);
  if (indent >= 0) out += '\n';
  return out;
}

}  // namespace accord
