#include "cli/spoken_lines.h"

#include <algorithm>
#include <vector>

#include "accord/base/text.h"
#include "accord/base/width.h"

namespace accord {
namespace {

/// Where the command at the end of a sentence begins ("…: accord task set T33 --due 2026-07-03"), or npos. More words than a
/// line holds are a command only if there are options among them.
std::size_t command_begin(std::string_view text, std::size_t room) {
  for (std::size_t at = text.rfind("accord "); at != std::string_view::npos; at = at > 0 ? text.rfind("accord ", at - 1) : std::string_view::npos) {
    const bool is_word = at == 0 || text[at - 1] == ' ' || static_cast<unsigned char>(text[at - 1]) >= 0x80;
    if (!is_word || text.substr(0, at).ends_with("“")) continue;  // one in quotes is a part of the sentence
    const std::string_view rest = text.substr(at);
    return display_width(rest) <= room || rest.find(" -") != std::string_view::npos ? at : std::string_view::npos;
  }
  return std::string_view::npos;
}

/// The cells before what continues: those of a second column ("  accord init      begins a project"), else two more than the line has.
std::size_t hanging_indent(std::string_view line, std::size_t indent, std::size_t width) {
  const std::size_t gap = line.find("   ", indent);
  if (gap == std::string_view::npos) return indent + 2;
  const std::size_t column = display_width(line.substr(0, line.find_first_not_of(' ', gap)));
  return column + 20 <= width ? column : indent + 2;
}

void add_line(std::string& result, std::string_view line, std::size_t width) {
  const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
  if (display_width(line) <= width || width < indent + 20) {
    (result += line) += '\n';
    return;
  }
  const std::size_t hang = hanging_indent(line, indent, width);
  std::string_view text = line.substr(indent), command;
  if (const std::size_t at = hang > indent + 2 ? std::string_view::npos : command_begin(text, width - indent - 2); at != std::string_view::npos) {
    command = text.substr(at);
    text = trim(text.substr(0, at));
  }
  std::size_t lead = indent;
  const auto add = [&](std::string_view part) {
    result += std::string(lead, ' ') + std::string(part) + '\n';
    lead = hang;
  };
  // The first line may be wider than those that hang.
  const std::vector<std::string> first = text.empty() ? std::vector<std::string>{} : wrap(text, width - indent);
  if (!first.empty()) add(first.front());
  if (first.size() > 1) {
    const std::string_view rest = trim(text.substr(first.front().size()));
    for (const std::string& part : wrap(rest, width - hang)) add(part);
  }
  if (!command.empty()) add(command);
}

}  // namespace

std::string wrap_sentences(std::string_view lines, std::size_t width) {
  std::string result;
  std::vector<std::string_view> all = split(lines, '\n');
  const bool ended = !all.empty() && all.back().empty();
  if (ended) all.pop_back();
  for (const std::string_view line : all) add_line(result, line, width);
  if (!ended && !result.empty()) result.pop_back();
  return result;
}

}  // namespace accord
