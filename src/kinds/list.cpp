#include "accord/kinds/list.h"

#include "kinds/kinds.h"

namespace accord {

std::vector<Registry::Row> kind_rows() {
  return {
      {"person", "people", "", "people", false, person_kind},
      {"task", "tasks", "T", "tasks", false, task_kind},
      {"milestone", "milestones", "M", "milestones", false, milestone_kind},
      {"deliverable", "deliverables", "DLV", "deliverables", false, deliverable_kind},
      {"requirement", "requirements", "REQ", "requirements", false, requirement_kind},
      {"test", "tests", "TC", "tests", false, test_kind},
      {"run", "runs", "RUN", "runs", false, run_kind},
      {"issue", "issues", "ISS", "issues", false, issue_kind},
      {"risk", "risks", "RSK", "risks", false, risk_kind},
      {"change", "changes", "CR", "changes", false, change_kind},
      {"decision", "decisions", "DEC", "decisions", false, decision_kind},
      {"action", "actions", "ACT", "actions", false, action_kind},
      {"series", "series", "SER", "series", false, series_kind},
      {"meeting", "meetings", "MTG", "meetings", false, meeting_kind},
      {"message", "messages", "MSG", "messages", false, message_kind},
      {"feedback", "feedback", "FB", "feedback", false, feedback_kind},
      {"complaint", "complaints", "CMP", "complaints", false, complaint_kind},
      {"survey", "surveys", "SUR", "surveys", false, survey_kind},
      {"response", "responses", "RSP", "responses", false, response_kind},
      {"inspection", "inspections", "QC", "inspections", false, inspection_kind},
      {"gate", "gates", "GATE", "gates", false, gate_kind},
      {"payment", "payments", "PAY", "payments", false, payment_kind},
      {"duty", "duties", "DUTY", "duties", false, duty_kind},
      {"subcontract", "subcontracts", "SUB", "subcontracts", false, subcontract_kind},
      {"cover", "covers", "COV", "reports", false, cover_kind},
      {"timesheet", "timesheets", "", "timesheets", false, timesheet_kind},
      {"certificate", "certificates", "AC", "certificates", false, certificate_kind},
      {"handover", "handovers", "HO", "handovers", false, handover_kind},
      {"lesson", "lessons", "LL", "lessons", false, lesson_kind},
      {"baseline", "baselines", "BL", "baselines", false, baseline_kind},
      {"signoff", "signoffs", "SIG", "signoffs", false, signoff_kind},
      {"scope", "scope", "", "scope.yaml", true, scope_kind},
      {"contract", "contract", "", "contract.yaml", true, contract_kind},
      {"quality", "quality", "", "quality.yaml", true, quality_kind},
      {"raci", "raci", "", "raci.yaml", true, raci_kind},
  };
}

}  // namespace accord
