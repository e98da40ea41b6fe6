// raci.yaml: who is responsible, accountable, consulted and informed.
#include <algorithm>
#include <functional>
#include <iterator>
#include <map>

#include "kinds/kinds.h"
#include "kinds/parts.h"

namespace accord {
namespace {

/// The matrix once, as what the rules look at.
struct Matrix {
  std::map<std::string, std::string, std::less<>> sides;  ///< role → client, contractor …
  std::vector<std::string> roles;
};

Matrix matrix_of(const Record& record) {
  Matrix matrix;
  for (const Member& role : record.items("roles")) {
    matrix.roles.push_back(role.value["code"].text);
    matrix.sides[role.value["code"].text] = role.value["org"].text;
  }
  return matrix;
}

bool is_accountable(std::string_view cell) { return cell == "A" || cell == "A/R"; }
bool is_responsible(std::string_view cell) { return cell == "R" || cell == "A/R"; }

std::vector<std::string_view> roles_where(const Value& cells, const Matrix& matrix, bool (*fits)(std::string_view)) {
  std::vector<std::string_view> roles;
  for (const Member& cell : cells.members)
    if (matrix.sides.contains(cell.key) && fits(cell.value.text)) roles.push_back(cell.key);
  return roles;
}

void at_row(const Record& record, Findings& findings, Severity severity, const char* rule, const Value& row, Message message, Message hint = {}) {
  findings.push_back({rule, severity, record.file, row.mark, "rows", std::move(message), std::move(hint)});
}

/// RACI-3: known roles, known letters.
void check_letters(const Record& record, const Value& row, const Matrix& matrix, Findings& findings) {
  for (const Member& cell : row["cells"].members) {
    if (!matrix.sides.contains(cell.key))
      at_row(record, findings, Severity::error, "RACI-3", cell.value, say("{}: there is no role “{}”", localized_in_both(row, "activity"), cell.key));
    constexpr std::string_view letters[] = {"R", "A", "C", "I", "S", "A/R"};
    if (std::ranges::find(letters, cell.value.text) == std::end(letters))
      at_row(record, findings, Severity::error, "RACI-3", cell.value, say("{}: “{}” is not R, A, C, I or A/R", localized_in_both(row, "activity"), cell.value.text));
  }
}

/// RACI-1, RACI-2, RACI-5, RACI-8 for one row.
void check_row(const Record& record, const Value& row, const Matrix& matrix, Findings& findings) {
  const Message activity = localized_in_both(row, "activity");
  const auto accountable = roles_where(row["cells"], matrix, is_accountable);
  const auto responsible = roles_where(row["cells"], matrix, is_responsible);
  const auto consulted = roles_where(row["cells"], matrix, [](std::string_view cell) { return cell == "C"; });
  if (accountable.size() != 1)
    at_row(record, findings, Severity::error, "RACI-1", row, say("{}: {} roles are accountable", activity, accountable.size()), "exactly one A (or A/R) a row");
  if (responsible.empty())
    at_row(record, findings, record.flag("a_implies_r") && !accountable.empty() ? Severity::warning : Severity::error, "RACI-2", row,
           say("{}: nobody is responsible for the work", activity), "at least one R (or A/R) a row");
  if (consulted.size() > 3)
    at_row(record, findings, Severity::warning, "RACI-5", row, say("{}: {} roles are consulted, the decision will be slow", activity, consulted.size()));
  const auto side = [&](std::string_view role) { return std::string_view(matrix.sides.find(role)->second); };
  const bool all_outside = !responsible.empty() && std::ranges::all_of(responsible, [&](std::string_view role) { return side(role) == "subcontractor"; });
  if (all_outside && accountable.size() == 1 && side(accountable.front()) != "contractor")
    at_row(record, findings, Severity::warning, "RACI-8", row, say("{}: the subcontractor does it, but the contractor is not accountable", activity),
           "the contractor answers for its subcontractor (Civil Code of China art. 772)");
}

void check_rows(const RuleContext& context, Findings& findings) {
  const Matrix matrix = matrix_of(context.record);
  for (const Member& row : context.record.items("rows")) {
    check_letters(context.record, row.value, matrix, findings);
    check_row(context.record, row.value, matrix, findings);
  }
}

bool is_filled(const RuleContext& context, const Value& role) {
  return !role["people"].is_none() || std::ranges::any_of(context.records.of("person"), [&](const Record& person) { return lists(person, "raci", role["code"].text); });
}

/// RACI-4, RACI-6, RACI-7 for each role.
void check_roles(const RuleContext& context, Findings& findings) {
  const auto& rows = context.record.items("rows");
  for (const Member& role : context.record.items("roles")) {
    const std::string& code = role.value["code"].text;
    std::size_t letters = 0, accountable = 0;
    for (const Member& row : rows) {
      const std::string& cell = row.value["cells"][code].text;
      letters += cell.empty() ? 0u : 1u;
      accountable += is_accountable(cell) ? 1u : 0u;
    }
    const auto warn = [&](const char* rule, Message message) { at_row(context.record, findings, Severity::warning, rule, role.value, std::move(message)); };
    if (letters == 0) warn("RACI-4", say("{} has no letter in any row", code));
    if (accountable >= 5 && accountable * 10 > rows.size() * 4) warn("RACI-6", say("{} is accountable for {} of {} rows", code, accountable, rows.size()));
    if (!is_filled(context, role.value)) warn("RACI-7", say("nobody fills the role {}", code));
  }
}

}  // namespace

Kind raci_kind() {
  Kind kind = only_one("raci", "raci.yaml", "Who is responsible, accountable, consulted, informed");
  kind.fields = {
      line("version", "Version, e.g. 1.0"),
      boolean("a_implies_r", "Who is accountable alone also does the work"),
      items("roles", {line("code", "Short code, e.g. PM").always(), line("title", "The role").translatable().always(),
                      choice("org", {"client", "contractor", "subcontractor", "other"}, "Side"), person("people", "Who fills it").list()},
            "Roles, in the order of the columns").keyed("code"),
      items("rows", {line("activity", "Activity or deliverable").translatable().always(), reference("deliverable", {"deliverable"}, "The deliverable"),
                     mapping("cells", FieldType::line, "Role's code: R, A, C, I or A/R").always()},
            "The matrix, row by row"),
  };
  kind.rules = {{"RACI-1", check_rows},
                {"RACI-4", check_roles}};
  kind.columns = {"version"};
  return complete(std::move(kind));
}

}  // namespace accord
