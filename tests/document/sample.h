// The sample project as documents take it.
#pragma once

#include "accord/kinds/list.h"
#include "accord/store/project.h"

namespace accord::testing {

struct Sample {
  Project project{std::make_unique<RealDisk>(ACCORD_SOURCE_DIR "/examples/yf-wms"), kind_rows()};
  Loaded loaded = project.load();
};

}  // namespace accord::testing
