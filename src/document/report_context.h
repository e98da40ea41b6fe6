// What every section of a report looks at, and the few questions all of them ask.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accord/base/data.h"
#include "accord/base/period.h"
#include "accord/document/figures.h"
#include "accord/document/report.h"
#include "accord/model/settings.h"
#include "accord/model/visible_records.h"
#include "document/words.h"

namespace accord {

/// Several threads may ask at once, each through a context of its own (beside).
class ReportContext {
 public:
  ReportContext(const ClientView& view, const Settings& settings, const ReleasedFigures& figures, const ReportRequest& request,
                Explanation* explanation);

  const RecordSet& records() const { return view_.records(); }
  const Settings& settings() const { return settings_; }
  const ReleasedFigures& figures() const { return figures_; }
  const Period& period() const { return request_.period; }
  Date as_of() const { return request_.as_of; }
  Audience audience() const { return view_.audience(); }
  const Words& words() const { return words_; }
  const ReportRequest& request() const { return request_; }

  /// The same records for another period and data date.
  ReportContext at(const Period& period, Date as_of, const ReleasedFigures& figures, Explanation* explanation = nullptr) const;

  /// The same for another thread, which explains into its own list; take() brings that back.
  ReportContext beside(Explanation& explanation) const;
  void take(Explanation other) const;

  /// Records of a kind that existed at the data date and are not dropped by then, in the order of their call signs.
  const std::vector<const Record*>& existing(std::string_view kind) const;
  /// Those of them that are not settled either.
  const std::vector<const Record*>& open(std::string_view kind) const;
  /// A choice of few among many: of the settled, and of the open ones. Several threads ask the test at once, so it looks at
  /// the record and at dates, and does not call for records (existing, open).
  using Test = std::function<bool(const Record&)>;
  std::vector<const Record*> settled_where(std::string_view kind, const Test& test) const;
  std::vector<const Record*> open_where(std::string_view kind, const Test& test) const;
  /// In the order of their call signs.
  std::vector<const Record*> in_order(std::vector<const Record*> records) const;
  /// Text of a field in the page's language, on one line.
  std::string text(const Record& record, std::string_view field) const;
  std::string text(const Value& item, std::string_view field) const;
  /// A client reads a record's number or its title where a person typed its identifier.
  std::string for_reader(std::string text) const;
  std::string title(const Record& record) const { return text(record, "title"); }
  /// The formal number, or the one this freeze gives; empty when there is none. Never an identifier.
  std::string number(const Record& record) const;
  /// "ISS-003: Label printer crashes", or the title alone; remembered as called by number.
  std::string called(const Record& record) const;
  /// "ISS-003", or the title in quotes.
  std::string short_name(const Record& record) const;
  /// A person's name; a dash when there is nobody.
  std::string person(std::string_view handle) const;
  bool of_client(std::string_view handle) const;
  /// Plan and forecast of a task or milestone, or null.
  const PlannedDates* dates(const Record& record) const;

  /// The small print as it stands on the page: the internal edition adds the commit of the records.
  std::string small_print(std::string text) const;
  /// That records are left out because their files cannot be read; empty when none is.
  std::string partial_note() const;

  void selected(std::string_view section, const Record& record, std::string_view why) const;
  void left_out(std::string_view section, const Record& record, std::string_view why) const;
  /// Remembers a dated event of this page (frozen with it), so that the next one can tell a late entry.
  void remember(std::string_view event, const Record& record, Date date) const;

 private:
  struct OfKind {
    std::once_flag chosen;
    std::vector<const Record*> all, settled, not_settled;  ///< that existed and are not dropped; in the order of the set
    std::once_flag existing_ordered, open_ordered;
    std::vector<const Record*> existing, open;  ///< in the order of their call signs
  };
  /// What was asked for so far, by whichever context.
  struct ByKind {
    std::mutex mutex;
    std::map<std::string, OfKind, std::less<>> kinds;
  };
  OfKind& of(std::string_view kind) const;
  void choose(std::string_view kind, OfKind& own) const;

  const ClientView& view_;
  const Settings& settings_;
  const ReleasedFigures& figures_;
  ReportRequest request_;
  Words words_;
  Explanation* explanation_;
  std::shared_ptr<ByKind> by_kind_ = std::make_shared<ByKind>();
};

/// Whether a moment's day lies in the period and not after the data date.
bool within(const ReportContext& context, const Moment& moment);

}  // namespace accord
