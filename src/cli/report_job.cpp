#include "cli/report_job.h"

#include <algorithm>

#include "accord/base/text.h"
#include "accord/base/threads.h"
#include "accord/document/cover.h"
#include "accord/document/freeze.h"
#include "accord/model/history.h"
#include "accord/model/kind_labels.h"
#include "accord/model/project_calendar.h"
#include "accord/store/project_labels.h"
#include "cli/check_frozen.h"
#include "cli/own_files.h"
#include "cli/plan_parts.h"
#include "cli/records_commit.h"

namespace accord {
namespace {

std::string_view example_of(PeriodKind kind) {
  switch (kind) {
    case PeriodKind::day: return "2026-06-28";
    case PeriodKind::week: return "2026-W26";
    case PeriodKind::month: return "2026-06";
    case PeriodKind::quarter: return "2026-Q2";
    case PeriodKind::year: break;
  }
  return "2026";
}

void refuse_unreadable(Context& context, const Loaded& loaded, bool partial) {
  if (!has_errors(loaded.findings)) return;
  for (const Finding& finding : loaded.findings)
    if (finding.severity == Severity::error) context.note(finding);
  const bool io = std::ranges::any_of(loaded.findings, [](const Finding& finding) { return finding.rule == "file.io"; });
  if (!partial)
    throw Error(io ? Failure::io : Failure::invalid, say("some records cannot be read; no report was made"),
                {say("put them right (accord check), or add --partial to leave them out")});
}

}  // namespace

const ReportRow& report_named(const std::string& name) {
  if (const ReportRow* row = find_report(name)) return *row;
  std::vector<std::string> names;
  for (const ReportRow& row : report_rows()) names.emplace_back(row.name);
  std::vector<Message> hints;
  if (const auto near = nearest(name, names)) hints.push_back(say("did you mean “accord report {}”?", *near));
  hints.push_back(say("documents: {}", listed(names)));
  throw Error(Failure::usage, say("there is no document “{}”", name), hints);
}

ReportJob::ReportJob(Context& context, const ReportWish& wish)
    : project_(context.project()), wish_(wish), calendar_(project_calendar(project_.settings())), reader_(calendar_),
      loaded_(project_.load([this](const Record& record) { reader_.read(record); }, Reading::typed)) {
  refuse_unreadable(context, loaded_, wish.partial);
  settle_subject();
  settle_period(context);
  request_.tells_fallbacks = wish.tells_fallbacks;
  request_.unreadable = loaded_.records.unreadable.size();
  request_.unlisted = loaded_.unlisted;
  request_.language = wish.language.empty() ? project_.settings().language : parse_language(wish.language).value_or(Language::en);
  for (const Registry::Row& row : project_.registry().rows())
    if (!row.prefix.empty()) request_.prefixes.emplace_back(row.prefix);
  const Date before = previous(request_.period).to;
  at_once({[&] { plan_.emplace(loaded_.records, std::move(reader_)); },
           [&] { baselines_ = read_baselines({request_.as_of, before}, loaded_.records, calendar_, project_currency(project_.settings())); },
           [&] { view_ = std::make_unique<ClientView>(project(loaded_.records, wish.audience)); }});
  std::vector<ReleasedFigures> now_and_before = figures({{request_.as_of, Extent::charts}, {before, Extent::standing}});
  figures_ = std::move(now_and_before.front());
  before_ = std::move(now_and_before.back());
  if (!wish.in_silence) note_findings(context, figures_.findings);
  request_.before = &before_;
  if (wish.audience == Audience::internal) request_.commit = records_commit(context);
  find_labels();
  find_frozen();
}

std::vector<ReleasedFigures> ReportJob::figures(const std::vector<DataDate>& dates) const { return released_figures(*plan_, baselines_, *view_, project_.settings(), dates); }

void ReportJob::settle_subject() {
  const std::string_view kind = wish_.row->subject;
  if (kind.empty() && wish_.subject.empty()) return;
  if (kind.empty()) throw Error(Failure::usage, say("the report {} takes no record, but “{}” was given", wish_.row->name, wish_.subject), {say("for example: accord report {}", wish_.row->name)});
  if (wish_.subject.empty())
    throw Error(Failure::usage, say("“{}” needs a {}", labelled("documents", {}, wish_.row->label), kind_word(kind)),
                {say("accord report {} {}", wish_.row->name, project_.registry().find(kind)->prefix + "-…"), say("accord {} lists them", kind)});
  request_.subject = project_.resolve(wish_.subject, project_.registry().find(kind)).id;
}

void ReportJob::settle_period(Context& context) {
  const Date as_of = context.as_of();
  request_.period = period_of(wish_.row->period, as_of);
  if (!wish_.period.empty()) {
    const auto period = parse_period(wish_.period);
    if (!period || (period->kind != wish_.row->period && period->kind != wish_.row->other_period)) refuse_period();
    request_.period = *period;
  }
  request_.as_of = context.has_as_of() && !wish_.as_of ? as_of : std::min(wish_.as_of.value_or(as_of), request_.period.to);
  if (request_.as_of < request_.period.from)
    throw Error(Failure::usage, say("{} has not begun on {}", to_string(request_.period), to_string(request_.as_of)),
                {say("give --as-of a day of the period or after it")});
}

void ReportJob::refuse_period() const {
  const auto& other = wish_.row->other_period;
  throw Error(Failure::usage, say("“{}” is not a period of this report", wish_.period),
              {other ? say("for example --period {} or --period {}", example_of(wish_.row->period), example_of(*other))
                     : say("for example --period {}", example_of(wish_.row->period))});
}

void ReportJob::find_labels() {
  const std::string file = labels_file(request_.language);
  FileRead read = project_.disk().try_read(file);
  if (read.state == FileRead::State::missing) return;
  if (!read.ok()) throw read.error();
  labels_ = read_own_labels(std::move(read.bytes), file);
  request_.labels = &labels_;
}

/// The newest edition of this period is what a new one revises; that of the last period before it is what this page corrects.
void ReportJob::find_frozen() {
  std::optional<FrozenName> last, own;
  for (const DirectoryEntry& entry : project_.disk().list("reports")) {
    const auto name = read_frozen_name(entry.name);
    if (!name || name->document != wish_.row->name || name->audience != wish_.audience || name->language != request_.language) continue;
    if (name->period == request_.period && (!own || name->revision > own->revision)) own = name;
    const bool is_earlier = name->period.kind == request_.period.kind && name->period.to < request_.period.from;
    if (is_earlier && (!last || std::pair(name->period.to, name->revision) > std::pair(last->period.to, last->revision))) last = name;
  }
  const auto read = [&](const FrozenName& name) {
    const std::string path = frozen_names(name.document, name.period, name.audience, name.language, name.revision).data;
    return read_frozen(project_.disk(), path);
  };
  if (own) {
    request_.revision = own->revision;
    newest_ = read(*own);
  }
  if (!last) return;
  frozen_ = read(*last);
  request_.frozen = &*frozen_;
  const Data* as_of = frozen_->find("as_of");
  const auto day = as_of ? parse_date(as_of->text()) : std::nullopt;
  if (!day) return;
  if (*day != previous(request_.period).to) then_ = std::move(figures({{*day, Extent::standing}}).front());
  request_.frozen_figures = *day == previous(request_.period).to ? &before_ : &then_;
}

ReportView ReportJob::make(std::map<std::string, std::string> numbers) const {
  ReportRequest request = request_;
  request.numbers = std::move(numbers);
  ReportView view = wish_.row->view(*view_, project_.settings(), figures_, request);
  const auto check_of = [](const Data& data) { return data.find("content_check") ? data.find("content_check")->text() : std::string(); };
  view.is_frozen = newest_ && check_of(view.data) == check_of(*newest_);
  if (newest_ && !view.is_frozen) {
    ++request.revision;
    view = wish_.row->view(*view_, project_.settings(), figures_, request);
  }
  view.revision = request.revision;
  return view;
}

TemplateLookup ReportJob::templates() const { return own_templates(project_); }

std::string ReportJob::page(const ReportView& view) const { return render_report(*wish_.row, view.data, templates()); }

Value ReportJob::cover_draft() const { return draft_cover(*view_, project_.settings(), figures_, request_, wish_.row->name); }

const Record* ReportJob::cover() const {
  // Also one that the audience does not see yet: a second note for the same week would only confuse.
  const std::string audience = wish_.audience == Audience::client ? "client" : "internal";
  for (const Record& cover : loaded_.records.of("cover"))
    if (cover.text("document") == wish_.row->name && cover.text("period") == to_string(request_.period) && cover.text("audience") == audience &&
        state_of(cover) != "cancelled")
      return &cover;
  return nullptr;
}

}  // namespace accord
