// What a person typed for one command, checked against its description; every value is still text.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace accord {

class Arguments {
 public:
  using Given = std::pair<std::string, std::string>;  ///< option, value (empty for a flag)

  Arguments() = default;
  Arguments(std::vector<std::string> words, std::vector<Given> given)
      : words_(std::move(words)), given_(std::move(given)) {}

  /// Positional words in their order.
  const std::vector<std::string>& words() const { return words_; }
  /// The n-th word, or empty.
  std::string_view word(std::size_t index) const;
  bool has(std::string_view option) const { return find(option) != nullptr; }
  /// The value of an option, or null when it was not given (the last of a repeated one).
  const std::string* find(std::string_view option) const;
  std::string get(std::string_view option, std::string_view otherwise = {}) const;
  /// All values of a repeatable option, in order.
  std::vector<std::string> all(std::string_view option) const;
  /// Every option with its value, in the order typed.
  const std::vector<Given>& given() const { return given_; }

 private:
  std::vector<std::string> words_;
  std::vector<Given> given_;
};

}  // namespace accord
