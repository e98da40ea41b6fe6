#include "cli/verb_parts.h"

#include <algorithm>

#include "accord/base/text.h"
#include "accord/model/covered_content.h"
#include "accord/model/history.h"
#include "accord/model/kind_labels.h"
#include "accord/model/query.h"
#include "accord/store/record_text.h"
#include "cli/field_options.h"
#include "cli/me.h"
#include "cli/record_json.h"
#include "cli/record_sheet.h"
#include "cli/starter_files.h"

namespace accord {
namespace {

bool is_filter(const std::string& word) { return word.find_first_of("=~<>") != std::string::npos; }

std::vector<Record> filtered(Context& context, const Kind& kind, const std::vector<std::string>& words, const Message& question) {
  const Loaded loaded = context.project().load();
  const QueryContext query{loaded.records, context.project().settings(), context.as_of(), who_is_me(context, loaded.records), several_me(context, loaded.records)};
  std::vector<Filter> filters;
  for (const std::string& word : words) filters.push_back(parse_filter(word, kind, query));
  const bool names_state = std::ranges::any_of(filters, [](const Filter& filter) { return filter.field == "state"; });
  std::vector<Record> chosen;
  std::vector<Message> closed;
  for (const Record& record : loaded.records.of(kind.name)) {
    if (!std::ranges::all_of(filters, [&](const Filter& filter) { return matches(filter, record, query); })) continue;
    if (!names_state && is_closed(record, query.as_of)) closed.push_back(verbatim(spoken(context, record)));
    else chosen.push_back(record);
  }
  if (chosen.empty() && !closed.empty()) {
    const std::size_t count = closed.size(), named = std::min<std::size_t>(count, 5);
    closed.resize(named);
    throw Error(Failure::not_found, say("no open {} fits, but {} closed: {}{}", kind, count, listed(closed), count > named ? " …" : ""),
                {"a filter of their state takes them too: state=…"});
  }
  if (chosen.empty()) throw Error(Failure::not_found, say("no {} fits", kind), {say("accord {} lists them", kind.name)});
  for (const Record& record : chosen) context.note(Message(spoken(context, record)));
  if (!context.dry_run() && !context.confirm(say("{} ({} record{|s})", question, chosen.size())))
    throw Error(Failure::usage, "not confirmed", {});
  return chosen;
}

std::string identity(const Finding& finding) { return finding.rule + "|" + finding.field + "|" + finding.message.english(); }

}  // namespace

std::string command_line(const Kind& kind, std::string_view verb, std::string_view id) {
  std::string line = "accord " + kind.name + " " + std::string(verb);
  if (!id.empty() && !kind.singleton) line += " " + std::string(id);
  return line;
}

Record as_asked(Context& context, Record record) {
  if (!context.has_as_of()) return record;
  const Date day = context.as_of();
  if (!exists_at(record, day))
    throw Error(Failure::not_found, say("{} was not there on {}: it is of {}", spoken(context, record), to_string(day), record.text("created")), {say("accord show {}", record.id)});
  return as_it_was(record, day);
}

Loaded load_as_asked(Context& context) {
  Loaded loaded = context.project().load();
  if (!context.has_as_of()) return loaded;
  const Date day = context.as_of();
  std::vector<Record> past;
  for (const Record& record : loaded.records.all())
    if (exists_at(record, day)) past.push_back(as_it_was(record, day));
  return {RecordSet(std::move(past)), std::move(loaded.findings)};
}

void begin_singleton(Context& context, const Kind& kind) {
  Project& project = context.project();
  if (!kind.singleton || context.dry_run() || project.disk().type_of(kind.folder)) return;
  project.require_writable();
  const auto file = questionnaire(kind, project.settings().language, me_if_known(context), context.as_of());
  if (!file || !project.disk().create_new(file->path, file->bytes)) return;
  context.set_changed();
  context.note(say("{} is new, with its questions as comments", file->path));
}

std::vector<Record> chosen_records(Context& context, const Kind& kind, const std::vector<std::string>& words, const Message& question) {
  if (kind.singleton) {
    auto record = context.project().read(kind, kind.name);
    if (!record) throw Error(Failure::not_found, say("the project has no {} ({}) yet", kind, kind.folder), {questionnaire(kind, Language::en, {}, context.as_of()) ? say("accord {} edit begins one, with questions as comments", kind.name) : Message("accord init writes one, with questions as comments")});
    return {std::move(*record)};
  }
  if (words.empty()) throw Error(Failure::usage, say("which {}? name one or more, or a filter", kind), {say("accord {} lists them", kind.name)});
  if (std::ranges::all_of(words, is_filter)) return filtered(context, kind, words, question);
  std::vector<Record> chosen;
  for (const std::string& word : words) {
    Record record = context.project().resolve(word, &kind);
    if (std::ranges::find(chosen, record.id, &Record::id) == chosen.end()) chosen.push_back(std::move(record));
  }
  return chosen;
}

Error no_field(const Kind& kind, std::string_view name) {
  std::vector<std::string> names;
  for (const Field& field : kind.fields) names.push_back(field.name);
  for (const Derived& figure : kind.derived) names.push_back(figure.name);
  std::vector<Message> hints;
  if (const auto near = nearest(name, names)) hints.push_back(say("did you mean “{}”?", *near));
  hints.push_back(say("accord {} {} --help lists them", kind.name, kind.immutable ? "add" : "set"));
  return {Failure::usage, say("a {} has no field “{}”", kind, name), std::move(hints)};
}

void require_valid(Context& context, const Record& after, const Record* before, const std::string& command, const std::vector<std::string>& apart, Place place) {
  const auto told = [place](const Finding& finding) {
    return place == Place::left_out || finding.mark.line == 0 ? finding.message : say("{}:{}:{}: {}", finding.file, finding.mark.line, finding.mark.column, finding.message);
  };
  Findings now, then;
  check_alone(after, context.project().settings(), now);
  if (before) check_alone(*before, context.project().settings(), then);
  std::vector<std::string> known;
  for (const Finding& finding : then) known.push_back(identity(finding));
  std::vector<Message> hints;
  std::string complete = command, first_set;
  const Finding* first = nullptr;
  for (const Finding& finding : now) {
    if (finding.severity != Severity::error || std::ranges::find(known, identity(finding)) != known.end()) continue;
    if (!first) first = &finding;
    else hints.push_back(told(finding));
    const bool missing = !command.empty() && after.kind->field(finding.field) && finding.rule == "field.required";
    if (missing) (std::ranges::find(apart, finding.field) == apart.end() ? complete : first_set) += " --" + option_name(finding.field) + " …";
    else if (!finding.hint.empty()) hints.push_back(finding.hint);
  }
  if (!first_set.empty()) hints.push_back(verbatim(command_line(*after.kind, "set", after.id) + first_set));
  if (complete != command) hints.push_back(verbatim(complete));
  if (first) throw Error(Failure::invalid, told(*first), hints);
}

Option propose_option() { return {.name = "propose", .help = "change what is signed: a proposal, until it is signed anew"}; }

void require_unsigned(Context& context, const Record& before, const Record& after, const Arguments& arguments, const std::string& command) {
  if (arguments.has("propose") || covered_content(before) == covered_content(after)) return;
  const Registry& registry = context.registry();
  const Loaded signed_by = context.project().load({registry.find("signoff"), registry.find("person")});
  const Refusal refusal = signed_before(before, after, signed_by.records);
  if (refusal.why.empty()) return;
  std::vector<Message> next;
  if (!refusal.options.empty()) next.push_back(say("raise the version along with it: {}", verbatim(command + " … " + refusal.options)));
  next.push_back(refusal.hint);
  throw Error(Failure::conflict, say("{}: {}", spoken(context, before), refusal.why), next);
}

Record preview(Project& project, const Record& record, const std::vector<RecordEdit>& edits) {
  const std::string text = project.disk().read(record.file);
  Findings findings;
  auto after = parse_record(*record.kind, record.id, record.file, project.edited(record, text, edits), findings);
  if (!after) throw unreadable_record(findings);
  return std::move(*after);
}

bool wants_json(const Context& context) { return context.has_format() && context.format() == Format::json; }

void print_records(Context& context, const std::vector<Record>& records, const Answer& answer) {
  const Loaded loaded = context.project().load();
  const RecordSet after(loaded.records, records);
  const QueryContext query{after, context.project().settings(), context.as_of(), {}};
  std::vector<Data> data;
  Findings findings;
  for (const Record& record : records) {
    data.push_back(record_data(record, query));
    if (!answer.drawn) data.back().set("id", Data());
    check_record({record, after, query.settings}, findings);
  }
  sort_findings(findings);
  const bool one_kind = !records.empty() && std::ranges::all_of(records, [&](const Record& record) { return record.kind == records.front().kind; });
  context.print(envelope(one_kind ? std::string_view(records.front().kind->name) : std::string_view(), query.as_of, std::move(data), findings, context.language(), answer.files));
}

const Kind& kind_named(Context& context, const std::string& word) {
  if (const Kind* kind = context.registry().find(word)) return *kind;
  std::vector<std::string> names;
  std::vector<Message> words;
  for (const Registry::Row& row : context.registry().rows()) {
    names.emplace_back(row.name);
    words.push_back(labelled_typed("kinds", {}, row.name));
  }
  const auto close = nearest(word, names);
  throw Error(Failure::usage, say("there is no kind “{}”", word), {close ? say("did you mean “{}”?", *close) : say("the kinds: {}", listed(words))});
}

std::string options_needed(const Kind& kind) {
  std::string options;
  for (const Field& field : kind.fields)
    if (field.needed_from == "always" && !given_at_start(kind, field)) options += " --" + option_name(field.name) + " …";
  return options;
}

namespace {

/// The values of two states of a record, as people read them.
class ChangeTeller {
 public:
  ChangeTeller(Context& context, const Record& before, const Record& after)
      : context_(context), before_(before), after_(after), around_(together(linked_records(context, before), linked_records(context, after))), query_{around_, context.project().settings(), context.as_of(), {}} {}

