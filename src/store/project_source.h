// A file that holds a record, found by its folder and name.
#pragma once

#include "accord/store/project.h"

namespace accord {

struct Project::Source {
  const Kind* kind;
  std::string id;
  std::string path;
};

}  // namespace accord
