#include "cli/report_job.h"

#include <algorithm>

#include "accord/base/json.h"
#include "accord/base/text.h"
#include "accord/base/threads.h"
#include "accord/document/cover.h"
#include "accord/document/freeze.h"

namespace accord {
namespace {

constexpr std::size_t frozen_size_limit = std::size_t{16} << 20U;

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
  if (!partial)
    throw Error(Failure::invalid, say("some records cannot be read; no report was made"),
                {say("put them right (accord check), or add --partial to leave them out")});
}

/// The revision in "weekly-2026-W26-client-en-r2.json", when the rest of the name is `stem`.
std::optional<std::int64_t> revision_of(std::string_view name, std::string_view stem) {
  if (!name.starts_with(stem) || !name.ends_with(".json")) return std::nullopt;
  return parse_integer(name.substr(stem.size(), name.size() - stem.size() - 5));
}

}  // namespace

ReportJob::ReportJob(Context& context, const ReportWish& wish) : project_(context.project()), wish_(wish), loaded_(project_.load()) {
  refuse_unreadable(context, loaded_, wish.partial);
  settle_subject();
  settle_period(context);
  request_.language = wish.language.empty() ? project_.settings().language : parse_language(wish.language).value_or(Language::en);
  view_ = std::make_unique<ClientView>(project(loaded_.records, wish.audience));
  const auto figures = [&](Date as_of) { return released_figures(loaded_.records, *view_, project_.settings(), as_of); };
  // Of two data dates that know nothing of each other.
  share_out(2, 1, [&](std::size_t which, std::size_t) {
    if (which == 0) figures_ = figures(request_.as_of);
    else before_ = figures(previous(request_.period).to);
  });
  request_.before = &before_;
  find_frozen();
}

void ReportJob::settle_subject() {
  const std::string_view kind = wish_.row->subject;
  if (kind.empty() && wish_.subject.empty()) return;
  if (kind.empty()) throw Error(Failure::usage, say("the report {} takes no record, but “{}” was given", wish_.row->name, wish_.subject));
  if (wish_.subject.empty())
    throw Error(Failure::usage, say("the report {} needs a {}", wish_.row->name, kind), {say("for example: accord report {} ID", wish_.row->name), say("accord {} lists them", kind)});
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
  if (!context.has_as_of()) {
    request_.as_of = std::min(as_of, request_.period.to);
  } else {
    request_.as_of = as_of;
  }
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

void ReportJob::find_frozen() {
  const Period last = previous(request_.period);
  std::int64_t newest = 0, own = 0;
  const auto stem = [&](const Period& period) {
    const std::string page = frozen_names(wish_.row->name, period, wish_.audience, request_.language, 1).data;
    return page.substr(8, page.size() - 8 - 6);  // without "reports/" and "1.json"
  };
  for (const DirectoryEntry& entry : project_.disk().list("reports")) {
    if (const auto revision = revision_of(entry.name, stem(request_.period))) own = std::max(own, *revision);
    if (const auto revision = revision_of(entry.name, stem(last))) newest = std::max(newest, *revision);
  }
  request_.revision = static_cast<int>(own) + 1;
  if (newest == 0) return;
  const std::string path = frozen_names(wish_.row->name, last, wish_.audience, request_.language, static_cast<int>(newest)).data;
  frozen_ = parse_json(project_.disk().read(path, frozen_size_limit), path);
  request_.frozen = &*frozen_;
}

ReportView ReportJob::make(std::map<std::string, std::string> numbers) const {
  ReportRequest request = request_;
  request.numbers = std::move(numbers);
  return wish_.row->view(*view_, project_.settings(), figures_, request);
}

TemplateLookup ReportJob::templates() const {
  return [this](std::string_view file) -> std::optional<std::string> {
    FileRead read = project_.disk().try_read(std::string("templates/") + std::string(file));
    if (read.state == FileRead::State::missing) return std::nullopt;
    if (!read.ok()) throw read.error();
    return std::move(read.bytes);
  };
}

std::string ReportJob::page(const ReportView& view) const { return render_report(*wish_.row, view.data, templates()); }

Value ReportJob::cover_draft() const { return draft_cover(*view_, project_.settings(), figures_, request_, wish_.row->name); }

std::string ReportJob::cover() const {
  // Also one that the audience does not see yet: a second note for the same week would only confuse.
  const ClientView everything = project(loaded_.records, Audience::internal);
  const std::string audience = wish_.audience == Audience::client ? "client" : "internal";
  for (const Record& cover : everything.records().of("cover"))
    if (cover.text("document") == wish_.row->name && cover.text("period") == to_string(request_.period) && cover.text("audience") == audience)
      return cover.id;
  return {};
}

}  // namespace accord