  void tell(const std::string& key) {
    const Value& old = before_.content()[key];
    const Value& fresh = after_.content()[key];
    if (old.same(fresh)) return;
    any_ = true;
    if (old.is_list() || fresh.is_list()) return tell_list(key, old, fresh);
    const std::string was = old.is_none() ? "–" : text(before_, key, old), now = fresh.is_none() ? "–" : text(after_, key, fresh);
    // What people are shown alike (a translation inside a group) differs in the file.
    if (was == now) context_.note(say("  {}: {} → {}", label(key), one_line(old), one_line(fresh)));
    else context_.note(say("  {}: {} → {}", label(key), was, now));
  }

  bool any() const { return any_; }

 private:
  static RecordSet together(std::vector<Record> records, std::vector<Record> more) {
    for (Record& record : more)
      if (std::ranges::find(records, record.id, &Record::id) == records.end()) records.push_back(std::move(record));
    return RecordSet(std::move(records));
  }

  Message label(const std::string& key) const { return field_typed(before_.kind->name, key); }

  std::string text(const Record& record, const std::string& key, const Value& value) { return join(texts_of(context_, record, {key, {}, value}, query_), context_.language() == Language::zh ? "；" : "; "); }

  /// An item of a list alone.
  std::string item_text(const Record& record, const std::string& key, const Value& item) {
    Value list = Value::list();
    list.add(item);
    return text(record, key, list);
  }

