// What each fuzz target does with its bytes; the ordinary tests replay the kept inputs (tests/fuzz/corpus_test.cpp).
// Each returns an empty text when all is well, else what broke; only accord::Error may ever be thrown inside.
#pragma once

#include <string>
#include <string_view>

namespace accord::test {

/// Dates, moments, periods, money, rates, calendars: what parses prints back to itself.
std::string try_scalars(std::string_view text);
/// What a person types for a field or as a filter: what is taken is a value of the field, and is taken again as it is.
std::string try_typed(std::string_view text);
/// A plan as an outline, as CSV or in PSPLIB's format, by the first byte: what we write of it is read back as it was.
std::string try_plan(std::string_view bytes);
/// A batch in YAML, JSON, JSON lines or as export prints it.
std::string try_batch(std::string_view text);
/// A field of type markdown: on the page it makes no raw HTML, no image and no link of another scheme.
std::string try_markdown(std::string_view text);

}  // namespace accord::test
