// Documents that are a head and a row of sections with tables: minutes, registers, lists. One shape and one partial
// template (sheet.mustache) serve them all.
#pragma once

#include <string>
#include <vector>

#include "accord/document/sheets.h"
#include "document/report_context.h"

namespace accord {

struct SheetSection {
  std::string heading = {};
  std::vector<std::string> paragraphs = {};
  std::vector<std::string> columns = {};
  std::vector<std::vector<std::string>> rows = {};  ///< as many cells as columns
  std::vector<std::string> lines = {};              ///< a bulleted list
  bool empty() const { return paragraphs.empty() && rows.empty() && lines.empty(); }
};

struct SheetHead {
  std::string document;             ///< the row's name: "minutes"
  std::string heading;
  std::vector<std::string> header;  ///< lines below the heading
  std::string number;               ///< of the document, for the small print; may be empty
};

/// A section as data; the names of such a section but its heading.
Data section_data(const SheetSection& section);
std::vector<Shape> sheet_section_shape();

/// Sections without content are gathered in one closing line that names them.
Data sheet_data(const ReportContext& context, const SheetHead& head, const std::vector<SheetSection>& sections);

/// A view of a sheet: the context is made, the sections are asked for, and the data is put together.
template <class Fill>
ReportView sheet_view(const ClientView& view, const Settings& settings, const ReleasedFigures& figures, const ReportRequest& request, Fill fill) {
  ReportView result;
  result.has_confirmed_cover = true;  // a sheet has no cover note
  const ReportContext context(view, settings, figures, request, &result.explanation);
  SheetHead head;
  std::vector<SheetSection> sections;
  fill(context, head, sections);
  result.data = sheet_data(context, head, sections);
  return result;
}

}  // namespace accord
