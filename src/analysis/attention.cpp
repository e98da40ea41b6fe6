#include "accord/analysis/attention.h"

#include <algorithm>

#include "accord/kinds/payment_account.h"
#include "accord/model/history.h"
#include "accord/model/kind_labels.h"

namespace accord {
namespace {

/// How well a move answers a deadline: ending the record as intended, then going on with it, then handing it over, then
/// taking it up again; 0 when it does none of this.
int fitness(const Kind& kind, std::string_view state, const Move& move) {
  const State* from = kind.state(state);
  const State* to = kind.state(move.to);
  if (!from || !to || to->phase == Phase::dropped || std::ranges::find(move.from, state) == move.from.end()) return 0;
  if (to->phase == Phase::settled) return 4;
  return to < from ? 1 : to->phase == Phase::waiting ? 2 : 3;
}

std::string next_verb(const Record& record, std::string_view state) {
  const Kind& kind = *record.kind;
  const auto best = std::ranges::max_element(kind.moves, {}, [&](const Move& move) { return fitness(kind, state, move); });
  return best == kind.moves.end() || fitness(kind, state, *best) == 0 ? "show" : best->verb;
}

bool is_invoiced(const Record& payment, Date as_of) {
  const std::string_view state = state_of(payment, as_of);
  return state == "invoiced" || state == "partly_received";
}

class Watch {
 public:
  Watch(const RecordSet& records, const Settings& settings, Date as_of, int soon_days)
      : records_(records), settings_(settings), as_of_(as_of), soon_(as_of + soon_days) {}

  std::vector<AttentionItem> look() {
    for (const Record& record : records_.all()) {
      if (!exists_at(record, as_of_) || record.kind->states.empty()) continue;
      const Phase phase = phase_of(record, as_of_);
      if (phase == Phase::settled || phase == Phase::dropped) continue;
      if (record.kind->name == "payment") payment(record);
      else if (record.kind->name == "risk") risk(record);
      else if (record.kind->name == "meeting") meeting(record);
      else if (record.kind->name == "series") continue;  // paused on purpose
      // The due day of a singleton is the project's, not that of the paper.
      else deadline(record, record.kind->singleton ? std::nullopt : open_due(record, as_of_), phase);
    }
    std::ranges::stable_sort(items_, [](const AttentionItem& a, const AttentionItem& b) {
      if (a.urgency != b.urgency) return a.urgency < b.urgency;
      const Date x = a.date.value_or(Date::from_days(3'000'000)), y = b.date.value_or(Date::from_days(3'000'000));
      return x != y ? x < y : a.record->id < b.record->id;
    });
    return std::move(items_);
  }

 private:
  void add(Urgency urgency, const Record& record, Message what, std::optional<Date> date, std::string verb) {
    std::string command = "accord " + record.kind->name + " " + verb;
    if (!record.kind->singleton) command += " " + record.id;
    items_.push_back({urgency, &record, std::move(what), date, std::move(command)});
  }

  bool with_client(const Record& record, Phase phase) const {
    if (record.kind->name == "duty" || state_of(record, as_of_) == "waiting_client") return true;
    const Record* owner = records_.find(record.text("owner"));
    return phase != Phase::waiting && owner && owner->text("org") == "client";
  }

  static Message overdue(Date due, int days) { return days == 1 ? say("due {}, yesterday", to_string(due)) : say("due {}, {} days ago", to_string(due), days); }
  static Message upcoming(Date due, int days) { return days == 1 ? say("due {}, tomorrow", to_string(due)) : say("due {}, in {} days", to_string(due), days); }

  /// Since when it is in its state; what has not moved yet, since it is written down.
  std::optional<Date> state_began(const Record& record) const {
    const auto move = last_move_to(record, state_of(record, as_of_), as_of_);
    return move ? std::optional(move->date) : moves_of(record).empty() ? record.date("created") : std::nullopt;
  }

  Message standing(const Record& record) const {
    const Message word = state_word(record.kind->name, state_of(record, as_of_));
    const auto since = state_began(record);
    return since ? say("{} since {}", word, to_string(*since)) : word;
  }

  void deadline(const Record& record, std::optional<Date> due, Phase phase) {
    const std::string verb = next_verb(record, state_of(record, as_of_));
    const bool theirs = with_client(record, phase);
    if (due && *due < as_of_) add(Urgency::overdue, record, theirs ? say("with the client, due {}, {} day{|s} ago", to_string(*due), as_of_ - *due) : overdue(*due, as_of_ - *due), due, verb);
    else if (due && *due == as_of_) add(Urgency::due_today, record, "due today", due, verb);
    else if (theirs && (due || state_of(record, as_of_) == "waiting_client")) add(Urgency::waiting, record, due ? say("with the client, due {}", to_string(*due)) : Message("with the client"), due, verb);
    else if (due && *due <= soon_) add(Urgency::due_soon, record, upcoming(*due, *due - as_of_), due, verb);
    else if (record.kind->state(state_of(record, as_of_))->is_unanswered) add(Urgency::to_do, record, standing(record), state_began(record), verb);
    else if (phase == Phase::waiting && record.kind->name != "message") add(Urgency::waiting, record, standing(record), due, verb);
  }

