// What the reports of a period share: head, colours, numbered sections, closing lines. A report adds its own sections.
#pragma once

#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "accord/document/periodic.h"
#include "document/report_charts.h"
#include "document/report_context.h"
#include "document/since_frozen.h"
#include "document/sheet.h"

namespace accord {

/// A section that a page may have.
struct WantedSection {
  std::string_view key;
  std::function<Data(const ReportContext&)> make;  ///< null data when there is nothing to tell
  std::string detail = {};  ///< fills the heading's place
};

/// The sections of one page, numbered in the order in which they are added.
class Sections {
 public:
  /// At most `rows` rows, lines or items of a section stand on the page; the others go into the annex.
  Sections(const ReportContext& context, Data& view, std::size_t rows) : context_(context), view_(view), rows_(rows) {}

  /// Makes them, all at once, and puts each under its key, with its heading (label heading_<key>). The closing line names
  /// those that have nothing to tell (label nothing_<key>).
  void add(const std::vector<WantedSection>& wanted);
  /// Names something else that there is nothing to report of, by its label nothing_<key>.
  void name_missing(std::string_view key);
  /// "section 3"; empty when the section was not added.
  std::string reference(std::string_view key) const;

  /// Puts annex and closing line into the view.
  void finish();

 private:
  void put(const WantedSection& wanted, Data section);
  void shorten(std::string_view key, Data& section);

  const ReportContext& context_;
  Data& view_;
  std::size_t rows_;
  Data annex_ = Data::map();
  std::vector<std::string> missing_;
  std::map<std::string, std::string, std::less<>> references_;
};

/// How a report differs from the others.
struct PeriodicReport {
  std::string_view document;  ///< the row's name: "weekly"
  std::size_t rows;           ///< most rows of a table on the page
  void (*fill)(const ReportContext&, Sections&, const Record* cover);
  /// More tables of the internal edition's annex; may be null.
  std::vector<SheetSection> (*annex)(const ReportContext&);
  std::span<const ChartKind> charts;
  std::span<const EventTeller> tellers;  ///< of the sections that tell dated events
  InMarkdown in_markdown;     ///< whether its Markdown shows the charts too
};
ReportView periodic_view(const PeriodicReport& report, const ClientView& view, const Settings& settings, const ReleasedFigures& figures,
                         const ReportRequest& request);

/// The names of such a view; `sections` are the shapes of the report's sections, each absent when it has nothing to tell.
Shape periodic_shape(std::vector<Shape> sections);
/// A section: its heading ("1. What we need from you"), what did not fit ("3 more in the annex"; empty when all did), and
/// its own names.
Shape section_shape(std::string key, std::vector<Shape> members);
/// Column headings and other fixed words of the templates, found under `labels` in the view.
const std::vector<std::string_view>& periodic_label_keys();

}  // namespace accord
