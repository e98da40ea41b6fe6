// The sample project as documents take it.
#pragma once

#include "accord/kinds/list.h"
#include "accord/store/project.h"

namespace accord::testing {

struct Sample {
  /// `repository` holds examples/.
  explicit Sample(const std::string& repository) : project(std::make_unique<RealDisk>(repository + "/examples/yf-wms"), kind_rows()), loaded(project.load()) {}
  Project project;
  Loaded loaded;
};

}  // namespace accord::testing
