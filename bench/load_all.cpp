// load_all DIR: reads every record of the project in DIR and does nothing with them: the part of a list, check or report
// over all records that none of them can do without. Fails when a file cannot be read.
#include <iostream>
#include <memory>

#include "accord/base/disk.h"
#include "accord/base/memory.h"
#include "accord/kinds/list.h"
#include "accord/store/project.h"

int main(int argument_count, char** arguments) {
  if (argument_count != 2) {
    std::cerr << "usage: load_all DIR\n";
    return 2;
  }
  using namespace accord;
  take_memory_in_large_pieces();  // as in the program
  const Project& project = *new Project(std::make_unique<RealDisk>(arguments[1]), kind_rows());
  const Loaded& loaded = *new Loaded(project.load());  // never taken apart, as in the program
  return has_errors(loaded.findings) ? 1 : 0;
}
