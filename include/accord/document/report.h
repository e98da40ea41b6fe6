// The documents this program writes: a view (plain data with documented names) and a template that turns it into a page.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "accord/base/data.h"
#include "accord/base/labels.h"
#include "accord/base/period.h"
#include "accord/document/figures.h"
#include "accord/document/mustache.h"
#include "accord/model/settings.h"
#include "accord/model/visible_records.h"

namespace accord {

/// Why a record stands on a page or does not: for --explain, never for the page.
struct ExplainLine {
  std::string section;
  std::string record;  ///< identifier
  std::string name;    ///< number and title
  bool selected = true;
  std::string why;     ///< English
};

/// Something dated that a page tells, called as the page calls it: what a later page compares a frozen one by.
struct PageEvent {
  std::string event;  ///< "done", "reached", "found" …
  std::string name;   ///< may change, or be another in another language
  std::string key;    ///< the same for the same record, and no identifier
  Date date;
  bool operator==(const PageEvent&) const = default;
};

/// A text that the page prints in the project's language because there is none in its own: of a record, or of an item in it.
struct FallbackText {
  std::string record;           ///< identifier; empty when it is an item's
  const Value* item = nullptr;  ///< in the records the view was made from
  std::string field;
};

struct Explanation {
  std::vector<ExplainLine> lines;
  std::vector<PageEvent> events;
  /// Identifiers of records that the page calls by number and that have none.
  std::vector<std::string> unnumbered;
  std::vector<FallbackText> fallbacks;  ///< when the request asks for them
};

/// The commit whose records a page was made from; said in the internal edition only.
struct RecordsCommit {
  std::string id;
  bool with_changes = false;  ///< records differ from it
};

struct ReportRequest {
  Period period;
  Date as_of;
  Language language = Language::en;
  std::string subject;  ///< identifier of the record the document is about, e.g. a meeting
  int revision = 1;
  bool tells_fallbacks = false;  ///< the explanation lists the texts that are not in the page's language
  /// The last frozen edition of the same document, audience and language: its view as stored. May be null.
  const Data* frozen = nullptr;
  /// Figures at that edition's data date, from the records of today. May be null.
  const ReleasedFigures* frozen_figures = nullptr;
  /// Figures at the end of the period before, for "last week". May be null.
  const ReleasedFigures* before = nullptr;
  /// Records left out because their files cannot be read: the page says so.
  std::size_t unreadable = 0;
  std::vector<const Kind*> unlisted = {};  ///< kinds of which no record was read: their folder cannot be listed
  std::optional<RecordsCommit> commit = {};
  const OwnLabels* labels = nullptr;  ///< the project's own words in that language; may be null
  /// Numbers this freeze gives to records without one: id → number.
  std::map<std::string, std::string> numbers;
  std::vector<std::string> prefixes = {};  ///< of identifiers, which a client's page never shows even where a person typed one
};

/// A chart that a view names under `charts` in its data, drawn for a web page.
struct ReportChart {
  std::string key;
  std::string svg;
};

/// A document's content before it is text.
struct ReportView {
  Data data;
  std::vector<ReportChart> charts = {};  ///< drawn only when the figures hold the weeks
  Explanation explanation;
  bool has_confirmed_cover = false;
  int revision = 1;         ///< the one it calls itself
  bool is_frozen = false;   ///< that revision is frozen and says the same
};

/// One document: a view function, the shape its templates are checked against, and the template's name. What a document
/// can do is said here: no command asks for its name.
struct ReportRow {
  std::string_view name;      ///< as typed: "weekly"
  std::string_view label;     ///< its title's key under `documents` in templates/labels
  std::string_view file;      ///< template: templates/<file>.mustache
  std::string_view chat;      ///< template of its few lines for a chat; empty when it has none
  PeriodKind period;          ///< what it covers when nothing is said
  std::optional<PeriodKind> other_period;  ///< what it covers too, when --period says so
  bool is_periodic;           ///< comes again: has a cover note for each period and is frozen, with revisions
  std::string_view subject;   ///< kind of the record it is about; empty when it is about the project
  ReportView (*view)(const ClientView&, const Settings&, const ReleasedFigures&, const ReportRequest&);
  Shape (*shape)();
  std::string_view distribution = {};  ///< how a person's `distribution` calls it; empty: by its name
};

/// Every document, in the order of the reference.
std::span<const ReportRow> report_rows();
/// By name; null when there is none.
const ReportRow* find_report(std::string_view name);

/// Gives the text of a project's own template ("weekly.mustache"), or nothing.
using TemplateLookup = std::function<std::optional<std::string>(std::string_view file)>;

/// The page as Markdown. A project's own template or partial wins over the built-in one; names are checked against the
/// shape first: Error{invalid} with every finding (file, line, nearest name) in the hints.
std::string render_report(const ReportRow& row, const Data& view, const TemplateLookup& own);
/// Throws Error{usage} for a document without a form for a chat.
void require_chat(const ReportRow& row);
/// The few lines for a chat, plain text. Throws Error{usage} for a document without them.
std::string render_chat(const ReportRow& row, const Data& view, const TemplateLookup& own);

/// What is wrong with a project's own templates, whatever the data: what render_report and render_chat would refuse.
Findings check_templates(const TemplateLookup& own);

/// "4f9c 1e2a": the first eight digits of the view's SHA-256.
std::string content_check(const Data& view);

}  // namespace accord
