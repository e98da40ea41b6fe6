#include "accord/analysis/status_colours.h"

#include <doctest/doctest.h>

#include "accord/analysis/contract_dates.h"
#include "analysis/plan_records.h"

using namespace accord;

namespace {

void contract(sample::Records& records) {
  records.add("contract", "contract", "title: c\ncreated: 2026-02-27\nstart: 2026-03-02\ncompletion_date: 2026-08-21\nprice: CNY 1000000.00\n");
}

void change(sample::Records& records, std::string_view id, std::string_view decided, int days, std::string_view price = "CNY 1.00") {
  std::string yaml = fmt::format("id: {}\ntitle: c\ncreated: 2026-04-01\nschedule_days: {}\nprice_delta: {}\nmoves:\n  - {{to: submitted, at: 2026-04-02}}\n", id, days, price);
  if (!decided.empty()) yaml += fmt::format("  - {{to: approved, at: 2026-{}}}\n", decided);
  records.add("change", id, yaml);
}

std::vector<DimensionStatus> status(const RecordSet& records, std::string_view as_of, Audience audience, std::optional<Decimal> csat = {}) {
  const Calendar calendar = sample::calendar();
  const Date day = sample::day(as_of);
  const Progress progress = compute_progress(records, calendar, Currency::cny(), {.as_of = day});
  const Schedule schedule = compute_schedule(records, calendar, {.as_of = day});
  return compute_status(records, Settings(), calendar, {progress, schedule, csat}, audience);
}

const DimensionStatus& of(const std::vector<DimensionStatus>& statuses, Dimension dimension) {
  return statuses[static_cast<std::size_t>(dimension)];
}

}  // namespace

TEST_CASE("E4: the contract's completion 2026-08-21 becomes 08-27 and 09-02 as changes are approved") {
  sample::Records records;
  contract(records);
  change(records, "CR-aaaaa", "04-22", 4);
  change(records, "CR-bbbbb", "07-15", 4);
  change(records, "CR-ccccc", "", 30);
  const RecordSet set = records.set();
  CHECK(to_string(completion_date(set, sample::calendar(), sample::day("04-21")).value()) == "2026-08-21");
  CHECK(to_string(completion_date(set, sample::calendar(), sample::day("04-22")).value()) == "2026-08-27");
  CHECK(to_string(completion_date(set, sample::calendar(), sample::day("07-15")).value()) == "2026-09-02");
}

TEST_CASE("W26: schedule amber by SPI(t) and one day after the contract date, cost amber, the client sees no cost") {
  sample::Records records = sample::plan_records();
  contract(records);
  change(records, "CR-aaaaa", "04-22", 4);
  const RecordSet set = records.set();
  const auto ours = status(set, "06-28", Audience::internal);
  const DimensionStatus& schedule = of(ours, Dimension::schedule);
  CHECK(schedule.colour == Rag::amber);
  REQUIRE(schedule.reasons.size() == 2);
  CHECK(to_string(*schedule.reasons[0].value) == "0.9220");
  CHECK(schedule.reasons[1].type == StatusReason::Type::contract_late);
  CHECK(to_string(*schedule.reasons[1].date) == "2026-08-28");
  CHECK(to_string(*schedule.reasons[1].limit) == "2026-08-27");
  CHECK(schedule.reasons[1].days == 1);
  CHECK(of(ours, Dimension::cost).colour == Rag::amber);
  CHECK(to_string(*of(ours, Dimension::cost).reasons[0].value) == "0.9147");
  CHECK(overall(ours, Audience::internal) == Rag::amber);
  const auto theirs = status(set, "06-28", Audience::client);
  CHECK(to_string(rounded(*of(theirs, Dimension::schedule).reasons[0].value, 3)) == "0.920");
  CHECK_FALSE(is_shown(Dimension::cost, Audience::client));
  CHECK(overall(theirs, Audience::client) == Rag::amber);
}

TEST_CASE("a milestone's contract date is the limit; more than five working days late is red") {
  sample::Records records;
  records.task("T-aaaaa", "duration: 8d\n");
  records.add("milestone", "M-aaaaa", "id: M-aaaaa\ntitle: m\ncreated: 2026-02-27\ntask: T-aaaaa\ncontract_date: 2026-03-03\n");
  records.add("scope", "scope", "title: s\ncreated: 2026-02-27\nstart: 2026-03-02\n");
  const RecordSet set = records.set();
  const auto red = status(set, "03-01", Audience::client);
  CHECK(of(red, Dimension::schedule).colour == Rag::red);
  CHECK(of(red, Dimension::schedule).reasons.front().days == 6);
  CHECK(of(red, Dimension::cost).colour == Rag::unknown);
}

TEST_CASE("a milestone whose contract date cannot be read sets no limit; the contract does") {
  for (const char* moves : {"", "moves: [{to: reached, at: 2026-06-20}]\n"}) {
    sample::Records records = sample::plan_records();
    contract(records);
    records.add("milestone", "M-aaaaa", fmt::format("id: M-aaaaa\ntitle: m\ncreated: 2026-03-01\ntask: T-00001\ncontract_date: soon\n{}", moves));
    const RecordSet set = records.set();
    const auto schedule = of(status(set, "06-28", Audience::internal), Dimension::schedule);
    REQUIRE(schedule.reasons.size() == 2);
    CHECK(schedule.reasons[1].record->kind->name == "contract");
    CHECK(to_string(*schedule.reasons[1].limit) == "2026-08-21");
  }
}

