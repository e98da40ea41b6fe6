// The whole command line on paper: one tree of sections, written as a man page or as Markdown.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "cli/context.h"

namespace accord {

struct ReferenceSection {
  std::string heading;
  int level = 1;  ///< 1 a chapter, 2 an entry in it
  std::vector<std::string> paragraphs = {};
  std::vector<std::string> code = {};                           ///< lines as typed
  std::vector<std::pair<std::string, std::string>> terms = {};  ///< term and its text
};

/// Commands, verbs, kinds, global options, environment, exit codes, from the rows that the program itself uses. With
/// `with_fields` every kind lists its fields.
std::vector<ReferenceSection> reference(Context& context, bool with_fields);

/// A man page, accord(1), for man(7) macros.
std::string write_man_page(Context& context, const std::vector<ReferenceSection>& sections);
/// One Markdown page.
std::string write_reference_markdown(const std::vector<ReferenceSection>& sections);

}  // namespace accord
