// Rules of risks, changes, the contract, payments and subcontracts.
#include <doctest/doctest.h>

#include "support/small_project.h"

using namespace accord;
using Said = std::vector<std::string>;

namespace {

SmallProject risk(std::string text) { return SmallProject({{"risk", "RSK-aaaaa", text}}); }

}  // namespace

TEST_CASE("R-1: the strategy fits a threat or an opportunity") {
  CHECK(risk("strategy: enhance").said_by("R-1") == Said{"error: “enhance” does not fit a threat"});
  CHECK(risk("type: opportunity\nstrategy: avoid").said_by("R-1") == Said{"error: “avoid” does not fit an opportunity"});
  CHECK(risk("type: opportunity\nstrategy: accept").said_by("R-1").empty());
}

TEST_CASE("R-2: a response does not make a threat worse; an opportunity may grow") {
  const std::string worse = "probability: 3\nimpact: 3\nresidual_probability: 4\nresidual_impact: 3\n";
  CHECK(risk(worse).said_by("R-2") == Said{"error: the response leaves a score of 12, it was 9 before"});
  CHECK(risk(worse + "residual_reason: two systems instead of one\n").said_by("R-2").empty());
  CHECK(risk("type: opportunity\n" + worse).said_by("R-2").empty());
}

TEST_CASE("R-3: a probability lies between 0 and 1") {
  CHECK(risk("p: 1").said_by("R-3") == Said{"error: a probability of 1 is not between 0 and 1"});
  CHECK(risk("p: 0.6\nreviews:\n  - {id: a123, at: 2026-04-30, p: 0}\n").said_by("R-3").size() == 1);
  CHECK(risk("p: 0.6").said_by("R-3").empty());
}

TEST_CASE("R-4, R-5, R-6: high risks are provided for, transferred ones leave something, occurred ones are dealt with") {
  CHECK(risk("probability: 4\nimpact: 4\nmoves:\n  - {to: analysed, at: 2026-03-04}\n").said_by("R-4") ==
        Said{"warning: a high risk (score 16) has no contingency", "warning: a high risk (score 16) has no owner",
             "warning: a high risk (score 16) has no response", "warning: a high risk (score 16) has no triggers"});
  CHECK(risk("strategy: transfer").said_by("R-5") == Said{"warning: a transferred risk has no residual risk"});
  const std::string occurred = "number: RISK-001\nmoves:\n  - {to: occurred, at: 2026-03-10}\n";
  CHECK(risk(occurred).said_by("R-6") == Said{"warning: RISK-001 has occurred, but no issue or change deals with it"});
  CHECK(SmallProject({{"risk", "RSK-aaaaa", occurred}, {"issue", "ISS-aaaaa", "links: [RSK-aaaaa]"}}).said_by("R-6").empty());
}

TEST_CASE("K-1: the payments make up the price") {
  const WrittenRecord contract{"contract", "contract", "price: CNY 1280000.00\n"};
  CHECK(SmallProject({contract, {"payment", "PAY-aaaaa", "percent: 30"}, {"payment", "PAY-bbbbb", "percent: 65"}}).said_by("K-1") ==
        Said{"error: the payments make up 95 % of the price, not the whole price"});
  CHECK(SmallProject({contract, {"payment", "PAY-aaaaa", "percent: 30"}, {"payment", "PAY-bbbbb", "amount: CNY 896000.00"}}).said_by("K-1").empty());
  CHECK(SmallProject({contract}).said_by("K-1").empty());
}

TEST_CASE("K-2: a change is approved with its impact known and by both sides") {
  const std::string approved = "moves:\n  - {to: approved, at: 2026-04-22}\n";
  const SmallProject bare({{"change", "CR-aaaaa", approved}});
  CHECK(bare.said_by("K-2") == Said{"error: approved, but no approval of the client is written down", "error: approved, but no approval of the contractor is written down", "error: its impact is not analysed: price_delta is missing"});
  const Record& change = *bare.records().find("CR-aaaaa");
  const Settings settings;
  CHECK(change.kind->move("approve")->guard({change, bare.records(), settings}).why.english() == "its impact is not analysed: price_delta is missing");
  const SmallProject one_side({{"person", "zhaoming", ""}, {"change", "CR-aaaaa", "price_delta: CNY 48000.00\nschedule_days: 0\napprovals:\n  - {person: zhaoming, party: contractor, at: 2026-04-22}\n"}});
  const Refusal refusal = change.kind->move("approve")->guard({*one_side.records().find("CR-aaaaa"), one_side.records(), settings});
  CHECK(refusal.why.english() == "no approval of the client is written down");
  CHECK(refusal.options == "--add-approvals \"party=client person=…\"");
  CHECK(SmallProject({{"person", "luzhenhua", ""}, {"person", "zhaoming", ""},
                      {"change", "CR-aaaaa", "price_delta: CNY 48000.00\nschedule_days: 0\napprovals:\n  - {person: luzhenhua, party: client, at: 2026-04-22}\n  - {person: zhaoming, party: contractor, at: 2026-04-22}\n" + approved}}).said_by("K-2").empty());
}