TEST_CASE("scope: pending changes against the price as changed; above 5 % amber, above 10 % red") {
  struct Expected { std::string_view price; Rag colour; };
  for (const auto& [price, colour] : std::initializer_list<Expected>{
           {"CNY 50000.00", Rag::green}, {"CNY -60000.00", Rag::amber}, {"CNY 110000.00", Rag::red}}) {
    sample::Records records;
    contract(records);
    change(records, "CR-aaaaa", "", 0, price);
    const auto statuses = status(records.set(), "04-10", Audience::internal);
    CHECK(of(statuses, Dimension::scope).colour == colour);
  }
}

TEST_CASE("quality: open S2 amber, open S1 red, resolved ones nothing; a conditional gate unless its conditions are minor") {
  const auto quality = [](std::string_view kind, std::string_view id, std::string_view yaml, std::string_view day) {
    sample::Records records;
    records.add(kind, id, fmt::format("id: {}\ntitle: t\ncreated: 2026-06-01\n{}", id, yaml));
    return of(status(records.set(), day, Audience::client), Dimension::quality).colour;
  };
  CHECK(quality("issue", "ISS-aaaaa", "type: defect\nseverity: S2\n", "06-05") == Rag::amber);
  CHECK(quality("issue", "ISS-aaaaa", "type: defect\nseverity: S1\n", "06-05") == Rag::red);
  CHECK(quality("issue", "ISS-aaaaa", "type: defect\nseverity: S1\n", "05-05") == Rag::green);
  CHECK(quality("issue", "ISS-aaaaa", "type: defect\nseverity: S4\n", "06-05") == Rag::green);
  CHECK(quality("issue", "ISS-aaaaa", "type: defect\nseverity: S1\nmoves:\n  - {to: resolved, at: 2026-06-03}\n", "06-05") == Rag::green);
  const std::string gate = "conditions:\n  - {id: k001, text: fix}\nmoves:\n  - {to: conditional, at: 2026-06-26}\n";
  CHECK(quality("gate", "GATE-aaaaa", gate, "06-28") == Rag::amber);
  CHECK(quality("gate", "GATE-aaaaa", "moves:\n  - {to: failed, at: 2026-06-26, reason: r}\n", "06-28") == Rag::red);
}

TEST_CASE("risk, client and payment") {
  sample::Records records;
  contract(records);
  records.add("risk", "RSK-aaaaa", "id: RSK-aaaaa\ntitle: r\ncreated: 2026-06-01\nprobability: 4\nimpact: 4\nmoves:\n  - {to: analysed, at: 2026-06-01}\n");
  records.add("complaint", "CMP-aaaaa", "id: CMP-aaaaa\ntitle: c\ncreated: 2026-06-01\nat: 2026-06-01\n");
  records.add("payment", "PAY-aaaaa", "id: PAY-aaaaa\ntitle: p\ncreated: 2026-06-01\nterm_days: 20\ninvoices:\n  - {id: i001, at: 2026-06-01, amount: CNY 5.00}\nmoves:\n  - {to: invoiced, at: 2026-06-01}\n");
  const RecordSet set = records.set();
  auto now = status(set, "06-02", Audience::internal);
  CHECK(of(now, Dimension::risk).colour == Rag::red);
  CHECK(of(now, Dimension::risk).reasons.front().days == 16);
  CHECK(of(now, Dimension::client).colour == Rag::amber);
  CHECK(of(now, Dimension::payment).colour == Rag::green);
  now = status(set, "06-22", Audience::internal);
  CHECK(of(now, Dimension::client).colour == Rag::red);
  CHECK(of(now, Dimension::payment).colour == Rag::amber);
  CHECK(of(now, Dimension::payment).reasons.front().days == 1);
  now = status(set, "07-06", Audience::internal);
  CHECK(of(now, Dimension::payment).colour == Rag::red);
  CHECK(of(status(RecordSet(), "07-06", Audience::internal, Decimal(74, 2)), Dimension::client).colour == Rag::amber);
  CHECK(of(status(RecordSet(), "07-06", Audience::internal, Decimal(75, 2)), Dimension::client).colour == Rag::green);
}

TEST_CASE("limits come from accord.yaml") {
  Settings settings;
  settings.rag["schedule"] = {{"green", "0.97"}, {"days", "3"}};
  settings.rag["scope"] = {{"amber", "8%"}};
  const StatusLimits limits = limits_of(settings);
  CHECK(limits.schedule_green == Decimal(97, 2));
  CHECK(limits.schedule_amber == Decimal(85, 2));
  CHECK(limits.schedule_days == 3);
  CHECK(limits.scope_amber == Decimal(8, 2));
}

TEST_CASE("without anything to judge by, schedule and cost are unknown and the rest is green") {
  const auto statuses = status(RecordSet(), "06-28", Audience::internal);
  CHECK(of(statuses, Dimension::schedule).colour == Rag::unknown);
  CHECK(of(statuses, Dimension::quality).colour == Rag::green);
  CHECK(overall(statuses, Audience::internal) == Rag::green);
}
