#include <algorithm>

#include "accord/base/text.h"
#include "cli/help.h"
#include "cli/reference.h"

namespace accord {

namespace {

/// Text that no roff macro or escape can be hidden in.
std::string roff(std::string_view text) {
  std::string result;
  for (const char32_t point : code_points(text)) {
    if (point == '\\') result += "\\e";
    else if (point == '-') result += "\\-";
    else if (point < 0x80) result += static_cast<char>(point);
    else result += fmt::format("\\[u{:04X}]", static_cast<std::uint32_t>(point));  // any groff reads it, whatever its encoding
  }
  if (!result.empty() && (result[0] == '.' || result[0] == '\'')) result.insert(0, "\\&");
  return result;
}

std::string upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return text;
}

std::string written(const ReferenceSection& section) {
  std::string page = section.level == 1 ? ".SH \"" + upper(roff(section.heading)) + "\"\n" : ".SS \"" + roff(replace_all(section.heading, "\"", "")) + "\"\n";
  bool first = true;
  for (const std::string& paragraph : section.paragraphs) {
    page += (first ? "" : ".PP\n") + roff(paragraph) + '\n';
    first = false;
  }
  for (const auto& [term, text] : section.terms) page += ".TP\n\\fB" + roff(term) + "\\fR\n" + roff(text) + '\n';
  if (section.code.empty()) return page;
  page += ".PP\n.nf\n";
  for (const std::string& line : section.code) page += "  " + roff(line) + '\n';
  return page + ".fi\n";
}

}  // namespace

std::string write_man_page(Context& context, const std::vector<ReferenceSection>& sections) {
  std::string version = version_line();
  version.pop_back();
  std::string page = ".TH ACCORD 1 \"\" \"" + version + "\" \"accord\"\n";
  page += ".SH NAME\naccord \\- " + roff(context.text(say("what a contractor owes and tells its client, as text files in git"))) + '\n';
  page += ".SH SYNOPSIS\n.nf\n\\fBaccord\\fR \\fIKIND\\fR [\\fIfilters\\fR]\n\\fBaccord\\fR \\fIKIND VERB\\fR [\\fIwords\\fR] [\\fIoptions\\fR]\n"
          "\\fBaccord\\fR \\fICOMMAND\\fR [\\fIwords\\fR] [\\fIoptions\\fR]\n.fi\n";
  for (const ReferenceSection& section : sections) page += written(section);
  return page;
}

}  // namespace accord
