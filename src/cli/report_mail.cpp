#include "cli/report_mail.h"

#include <algorithm>

#include "accord/document/cover.h"
#include "accord/document/report_html.h"
#include "accord/exchange/mail.h"
#include "accord/model/history.h"

namespace accord {
namespace {

constexpr int noon = 12 * 60;

std::string text_of(const Data& view, std::string_view key) {
  const Data* value = view.find(key);
  return value ? value->text() : std::string();
}

/// Finds who writes and who reads. Addresses are ours alone, so that this looks at all records, not at the client's view.
class Correspondents {
 public:
  Correspondents(Context& context, const ReportJob& job)
      : context_(context), job_(job), side_(job.audience() == Audience::client ? "client" : "contractor"), list_(job.row().distribution.empty() ? job.row().name : job.row().distribution),
        cover_(find_cover(job.view(), job.row().name, job.request())) {}

  void address(Mail& mail) {
    mail.from = sender();
    if (cover_)
      for (const std::string_view handle : cover_->list("to")) add_named(handle, mail.to);
    for (const Record& person : job_.records().of("person")) {
      const auto wanted = person.list("distribution");
      const bool gets_it = person.text("org") == side_ && std::ranges::find(wanted, list_) != wanted.end();
      if (gets_it && takes_part(person) && std::ranges::find(seen_, person.id) == seen_.end()) add(person, mail.cc);
    }
    if (mail.to.empty()) mail.to.swap(mail.cc);
    if (mail.to.empty()) nobody();
  }

 private:
  bool takes_part(const Record& person) const {
    return exists_at(person, job_.request().as_of) && !is_closed(person, job_.request().as_of);
  }

  std::string name(const Record& person) const { return std::string(localized(person, "title", job_.request().language)); }

  void add_named(std::string_view handle, std::vector<MailAddress>& list) {
    const Record* person = job_.records().find(handle);
    if (!person || std::ranges::find(seen_, person->id) != seen_.end()) return;
    if (job_.audience() == Audience::internal && person->text("org") == "client")
      throw Error(Failure::refused, say("{} is of the client’s side and gets no internal report; no mail was written", name(*person)),
                  {say("accord cover set {} --remove-to {}", cover_->id, person->id)});
    add(*person, list);
  }

  void add(const Record& person, std::vector<MailAddress>& list) {
    seen_.push_back(person.id);
    const std::string_view address = person.text("email");
    if (address.empty()) context_.note(say("{} has no e-mail address and is left out: accord person set {} --email ADDRESS", name(person), person.id));
    else list.push_back({name(person), std::string(address)});
  }

  /// The author of the cover note, else our project manager, else the only one of us who has an address.
  MailAddress sender() const {
    const Record* author = cover_ ? job_.records().find(cover_->text("author")) : nullptr;
    std::vector<const Record*> ours;
    for (const Record& person : job_.records().of("person"))
      if (person.text("org") == "contractor" && takes_part(person) && person.has("email")) ours.push_back(&person);
    const auto manager = std::ranges::find_if(ours, [](const Record* person) {
      const auto roles = person->list("raci");
      return std::ranges::find(roles, "PM") != roles.end();
    });
    if (!author && manager != ours.end()) author = *manager;
    if (!author && ours.size() == 1) author = ours.front();
    if (author && author->has("email")) return {name(*author), std::string(author->text("email"))};
    if (author) throw Error(Failure::not_found, say("{}, who sends this report, has no e-mail address; no mail was written", name(*author)), {say("accord person set {} --email ADDRESS", author->id)});
    throw Error(Failure::not_found, "nobody sends this report; no mail was written",
                {cover_ ? say("accord cover set {} --author HANDLE", cover_->id) : Message("accord person set HANDLE --email ADDRESS --add-raci PM")});
  }

  [[noreturn]] void nobody() const {
    if (!seen_.empty())
      throw Error(Failure::not_found, "nobody who gets this report has an e-mail address; no mail was written", {say("accord person set {} --email ADDRESS", seen_.front())});
    const Record* anybody = nullptr;
    for (const Record& person : job_.records().of("person"))
      if (!anybody && person.text("org") == side_ && takes_part(person)) anybody = &person;
    throw Error(Failure::not_found, say("nobody gets the report {}; no mail was written", job_.row().name),
                {anybody ? say("accord person set {} --add-distribution {}", anybody->id, list_)
                         : say("accord person add NAME --id HANDLE --org {} --email ADDRESS --distribution {}", side_, list_)});
  }

  Context& context_;
  const ReportJob& job_;
  std::string_view side_;  ///< who gets it: persons of this organisation …
  std::string_view list_;  ///< … whose `distribution` holds this word
  const Record* cover_;
  std::vector<std::string> seen_;
};

/// "Draft: Weekly report No. 17: Yuanfan Smart Warehouse System (WMS)".
std::string subject_of(const ReportJob& job, const Data& view) {
  const Language language = job.request().language;
  const auto word = [&](std::string_view key) { return label(language, "documents", key); };
  std::string subject = text_of(view, "heading");
  const std::string title = text_of(view, "title");
  if (subject.find(title) == std::string::npos) subject = fill_places(word("called"), {subject, title});
  if (job.audience() == Audience::internal) return fill_places(word("called"), {std::string(word("mail_internal")), subject});
  return text_of(view, "draft").empty() ? subject : fill_places(word("called"), {std::string(word("mail_draft")), subject});
}

}  // namespace

std::string report_mail(Context& context, const ReportJob& job, const ReportView& view) {
  Mail mail;
  Correspondents(context, job).address(mail);
  mail.subject = subject_of(job, view.data);
  mail.language = to_string(job.request().language);
  mail.date = {job.request().as_of, noon, context.project().settings().offset_minutes};
  mail.text = job.page(view);
  ReportView without_pictures = view;  // mail programs show no inline SVG
  without_pictures.charts.clear();
  mail.html = report_html(job.row(), without_pictures, job.templates());
  return mail_text(mail);
}

}  // namespace accord
