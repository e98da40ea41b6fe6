#include "document/chart_parts.h"

#include <algorithm>

#include <fmt/format.h>

#include "accord/base/width.h"

namespace accord {
namespace {

constexpr std::size_t text_bar = 20;  // cells

}  // namespace

MarkedLine as_of_mark(const ReportContext& context) { return {context.as_of(), context.words().say("status_at", {context.words().date(context.as_of())})}; }

std::optional<MarkedLine> contract_mark(const ReportContext& context) {
  const auto& date = context.figures().contract_date;
  if (!date) return {};
  return MarkedLine{*date, context.words().say("chart_contract", {context.words().date(*date)})};
}

std::string fenced(std::string_view info, std::string_view text) { return fmt::format("```{}\n{}```", info, text); }

std::string text_bars(const std::vector<TextBar>& bars) {
  std::size_t widest = 0;
  for (const TextBar& bar : bars) widest = std::max(widest, display_width(bar.label));
  std::string text;
  for (const TextBar& bar : bars) {
    const auto full = static_cast<std::size_t>(std::clamp(bar.share, 0.0, 1.0) * text_bar + 0.5);
    text += pad_right(bar.label, widest) + "  ";
    for (std::size_t i = 0; i < text_bar; ++i) text += i < full ? "█" : "░";
    text += "  " + bar.value + '\n';
  }
  return fenced("text", text);
}

}  // namespace accord
