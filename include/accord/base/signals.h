// Keeps signals waiting while a file is being replaced.
#pragma once

#include <signal.h>

namespace accord {

/// While alive, SIGINT, SIGTERM, SIGHUP and SIGQUIT wait in this thread; one that arrived meanwhile takes its usual
/// effect at the end, so the process still ends by the signal. A file-size limit (SIGXFSZ) becomes the error EFBIG.
class SignalsHeld {
 public:
  SignalsHeld();
  ~SignalsHeld();
  SignalsHeld(const SignalsHeld&) = delete;
  SignalsHeld& operator=(const SignalsHeld&) = delete;

 private:
  sigset_t before_;
};

}  // namespace accord
