// Every kind of record this program knows: one file in src/kinds/ and one row here.
#pragma once

#include "accord/model/kind.h"

namespace accord {

/// Rows in the order of the reference.
std::vector<Registry::Row> kind_rows();

}  // namespace accord
