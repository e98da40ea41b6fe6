// One report as it was asked for: period, audience and language settled, records read, frozen editions found.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "accord/document/report.h"
#include "accord/store/project.h"
#include "cli/context.h"

namespace accord {

/// The document of that name. Throws Error{usage} with the nearest one.
const ReportRow& report_named(const std::string& name);

/// What the options of `accord report` come to.
struct ReportWish {
  const ReportRow* row = nullptr;
  Audience audience = Audience::client;
  std::string period;    ///< as typed; empty: the one that holds the data date
  std::string subject = {};   ///< the record it is about, as typed
  std::string language = {};  ///< as typed; empty: the project's
  std::optional<Date> as_of = {};  ///< data date, or the period's last day if that is earlier; else --as-of, else today in the same way
  bool tells_fallbacks = false;  ///< lists the texts that are not in the language
  bool partial = false;  ///< go on although some files cannot be read
  bool in_silence = false;  ///< what is wrong with the plan is told by another job of the same report
};

/// Everything a view function takes, kept together.
class ReportJob {
 public:
  /// Throws Error{usage} for a period that is none or of the wrong kind, Error{invalid} for unreadable records.
  ReportJob(Context& context, const ReportWish& wish);

  const ReportRow& row() const { return *wish_.row; }
  const ReportRequest& request() const { return request_; }
  const ClientView& view() const { return *view_; }
  const RecordSet& records() const { return loaded_.records; }
  Audience audience() const { return wish_.audience; }

  /// Its revision is the newest frozen edition's while it says the same, else the one after.
  ReportView make(std::map<std::string, std::string> numbers = {}) const;
  /// The page as Markdown.
  std::string page(const ReportView& view) const;
  TemplateLookup templates() const;
  /// Content of a cover note for it.
  Value cover_draft() const;
  /// Its cover note, or null.
  const Record* cover() const;

 private:
  void settle_subject();
  void settle_period(Context& context);
  [[noreturn]] void refuse_period() const;
  void find_labels();
  void find_frozen();
  std::vector<ReleasedFigures> figures(const std::vector<DataDate>& dates) const;

  Project& project_;
  ReportWish wish_;
  Calendar calendar_;
  PlanReader reader_;  ///< before what is loaded: it reads the tasks meanwhile
  Loaded loaded_;
  std::unique_ptr<ClientView> view_;
  std::optional<TypedPlan> plan_;
  Baselines baselines_;  ///< that hold on the days asked for
  ReleasedFigures figures_, before_, then_;
  OwnLabels labels_;
  std::optional<Data> frozen_, newest_;  ///< the last earlier period's edition; this period's
  ReportRequest request_;
};

}  // namespace accord
