// Frozen editions on disk: reading their data, and whether their pages are still what was frozen.
#pragma once

#include <string>
#include <string_view>

#include "accord/base/data.h"
#include "accord/base/disk.h"
#include "accord/model/finding.h"

namespace accord {

/// The SHA-256 of a page's text over LF line ends, so that git's conversions change nothing.
std::string page_hash(std::string_view page);

/// The data of a frozen edition. Throws Error{invalid} or {io} with a next step.
Data read_frozen(const Disk& disk, const std::string& path);

/// Pages that differ from their frozen edition or are missing (frozen.page), data that cannot be read (frozen.data).
void check_frozen_pages(const Disk& disk, Findings& findings);

}  // namespace accord
