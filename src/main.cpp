#include <csignal>

#include "accord/cli/run.h"

int main(int count, char** words) {
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is an error we report (reliability case A9)
  // Never taken apart: the system takes a process's memory back faster than we could give it.
  static accord::World& world = *new accord::World(accord::real_world());
  return accord::run({words + (count > 0 ? 1 : 0), words + count}, world);
}