  /// Items that came and went, one a line; a changed item is both.
  void tell_list(const std::string& key, const Value& old, const Value& fresh) {
    const auto missing_in = [](const Value& list, const Value& item) {
      return std::ranges::none_of(list.members, [&](const Member& other) { return other.value.same(item); });
    };
    // What people are shown alike (a translation in an item) differs in the file.
    const auto shown = [&](const Record& record, const Value& item, const Record& other, const Value& others) {
      const std::string text = item_text(record, key, item);
      return std::ranges::any_of(others.members, [&](const Member& each) { return item_text(other, key, each.value) == text; }) ? one_line(item) : text;
    };
    for (const Member& item : old.members)
      if (missing_in(fresh, item.value)) context_.note(say("  {}: − {}", label(key), shown(before_, item.value, after_, fresh)));
    for (const Member& item : fresh.members)
      if (missing_in(old, item.value)) context_.note(say("  {}: + {}", label(key), shown(after_, item.value, before_, old)));
  }

  Context& context_;
  const Record &before_, &after_;
  const RecordSet around_;
  const QueryContext query_;
  bool any_ = false;
};

}  // namespace

void print_changes(Context& context, const Record& before, const Record& after) {
  ChangeTeller teller(context, before, after);
  for (const Member& member : before.content().members) teller.tell(member.key);
  for (const Member& member : after.content().members)
    if (before.content()[member.key].is_none()) teller.tell(member.key);
  if (!teller.any()) context.note("  nothing changed: it was so already");
}

std::vector<Positional> record_words(const Kind& kind, bool filters) {
  if (kind.singleton) return {};
  return {{.name = filters ? "ID|FILTER" : "ID", .help = filters ? "which records: ids, numbers, or filters" : "which records", .required = true, .many = true, .completion = Completion::record, .kinds = {kind.name}}};
}

std::string spoken(Context& context, const Record& record) {
  const std::string_view title = localized(record, "title", context.language());
  const std::string_view sign = call_sign(record);
  std::string text(record.kind->singleton && sign == record.id ? kind_label(context.language(), record.kind->name) : sign);
  if (!title.empty()) text += " " + std::string(title);
  return text;
}

std::string kind_and_name(Context& context, const Record& record) {
  const std::string name = spoken(context, record);
  return record.kind->singleton ? name : std::string(context.label("kinds", record.kind->name)) + " " + name;
}

std::string beside_id(Context& context, const Record& record) {
  const std::string_view title = localized(record, "title", context.language());
  const std::string name = call_sign(record) == record.id ? std::string(title) : spoken(context, record);
  return name.empty() ? name : "  " + name;
}

std::string one_line(const Value& value) {
  if (value.is_scalar()) return replace_all(value.text, "\n", " ");
  std::vector<std::string> parts;
  for (const Member& member : value.members) parts.push_back(value.is_map() ? member.key + ": " + one_line(member.value) : one_line(member.value));
  return value.is_map() ? "{" + join(parts, ", ") + "}" : join(parts, ", ");
}

}  // namespace accord
