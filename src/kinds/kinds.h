// The kinds of this program, one file each; list.cpp puts them in order.
#pragma once

#include "accord/model/kind.h"

namespace accord {

Kind person_kind();
Kind task_kind();
Kind milestone_kind();
Kind deliverable_kind();
Kind requirement_kind();
Kind test_kind();
Kind run_kind();
Kind issue_kind();
Kind risk_kind();
Kind change_kind();
Kind decision_kind();
Kind action_kind();
Kind series_kind();
Kind meeting_kind();
Kind message_kind();
Kind feedback_kind();
Kind complaint_kind();
Kind survey_kind();
Kind response_kind();
Kind inspection_kind();
Kind gate_kind();
Kind payment_kind();
Kind duty_kind();
Kind subcontract_kind();
Kind cover_kind();
Kind timesheet_kind();
Kind certificate_kind();
Kind handover_kind();
Kind lesson_kind();
Kind baseline_kind();
Kind signoff_kind();
Kind scope_kind();
Kind contract_kind();
Kind quality_kind();
Kind raci_kind();

}  // namespace accord
