#include <csignal>

#include "accord/cli/run.h"

int main(int count, char** words) {
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is an error we report (reliability case A9)
  accord::World world = accord::real_world();
  return accord::run({words + (count > 0 ? 1 : 0), words + count}, world);
}
