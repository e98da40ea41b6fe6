#include "store/batch_check.h"

#include <algorithm>
#include <map>
#include <set>

#include "accord/model/check.h"
#include "accord/model/covered_content.h"
#include "accord/model/history.h"
#include "accord/model/kind_labels.h"

namespace accord {
namespace {

class BatchCheck {
 public:
  explicit BatchCheck(const BatchResult& result) : result_(result), settings_(result.project.settings()) {
    for (const Record& record : result.after.changed()) changed_.emplace(record.file, &record);
  }

  std::vector<Message> problems() {
    for (const BatchMove& made : result_.moves) {
      if (made.move->guard) check_guard(made);
      if (made.move->falls_short) check_destination(made);
    }
    if (problems_.empty()) check_records();
    return std::move(problems_);
  }

 private:
  void add(const Message& problem, const Message& hint) {
    problems_.push_back(problem);
    if (!hint.empty()) problems_.push_back(say("  {}", hint));
  }

  void check_guard(const BatchMove& made) {
    const Record& record = *changed_.at(made.file);
    const Refusal refusal = made.move->guard({record, result_.after, settings_, &result_.context.today, result_.before.find(record.id)});
    if (!refusal.why.empty()) add(result_.batch.about(made.step, made.mark, say("{}: {}", record.id, refusal.why)), refusal.hint);
  }

  /// A move leads where all that the batch says of the record leads, so that the order of its steps cannot change a state.
  void check_destination(const BatchMove& made) {
    const Record& record = *changed_.at(made.file);
    const std::string& kind = record.kind->name;
    const std::string& to = made.move->destination({record, result_.after, settings_, &made.day});
    if (to == made.to) return;
    add(result_.batch.about(made.step, made.mark, say("{}: “{}” leads to “{}” here, but to “{}” with what later steps set", record.id, verb_word(kind, made.move->verb), state_word(kind, made.to), state_word(kind, to))),
        "put the move after the steps that set the record's fields");
  }

  /// What check says of these records; of exported ones without their kinds' own rules: they come as they were. A rule over
  /// all records of a kind speaks at the first, which is looked at too.
  Findings errors_of(const std::vector<const Record*>& chosen, const RecordSet& records) const {
    Findings findings;
    const bool own_rules = result_.context.own_rules && std::ranges::none_of(result_.batch.steps, &BatchStep::exported);
    std::set<const Record*> looked;
    const auto look = [&](const Record& record) {
      if (!looked.insert(&record).second) return;
      if (own_rules) return check_record({record, records, settings_}, findings);
      check_fields(record, settings_, findings);
      check_links(record, records, findings);
    };
    for (const Record* record : chosen) look(*record);
    check_numbers(records, findings);
    if (own_rules)  // rules of the contract look at payments and changes
      for (const Kind* kind : result_.project.registry().all())
        if (const Record* record = kind->singleton ? records.single(kind->name) : nullptr) look(*record);
    for (const Record* record : chosen)
      if (const RecordRange all = records.of(record->kind->name); !all.empty()) look(all.front());
    std::erase_if(findings, [](const Finding& finding) { return finding.severity != Severity::error; });
    return findings;
  }

  static bool is_own_rule(const Kind& kind, const Finding& finding) { return std::ranges::find(kind.rules, finding.rule, &Rule::id) != kind.rules.end(); }

  void check_signed(const Record& old, const Record& now) {
    const Refusal refusal = result_.context.proposes ? Refusal{} : signed_before(old, now, result_.before);
    if (!refusal.why.empty()) add(about(now, {{}, Severity::error, {}, {}, {}, refusal.why, {}}, false), refusal.hint);
  }

  /// The changed records as check sees them against everything as it would then be: no error may be new.
  void check_records() {
    std::vector<const Record*> now, then;
    for (const std::string& path : result_.files) {
      now.push_back(changed_.at(path));
      const Record* old = result_.before.find(now.back()->id);
      if (old && old->file == path) {
        check_signed(*old, *now.back());
        then.push_back(old);
      } else if (const RecordRange all = result_.before.of(now.back()->kind->name); !all.empty()) {
        then.push_back(&all.front());
      }
    }
    add_new_errors(errors_of(then, result_.before), errors_of(now, result_.after), *now.front());
  }

  const Kind& kind_of(const std::string& file, const Kind& otherwise) const {
    for (const Kind* kind : result_.project.registry().all())
      if (file == kind->folder || file.starts_with(kind->folder + "/")) return *kind;
    return otherwise;
  }

  /// `first` stands for an error in a file the batch does not touch.
  void add_new_errors(const Findings& before, const Findings& errors, const Record& first) {
    std::map<std::pair<std::string, std::string>, std::ptrdiff_t> more;  // errors of a rule in a file
    for (const Finding& error : errors) ++more[{error.rule, error.file}];
    for (const Finding& error : before) --more[{error.rule, error.file}];
    for (const Finding& error : errors) {
      if (std::ranges::any_of(before, [&](const Finding& old) { return old.rule == error.rule && old.file == error.file && old.message.english() == error.message.english(); })) continue;
      const auto own = changed_.find(error.file);
      const Record& record = own == changed_.end() ? first : *own->second;
      const Kind& kind = kind_of(error.file, *record.kind);
      const bool rule = is_own_rule(kind, error);
      // An error whose words have changed (of how much is missing) is the one that was there.
      if (rule && more[{error.rule, error.file}] <= 0) continue;
      if (own == changed_.end() && kind.singleton) add(result_.batch.about(1, {}, say("{}: {}  [{}]", error.file, error.message, error.rule)), error.hint);
      else add(about(record, error, rule), rule ? error.hint : Message());
    }
  }

  /// What is wrong with a record, and where the batch says so: in the last step that gave the field, else in the last
  /// that touched the record.
  Message about(const Record& record, const Finding& finding, bool names_rule) const {
    std::size_t step = 0;
    Mark mark;
    bool exact = false;
    for (std::size_t i = 0; i < result_.outcomes.size(); ++i) {
      if (result_.outcomes[i].after.file != record.file) continue;
      const std::vector<Member>& given = result_.batch.steps[i].fields.members;
      const auto field = std::ranges::find(given, finding.field.substr(0, finding.field.find('.')), &Member::key);
      if (exact && field == given.end()) continue;
      step = i + 1;
      exact = field != given.end();
      mark = exact && field->mark.line > 0 ? field->mark : result_.batch.steps[i].mark;
    }
    const Message what = names_rule ? say("{}  [{}]", finding.message, finding.rule) : finding.message;
    return result_.batch.about(step, mark, say("{}: {}", record.title().empty() ? record.id : record.id + " " + std::string(record.title()), what));
  }

  const BatchResult& result_;
  const Settings& settings_;
  std::map<std::string_view, const Record*> changed_;  ///< by file
  std::vector<Message> problems_;
};

}  // namespace

std::vector<Message> batch_problems(const BatchResult& result) { return BatchCheck(result).problems(); }

}  // namespace accord
