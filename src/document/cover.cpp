#include "accord/document/cover.h"

#include "accord/base/people_date.h"
#include "accord/model/history.h"
#include "document/cover_facts.h"
#include "document/report_status.h"

namespace accord {
namespace {

/// The client's people who get this report.
void add_people(const ClientView& view, std::string_view document, Value& content) {
  Value to = Value::list();
  for (const Record& person : view.records().of("person"))
    for (const std::string_view wanted : person.list("distribution"))
      if (wanted == document && person.text("org") == "client") to.add(Value::scalar(person.id));
  if (!to.members.empty()) content.set("to", std::move(to));
}

void set_in_both(Value& content, const std::string& field, const ReportContext& own, const ReportContext& other,
                 const std::function<std::string(const ReportContext&)>& text) {
  if (const std::string words = text(own); !words.empty()) content.set(field, Value::scalar(words));
  const std::string sibling = field + (other.words().language() == Language::en ? "_en" : "_zh");
  if (const std::string words = text(other); !words.empty()) content.set(sibling, Value::scalar(words));
}

void add_notes(const ReportContext& own, const ReportContext& other, Value& content) {
  const auto rows = status_rows(own), translated = status_rows(other);
  Value notes = Value::list();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].colour <= Rag::green) continue;
    Value note = Value::map();
    note.set("dimension", Value::scalar(std::string(name_of(rows[i].dimension))));
    note.set("note", Value::scalar(rows[i].why));
    note.set(other.words().language() == Language::en ? "note_en" : "note_zh", Value::scalar(translated[i].why));
    notes.add(std::move(note));
  }
  if (!notes.members.empty()) content.set("dimensions", std::move(notes));
}

/// Of a page as of a day before the period's end only what was there on that day counts.
bool is_within(const ReportRequest& request) { return request.as_of < request.period.to; }

}  // namespace

const Record* find_cover(const ClientView& view, std::string_view document, const ReportRequest& request) {
  const std::string name = to_string(request.period);
  const Record* found = nullptr;
  const auto better = [&](const Record& cover) {
    if (!found) return true;
    const bool own = cover.text("audience") == "internal", have = found->text("audience") == "internal";
    return own != have ? own : is_confirmed(cover, request) && !is_confirmed(*found, request);
  };
  for (const Record& cover : view.records().of("cover")) {
    if (cover.text("document") != document || cover.text("period") != name || state_of(cover) == "cancelled") continue;
    if (is_within(request) && !exists_at(cover, request.as_of)) continue;
    if (cover.text("audience") == "internal" && view.audience() == Audience::client) continue;
    if (better(cover)) found = &cover;
  }
  return found;
}

bool is_confirmed(const Record& cover) { return state_of(cover) == "confirmed"; }

bool is_confirmed(const Record& cover, const ReportRequest& request) { return is_within(request) ? state_of(cover, request.as_of) == "confirmed" : is_confirmed(cover); }

Value draft_cover(const ClientView& view, const Settings& settings, const ReleasedFigures& figures, const ReportRequest& request,
                  std::string_view document) {
  ReportRequest own_request = request, other_request = request;
  own_request.language = settings.language;
  other_request.language = settings.language == Language::en ? Language::zh : Language::en;
  const ReportContext own(view, settings, figures, own_request, nullptr), other(view, settings, figures, other_request, nullptr);
  Value content = Value::map();
  set_in_both(content, "title", own, other,
              [&](const ReportContext& context) { return context.words().say("cover_title", {context.words().label(std::string(document) + "_title"), people_period(request.period, context.words().language())}); });
  if (view.audience() == Audience::client) content.set("visibility", Value::scalar("client"));
  content.set("document", Value::scalar(std::string(document)));
  content.set("period", Value::scalar(to_string(request.period)));
  content.set("audience", Value::scalar(view.audience() == Audience::client ? "client" : "internal"));
  add_people(view, document, content);
  set_in_both(content, "headline", own, other, fact_headline);
  set_in_both(content, "summary", own, other, fact_summary);
  add_notes(own, other, content);
  return content;
}

}  // namespace accord
