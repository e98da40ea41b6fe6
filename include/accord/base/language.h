// The two languages of the tool, equal in every output.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace accord {

enum class Language : std::uint8_t { en, zh };

/// "en" and its regions (en-GB, en_US.UTF-8), "zh" and its regions (zh-CN, zh_CN.UTF-8); case-blind; else nothing.
std::optional<Language> parse_language(std::string_view text);

/// The tag people type and documents carry: "en", "zh-CN".
std::string_view to_string(Language language);

}  // namespace accord
