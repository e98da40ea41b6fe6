// A report as a mail to those who get it.
#pragma once

#include <string>

#include "cli/report_job.h"

namespace accord {

/// The message of a rendered report (exchange/mail.h). The client's edition goes to the people its cover note names and,
/// as copies, to the others of the client's side whose `distribution` names the document; an internal one only to our
/// own. Says who has no address. Throws Error{not_found} when nobody gets it or nobody sends it, Error{refused} for an
/// internal edition addressed to the client's side and for what mail_text refuses.
std::string report_mail(Context& context, const ReportJob& job, const ReportView& view);

}  // namespace accord