TEST_CASE("K-6, K-10: an approved change of the plan has its baseline; order numbers come with approval") {
  const std::string impact = "number: CR-001\nprice_delta: CNY 48000.00\nschedule_days: 4\n", approved = "moves:\n  - {to: approved, at: 2026-04-22}\n";
  CHECK(SmallProject({{"change", "CR-aaaaa", impact + approved}}).said_by("K-6") == Said{"warning: CR-001 is approved and changes plan or budget, but no baseline names it as cause"});
  CHECK(SmallProject({{"change", "CR-aaaaa", impact + approved}, {"baseline", "BL-aaaaa", "version: \"1.1\"\nat: 2026-04-22\ncause: CR-aaaaa\n"}}).said_by("K-6").empty());
  CHECK(SmallProject({{"change", "CR-aaaaa", "order_number: CO-001\n"}}).said_by("K-10") == Said{"error: a change that is “draft” has an order number"});
}

TEST_CASE("K-9: no work to third parties without recorded consent, and never all of it") {
  const std::string signed_off = "subcontractor: Yunheng\nscope: tests\nmoves:\n  - {to: signed, at: 2026-03-12}\n";
  CHECK(SmallProject({{"subcontract", "SUB-aaaaa", "whole_scope: true\n" + signed_off}}).said_by("K-9") == Said{"error: the client's consent is not recorded", "warning: all of the work goes to a third party"});
  CHECK(SmallProject({{"contract", "contract", "subcontracting: {consent_required: false}\n"}, {"subcontract", "SUB-aaaaa", signed_off}}).said_by("K-9").empty());
}

TEST_CASE("K-11: many small changes are flagged from a tenth of the price") {
  const auto changed = [](std::string first, std::string second) {
    const std::string approved = "\nschedule_days: 0\nmoves:\n  - {to: approved, at: 2026-04-22}\n";
    return SmallProject({{"contract", "contract", "price: CNY 1280000.00\n"}, {"change", "CR-aaaaa", "price_delta: CNY " + first + approved}, {"change", "CR-bbbbb", "price_delta: CNY " + second + approved}}).said_by("K-11");
  };
  CHECK(changed("100000.00", "-28000.01") == Said{"warning: the approved changes add up to CNY 128,000.01, more than 10 % of the price"});
  CHECK(changed("100000.00", "-28000.00").empty());
}

TEST_CASE("K-12: invoiced and received say when and how much; a share or an amount, not both") {
  CHECK(SmallProject({{"payment", "PAY-aaaaa", "percent: 30\namount: CNY 1.00\nmoves:\n  - {to: received, at: 2026-03-20}\n"}}).said_by("K-12") ==
        Said{"error: a payment is a share of the price or an amount, not both", "error: invoiced, but no invoice is written down", "error: received, but no receipt is written down"});
}

TEST_CASE("K-14: money of another currency than the contract's price is told, that of what was dropped not") {
  const auto said = [](const char* currency, std::string change) {
    SmallProject project({{"contract", "contract", "price: CNY 1000.00\n"}, {"change", "CR-aaaaa", std::move(change)}});
    project.settings().currency = currency;
    return project.said_by("K-14");
  };
  CHECK(said("CNY", "price_delta: CNY 10.00\n").empty());
  CHECK(said("CNY", "price_delta: EUR 10.00\n") == Said{"warning: EUR 10.00 is left out of totals: the contract’s price is in CNY"});
  CHECK(said("CNY", "price_delta: EUR 10.00\nmoves:\n  - {to: withdrawn, at: 2026-04-22}\n").empty());
  CHECK(said("EUR", "price_delta: CNY 10.00\n") == Said{"warning: the price is in CNY, but accord.yaml says EUR: an amount typed without a currency does not count towards it"});
}

TEST_CASE("K-15: more money came than there is to pay; a net invoice counts its deduction once") {
  const auto said = [](const std::string& own, const std::string& invoiced, const std::string& received) {
    const std::string lists = "invoices:\n  - {id: aaaa, at: 2026-06-01, amount: CNY " + invoiced + "}\nreceipts:\n  - {id: bbbb, at: 2026-06-05, amount: CNY " + received +
                              "}\ndeductions:\n  - {id: cccc, at: 2026-06-01, type: damages, amount: CNY 100.00}\n";
    return SmallProject({{"payment", "PAY-aaaaa", own + lists}}).said_by("K-15");
  };
  CHECK(said("amount: CNY 1000.00\n", "900.00", "900.00").empty());
  CHECK(said("", "900.00", "900.00").empty());
  CHECK(said("amount: CNY 1000.00\n", "900.00", "1000.00") == Said{"warning: CNY 1,000.00 was received, more than the CNY 900.00 to pay"});
  CHECK(said("", "900.00", "900.01") == Said{"warning: CNY 900.01 was received, more than the CNY 900.00 to pay"});
}
