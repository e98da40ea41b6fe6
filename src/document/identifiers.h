// Identifiers that a person typed into a text a client reads.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace accord {

/// The text with every drawn identifier ("T-7k2mq": one of the prefixes and five characters, a letter and a digit among
/// them) replaced by what `name` calls it. Longer words, numbers ("CR-001") and plain words ("T-shirt") stay.
std::string without_identifiers(std::string_view text, std::span<const std::string> prefixes, const std::function<std::string(std::string_view id)>& name);

}  // namespace accord
