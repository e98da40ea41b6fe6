// Proof that a person agreed to a content: on paper, by mail, in a chat, in minutes, on a platform, or by an SSH key.
// The sign-off keeps the content itself, so that version n stays readable and what has changed since can be shown.
#include <algorithm>

#include "accord/base/error.h"
#include "accord/base/sha256.h"
#include "accord/base/text.h"
#include "accord/model/covered_content.h"
#include "kinds/kinds.h"
#include "kinds/parts.h"

namespace accord {
namespace {

/// The command with what it lacks, from the project's own records where they tell.
std::string whole_command(const Value& signoff, const RecordSet& records) {
  const auto given = [&](const char* field, std::string_view otherwise) { return signoff[field].is_none() ? std::string(otherwise) : signoff[field].text; };
  const auto people = records.of("person");
  const auto client = std::ranges::find_if(people, [](const Record& person) { return person.text("org") == "client"; });
  const std::string person = given("person", client != people.end() ? std::string_view(client->id) : "…");
  return fmt::format("accord signoff add \"{}\" --signs {} --party {} --person {} --method {}", signoff["title"].text, given("signs", "scope"), given("party", "client"), person, given("method", "paper"));
}

/// What nothing tells must be said: what was signed, by whom and how. The side is the person's.
void require_facts(Value& signoff, const RecordSet& records) {
  if (const Record* person = records.find(signoff["person"].text); signoff["party"].is_none() && person && person->has("org"))
    signoff.set("party", Value::scalar(std::string(person->text("org"))));
  for (const char* field : {"signs", "party", "person", "method"})
    if (signoff[field].is_none())
      throw Error(Failure::usage, "a sign-off says what was signed, by whom and how; nothing was written", {verbatim(whole_command(signoff, records))});
}

/// Nobody signs for the other side.
void require_side(const Value& signoff, const RecordSet& records) {
  const Message wrong = wrong_side(records, signoff["person"].text, signoff["party"].text);
  if (!wrong.empty()) throw Error(Failure::conflict, say("{}; nothing was written", wrong), {"name who signed for that side, or leave --party out: it is the person's"});
}

/// Writes what is signed: its id, its version, its content and that content's hash.
void fill_content(Value& signoff, const Beginning& beginning) {
  const RecordSet& records = beginning.records;
  require_facts(signoff, records);
  require_side(signoff, records);
  const std::string typed = signoff["signs"].text;
  const auto found = records.resolve(typed);
  if (found.size() != 1) {
    const Message what = found.empty() ? say("there is no record “{}” to sign off; nothing was written", typed) : say("“{}” could be any of {} records; nothing was written", typed, found.size());
    throw Error(Failure::not_found, what, {say("accord find {} looks for it", typed)});
  }
  const Record& record = *found.front();
  signoff.set("signs", Value::scalar(record.id));
  if (signoff["version"].is_none() && record.has("version")) signoff.set("version", Value::scalar(std::string(record.text("version"))));
  if (!signoff["content_sha256"].is_none()) return;  // the content was signed elsewhere; the hash is all we have
  std::string content = covered_content(record);
  signoff.set("content_sha256", Value::scalar(sha256_hex(content)));
  signoff.set("content", Value::scalar(std::move(content)));
}

void check_hash(const RuleContext& context, Findings& findings) {
  if (is_altered(context.record))
    error(context.record, findings, "SIG-1", "content", "this is not the content that was signed: its SHA-256 is another",
          "put back the file as it was committed; a sign-off is never edited");
}

void check_side(const RuleContext& context, Findings& findings) {
  const Record& signoff = context.record;
  if (Message wrong = wrong_side(context.records, signoff.text("person"), signoff.text("party")); !wrong.empty())
    error(signoff, findings, "SIG-3", "party", std::move(wrong), "a sign-off is never edited: have it signed anew by the right person");
}

/// Whether a later sign-off of the same party for the same version stands in its place.
bool is_replaced(const RuleContext& context) {
  const Record& own = context.record;
  const auto same = [&](const Record& other, const char* field) { return other.text(field) == own.text(field); };
  return std::ranges::any_of(context.records.of("signoff"), [&](const Record& other) {
    return same(other, "signs") && same(other, "party") && same(other, "version") && own.moment("at") && other.moment("at") &&
           *own.moment("at") < *other.moment("at");
  });
}

/// What was agreed stays as it was, or gets a new version.
void check_unchanged(const RuleContext& context, Findings& findings) {
  const Record& signoff = context.record;
  const Record* record = context.records.find(signoff.text("signs"));
  if (!record) {
    error(signoff, findings, "SIG-2", "signs", say("there is no record “{}”", signoff.text("signs")));
    return;
  }
  if (record->text("version") != signoff.text("version") || is_replaced(context)) return;
  const std::string now = covered_content(*record);
  if (sha256_hex(now) == signoff.text("content_sha256")) return;
  const std::string_view content = signoff.text("content");
  const auto fields = content.empty() ? std::vector<std::string>() : differing_fields(content, now);
  const Message who = person_word(context, signoff.text("person"));
  error(*record, findings, "SIG-2", fields.empty() ? std::string() : fields.front(),
        fields.empty() ? say("changed since {} signed it ({})", who, signoff.id) : say("changed since {} signed it ({}): {}", who, signoff.id, join(fields, ", ")),
        record->kind->field("version") ? "undo it, or raise the version and have that signed" : "undo it, or have it signed anew");
}

}  // namespace

Kind signoff_kind() {
  Kind kind = named("signoff", "signoffs", "SIG", "signoffs", "Proof that somebody agreed to a content");
  kind.immutable = true;
  kind.fields = {
      line("signs", "Id of the record, or scope or contract").always(),
      line("version", "Version of it"),
      choice("party", {"client", "contractor", "subcontractor", "other"}, "For which side").always(),
      person("person", "Who agreed").always(),
      line("capacity", "As what the person signs").translatable(),
      moment("at", "When").always(),
      choice("method", {"paper", "e-mail", "chat", "minutes", "esign", "ssh"}, "How").always(),
      reference("meeting", {"meeting"}, "Minutes that hold it, for method minutes"),
      evidence(),
      line("content_sha256", "SHA-256 of the content").always(),
      prose("content", "The covered content, in its canonical form").internal(),
      line("statement", "File of the signed statement, for method ssh").internal(),
      line("signature", "File of the signature, for method ssh").internal(),
  };
  kind.fill = fill_content;
  kind.example = " --signs scope --party client --person shenyi --method paper";
  kind.rules = {{"SIG-1", check_hash}, {"SIG-2", check_unchanged}, {"SIG-3", check_side}};
  kind.columns = {"signs", "version", "party", "person", "at", "method"};
  return complete(std::move(kind));
}

}  // namespace accord
