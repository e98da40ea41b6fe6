#include "accord/model/look_alikes.h"

#include <algorithm>

#include "accord/base/error.h"
#include "accord/base/text.h"
#include "accord/base/width.h"
#include "accord/model/kind.h"

namespace accord {
namespace {

struct LookAlike {
  char32_t letter;
  char plain;
};

/// After search_key: lower case, full-width forms already plain.
constexpr LookAlike look_alikes[] = {
    {U'а', 'a'}, {U'в', 'b'}, {U'с', 'c'}, {U'ԁ', 'd'}, {U'е', 'e'}, {U'ё', 'e'}, {U'ԍ', 'g'}, {U'н', 'h'}, {U'һ', 'h'}, {U'і', 'i'}, {U'ї', 'i'}, {U'ј', 'j'},
    {U'к', 'k'}, {U'ӏ', 'l'}, {U'м', 'm'}, {U'о', 'o'}, {U'р', 'p'}, {U'ԛ', 'q'}, {U'ѕ', 's'}, {U'т', 't'}, {U'у', 'y'}, {U'ѵ', 'v'}, {U'ԝ', 'w'}, {U'х', 'x'}, {U'з', '3'},
    {U'α', 'a'}, {U'β', 'b'}, {U'ε', 'e'}, {U'η', 'h'}, {U'ι', 'i'}, {U'κ', 'k'}, {U'μ', 'm'}, {U'ν', 'v'}, {U'ο', 'o'}, {U'ρ', 'p'}, {U'τ', 't'}, {U'υ', 'y'}, {U'χ', 'x'}, {U'ζ', 'z'},
    {U'ı', 'i'}, {U'‐', '-'}, {U'‑', '-'}, {U'‒', '-'}, {U'–', '-'}, {U'—', '-'}, {U'−', '-'}};

bool is_left_out(char32_t value) { return (value >= 0x300 && value <= 0x36F) || (value >= 0x200B && value <= 0x200D) || value == 0x2060 || value == 0xFEFF || value == 0xAD; }

bool is_name(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '-' || c == '.'; });
}

/// Crockford's reading of a drawn part, which begins at that byte.
std::string in_base_32(std::string name, std::size_t begin) {
  for (std::size_t i = begin; i < name.size(); ++i) {
    if (name[i] == 'o') name[i] = '0';
    if (name[i] == 'i' || name[i] == 'l') name[i] = '1';
  }
  return name;
}

bool is_whole(const Record& record, std::string_view name) {
  return std::ranges::any_of(std::initializer_list<std::string_view>{record.id, random_part(record), record.text("number"), record.text("wbs")}, [&](std::string_view own) { return equal_ignoring_case(own, name); });
}

}  // namespace

std::string in_plain_letters(std::string_view typed) {
  const std::string folded = search_key(typed);
  std::string plain;
  for (const char32_t letter : code_points(folded)) {
    if (is_left_out(letter)) continue;
    const auto known = std::ranges::find(look_alikes, letter, &LookAlike::letter);
    if (known != std::end(look_alikes)) plain += known->plain;
    else append_utf8(plain, letter);
  }
  return plain;
}

void refuse_look_alikes(std::string_view typed, const RecordSet& records, std::string_view kind, const Registry& registry) {
  const std::string plain = in_plain_letters(typed);
  if (!is_name(plain)) return;
  const bool foreign = plain != lower_ascii(typed), has_prefix = registry.by_identifier(plain) != nullptr;
  const std::string drawn = in_base_32(plain, has_prefix ? plain.find('-') : 0);
  const Message why = foreign ? say("“{}” can be no identifier: a letter in it only looks like one of a to z", typed) : say("“{}” can be no identifier: they have no i, l and o, which look like 1 and 0", typed);
  for (const std::string& name : {plain, drawn}) {
    if (name == lower_ascii(typed)) continue;
    const auto hits = records.resolve(name, kind);
    if (hits.size() == 1 && (has_prefix || is_whole(*hits.front(), name)))
      throw Error(Failure::usage, why, {say("did you mean “{}”?", equal_ignoring_case(hits.front()->text("number"), name) ? hits.front()->text("number") : hits.front()->id)});
  }
  if (foreign || (has_prefix && drawn != plain)) throw Error(Failure::usage, why, {say("accord find \"{}\" looks in every record", typed)});
}

}  // namespace accord
