#include "accord/base/width.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>

#include "accord/base/text.h"

namespace accord {
namespace {

struct Cluster {
  std::string_view text;
  std::size_t width;
  char32_t first;

  bool is_space() const { return text == " "; }  // a space that carries a combining mark is ink
};

bool is_ascii_text(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7F; });
}

bool is_regional(char32_t c) {
  return c >= 0x1F1E6 && c <= 0x1F1FF;
}

/// Takes the cluster at the head of a text that is not empty.
Cluster take_cluster(std::string_view& text) {
  CodePoint first = decode_utf8(text, 0);
  utf8proc_int32_t state = 0;
  char32_t last = first.value;
  auto cells = static_cast<std::size_t>(utf8proc_charwidth(static_cast<utf8proc_int32_t>(first.value)));
  bool wide = false;
  std::size_t end = first.size;
  while (end < text.size()) {
    CodePoint next = decode_utf8(text, end);
    auto before = static_cast<utf8proc_int32_t>(last), after = static_cast<utf8proc_int32_t>(next.value);
    if (utf8proc_grapheme_break_stateful(before, after, &state)) break;
    cells = std::max(cells, static_cast<std::size_t>(utf8proc_charwidth(after)));
    wide = wide || next.value == 0xFE0F || (is_regional(last) && is_regional(next.value));
    last = next.value;
    end += next.size;
  }
  Cluster cluster = {text.substr(0, end), wide ? 2 : cells, first.value};
  text.remove_prefix(end);
  return cluster;
}

bool may_not_start_line(char32_t c) {
  constexpr std::u32string_view closing = U"，。、；：！？）》〉」』】〕〗］｝”’…—～％·,.;:!?)]}%";
  return closing.find(c) != std::u32string_view::npos;
}

bool may_not_end_line(char32_t c) {
  constexpr std::u32string_view opening = U"（《〈「『【〔〖［｛“‘([{¥￥$";
  return opening.find(c) != std::u32string_view::npos;
}

bool may_break(const Cluster& before, const Cluster& after) {
  if (before.is_space()) return true;
  if (after.is_space()) return false;
  bool ideograph = before.width == 2 || after.width == 2;
  return ideograph && !may_not_end_line(before.first) && !may_not_start_line(after.first);
}

/// Fills lines with runs that hold together.
class LineFiller {
 public:
  LineFiller(std::size_t cells, std::vector<std::string>& lines)
      : cells_(std::max<std::size_t>(cells, 1)), lines_(lines) {}

  void add(const std::vector<Cluster>& run) {
    std::size_t ink = 0;
    for (const Cluster& cluster : run) ink += cluster.is_space() ? 0 : cluster.width;
    if (used_ > 0 && used_ + ink > cells_) end_line();
    for (const Cluster& cluster : run) {
      if (cluster.is_space() && used_ == 0 && continued_) continue;
      if (!cluster.is_space() && used_ > 0 && used_ + cluster.width > cells_) end_line();
      line_ += cluster.text;
      used_ += cluster.width;
    }
  }

  void end_paragraph() {
    end_line();
    continued_ = false;
  }

 private:
  void end_line() {
    line_.erase(line_.find_last_not_of(' ') + 1);
    lines_.push_back(std::move(line_));
    line_.clear();
    used_ = 0;
    continued_ = true;
  }

  std::size_t cells_;
  std::vector<std::string>& lines_;
  std::string line_;
  std::size_t used_ = 0;
  bool continued_ = false;
};

void wrap_paragraph(std::string_view text, LineFiller& filler) {
  std::vector<Cluster> run;
  while (!text.empty()) {
    Cluster next = take_cluster(text);
    if (!run.empty() && may_break(run.back(), next)) {
      filler.add(run);
      run.clear();
    }
    run.push_back(next);
  }
  filler.add(run);
  filler.end_paragraph();
}

std::string mapped(std::string_view text, int options) {
  utf8proc_uint8_t* result = nullptr;
  utf8proc_ssize_t size =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                   &result, static_cast<utf8proc_option_t>(options));
  if (size < 0) return std::string(text);
  std::string copy(reinterpret_cast<const char*>(result), static_cast<std::size_t>(size));
  std::free(result);
  return copy;
}

}  // namespace

std::size_t display_width(std::string_view text) {
  if (is_ascii_text(text)) return text.size();
  std::size_t cells = 0;
  while (!text.empty()) cells += take_cluster(text).width;
  return cells;
}

std::string pad_right(std::string_view text, std::size_t cells) {
  std::size_t width = display_width(text);
  return std::string(text).append(width < cells ? cells - width : 0, ' ');
}

std::string pad_left(std::string_view text, std::size_t cells) {
  std::size_t width = display_width(text);
  return std::string(width < cells ? cells - width : 0, ' ').append(text);
}

std::string cut_to_width(std::string_view text, std::size_t cells) {
  if (display_width(text) <= cells) return std::string(text);
  if (cells == 0) return "";
  std::string result;
  for (std::size_t used = 0;;) {
    Cluster next = take_cluster(text);
    if (used + next.width > cells - 1) return result += "…";
    result += next.text;
    used += next.width;
  }
}

std::vector<std::string> wrap(std::string_view text, std::size_t cells) {
  std::vector<std::string> lines;
  LineFiller filler(cells, lines);
  for (std::string_view paragraph : split(text, '\n')) wrap_paragraph(paragraph, filler);
  return lines;
}

std::string normalise(std::string_view text) {
  if (is_ascii_text(text)) return std::string(text);
  return mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

std::string case_fold(std::string_view text) {
  if (is_ascii_text(text)) return lower_ascii(text);
  return mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
}

std::string search_key(std::string_view text) {
  if (is_ascii_text(text)) return lower_ascii(text);
  return mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD);
}

}  // namespace accord
