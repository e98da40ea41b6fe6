// What the kinds' files share: short ways to write a kind down, and to say what a rule found.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "accord/model/kind.h"
#include "accord/model/record.h"
#include "accord/model/record_set.h"

namespace accord {

/// A kind with its names set and nothing else.
Kind named(std::string name, std::string plural, std::string prefix, std::string folder, std::string help);
/// A singleton: `file` stands where other kinds have their folder.
Kind only_one(std::string name, std::string file, std::string help);

/// verb: from → to.
Move move(std::string verb, std::string to, std::vector<std::string> from);
Move move_with_reason(std::string verb, std::string to, std::vector<std::string> from);
/// A move that `guard` may refuse.
Move move_if(std::string verb, std::string to, std::vector<std::string> from,
             std::function<Refusal(const RuleContext&)> guard);

/// Files that prove something: path or address, and the SHA-256 that ties the record to the content.
Field evidence();
/// Changes of the plan as data, applied by the tool: what a change does at approval, what a measure would do.
Field plan_effects();

/// Appends a finding at the field's place in the record's file.
void error(const Record& record, Findings& findings, std::string rule, std::string field, Message message, Message hint = {});
void warning(const Record& record, Findings& findings, std::string rule, std::string field, Message message, Message hint = {});

/// An amount in a sentence: "CNY 1,280,000.00", in Chinese "¥1,280,000.00".
Message amount_words(const Money& money);

/// K-14: an amount of another currency than the contract's price is left out of totals. Says so at the amount.
void warn_other_currency(const RuleContext& context, Findings& findings, std::string field, const Value& amount);

/// True for the first record of its kind: a rule over all records of the kind runs once, not once a record.
bool is_first(const RuleContext& context);
/// The record's state at `as_of`, or after all its moves when there is no such date.
std::string_view state_now(const RuleContext& context);
std::string_view state_now(const RuleContext& context, const Record& record);
/// Whether it is (now) in one of these states.
bool is_in(const RuleContext& context, std::initializer_list<std::string_view> states);
/// A person's name in a sentence; the handle when the records do not hold the person.
Message person_word(const RuleContext& context, std::string_view handle);
/// "Shen Yi belongs to the client, not to the contractor", when somebody of the client, the contractor or a subcontractor signs
/// for another side than the own; else empty. Somebody of none of them may sign for any: who asked for it knows why.
Message wrong_side(const RecordSet& records, std::string_view person, std::string_view party);
/// Whether the list of scalars holds the text.
bool lists(const Record& record, std::string_view field, std::string_view text);
/// Whether the record and one of that kind are linked, in either direction and by any field.
bool linked_with(const RuleContext& context, std::string_view kind);

}  // namespace accord
