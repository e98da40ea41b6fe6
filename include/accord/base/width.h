// How wide text is in a terminal's cells, and Unicode normal forms. The one place that knows utf8proc.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace accord {

/// Cells, by grapheme cluster: the widest code point of each cluster; 2 for an emoji presentation (VS16) and for a
/// flag. Controls and bytes that are not UTF-8 count 0 and 1.
std::size_t display_width(std::string_view text);

/// Filled with spaces to that many cells; wider text is unchanged.
std::string pad_right(std::string_view text, std::size_t cells);
std::string pad_left(std::string_view text, std::size_t cells);

/// At most that many cells; cut between clusters with "…" (one cell) as the last.
std::string cut_to_width(std::string_view text, std::size_t cells);

/// Lines of at most that many cells (at least 1). LF stays a break. Breaks at spaces (dropped there) and between
/// ideographs; no closing punctuation starts a line and no opening one ends it. A longer word is cut.
std::vector<std::string> wrap(std::string_view text, std::size_t cells);

/// Canonical composition (NFC); text that is not UTF-8 is unchanged.
std::string normalise(std::string_view text);
/// Case folded and NFC: equal when people would call two names equal.
std::string case_fold(std::string_view text);
/// As case_fold, and full-width forms as their plain ones (NFKC): what `find` compares.
std::string search_key(std::string_view text);

}  // namespace accord