  void payment(const Record& record) {
    const std::string_view state = state_of(record, as_of_);
    if (state == "triggered") return add(Urgency::to_do, record, "payable: send the invoice", last_move_to(record, state, as_of_)->date, "invoice");
    if (state == "planned") return uninvoiced(record);
    if (!is_invoiced(record, as_of_)) return;
    if (!awaits_money(record, records_, as_of_)) return add(Urgency::to_do, record, "all of the money has come", payment_account(record, records_, as_of_).received_on, "receive");
    const auto due = payment_due(record, as_of_);
    if (due && *due < as_of_) add(Urgency::overdue, record, overdue(*due, as_of_ - *due), due, "receive");
    else if (due && *due <= soon_) add(Urgency::due_soon, record, say("payment due {}", to_string(*due)), due, "receive");
    else add(Urgency::waiting, record, due ? say("payment due {}", to_string(*due)) : Message("payment has no due day yet"), due, "receive");
  }

  /// Nobody may have said that it is payable: what makes it payable is there, or its day is near.
  void uninvoiced(const Record& record) {
    const Move* invoice = record.kind->move("invoice");
    const std::string verb = invoice && record.kind->reachable("planned", *invoice, settings_.strict_moves) ? "invoice" : "trigger";
    const Record* trigger = records_.find(record.text("trigger"));
    if (trigger && exists_at(*trigger, as_of_) && phase_of(*trigger, as_of_) == Phase::settled) {
      const auto reached = last_move_to(*trigger, state_of(*trigger, as_of_), as_of_);
      return add(Urgency::to_do, record, "payable: send the invoice", reached ? std::optional(reached->date) : std::nullopt, verb);
    }
    const auto due = payment_due(record, as_of_);
    if (!due || soon_ < *due) return;
    add(*due < as_of_ ? Urgency::overdue : *due == as_of_ ? Urgency::due_today : Urgency::due_soon, record, say("send the invoice: payment due {}", to_string(*due)), due, verb);
  }

  void risk(const Record& record) {
    if (const auto due = open_due(record, as_of_); due && *due <= soon_) deadline(record, due, Phase::open);
    const auto review = next_review(record, records_, settings_, as_of_);
    if (!review) return;
    const std::string verb = "set";
    if (*review < as_of_) add(Urgency::to_do, record, say("review was due {}", to_string(*review)), review, verb);
    else if (*review <= soon_) add(Urgency::due_soon, record, say("review due {}", to_string(*review)), review, verb);
    if (review && !items_.empty() && items_.back().record == &record) items_.back().command += " --add-reviews \"probability=… impact=…\"";
  }

  void meeting(const Record& record) {
    const std::string_view state = state_of(record, as_of_);
    const auto start = record.moment("start");
    if (state == "planned" && start && start->date < as_of_) return add(Urgency::to_do, record, say("was planned for {}: held or cancelled?", to_string(start->date)), start->date, "hold");
    if (state == "planned" && start && start->date <= soon_) return add(Urgency::due_soon, record, say("on {}", to_string(start->date)), start->date, "show");
    if (state == "held" || state == "minutes_drafted") {
      const auto held = last_move_to(record, "held", as_of_);
      add(Urgency::to_do, record, "the minutes have not gone out", held ? std::optional(held->date) : std::nullopt, state == "held" ? "draft" : "distribute");
    }
  }

  const RecordSet& records_;
  const Settings& settings_;
  Date as_of_, soon_;
  std::vector<AttentionItem> items_;
};

}  // namespace

std::optional<Date> next_review(const Record& risk, const RecordSet& records, const Settings& settings, Date as_of) {
  const Derived* level = risk.kind->figure("level");
  const std::string is = level ? level->compute({risk, records, settings, &as_of}) : std::string();
  const int days = is == "high" ? 7 : is == "medium" ? 14 : is == "low" ? 28 : 0;
  if (days == 0) return std::nullopt;
  const auto reviews = dated_items(risk, "reviews", as_of);
  std::optional<Date> last = risk.date("created");
  if (!reviews.empty())
    if (const auto at = parse_moment((*reviews.back())["at"].text)) last = at->date;
  return last ? std::optional(*last + days) : std::nullopt;
}

bool awaits_money(const Record& payment, const RecordSet& records, Date as_of) {
  return is_invoiced(payment, as_of) && !payment_account(payment, records, as_of).is_settled();
}

std::optional<Date> payment_due(const Record& payment, Date as_of) {
  if (const auto due = payment.date("due")) return due;
  const auto invoices = dated_items(payment, "invoices", as_of);
  const auto term = payment.integer("term_days");
  if (invoices.empty() || !term) return std::nullopt;
  const auto at = parse_moment((*invoices.back())["at"].text);
  return at ? std::optional(at->date + static_cast<int>(*term)) : std::nullopt;
}

std::vector<AttentionItem> attention(const RecordSet& records, const Settings& settings, Date as_of, int soon_days) {
  return Watch(records, settings, as_of, soon_days).look();
}

}  // namespace accord
