#include "accord/store/project_labels.h"

#include <algorithm>

#include "accord/base/error.h"
#include "accord/base/text.h"
#include "accord/model/finding.h"
#include "accord/store/yaml.h"

namespace accord {
namespace {

constexpr std::string_view section = "documents";

[[noreturn]] void refuse(std::string_view file, Mark mark, const Message& what, std::vector<Message> hints) {
  throw Error(Failure::invalid, say("{}:{}:{}: {}; no report was made", file, mark.line, mark.column, what), std::move(hints));
}

}  // namespace

OwnLabels read_own_labels(std::string text, std::string_view file) {
  Findings findings;
  const auto tree = read_yaml(std::move(text), file, findings);
  if (!tree) refuse(file, findings.front().mark, findings.front().message, {findings.front().hint});
  const std::vector<std::string_view> known = label_keys(section);
  // Any of them may be said otherwise on a weekly or a monthly page: month.heading_next.
  const auto is_known = [&](std::string_view key) {
    for (const std::string_view page : {"week.", "month."})
      if (key.starts_with(page)) key.remove_prefix(page.size());
    return std::ranges::find(known, key) != known.end() || std::ranges::find(known, "month." + std::string(key)) != known.end();
  };
  OwnLabels own;
  const Value content = to_value(*tree);
  for (const Member& part : content.members) {
    if (part.key != section || !part.value.is_map()) refuse(file, part.mark, say("a project's labels are those under “{}”, not “{}”", section, part.key), {say("accord template show labels shows the form of the file")});
    for (const Member& label : part.value.members) {
      if (!is_known(label.key)) {
        const auto near = nearest(label.key, std::span<const std::string_view>(known));
        refuse(file, label.mark, say("no page has a label “{}”", label.key), {near ? say("did you mean “{}”?", *near) : say("accord template show labels lists them")});
      }
      if (!label.value.is_scalar()) refuse(file, label.value.mark, say("the label “{}” is a text", label.key), {});
      own.emplace(label.key, label.value.text);
    }
  }
  return own;
}

}  // namespace accord
