#include "accord/base/signals.h"

#include <ctime>
#include <initializer_list>

namespace accord {

SignalsHeld::SignalsHeld() {
  sigset_t held;
  sigemptyset(&held);
  for (int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGXFSZ}) sigaddset(&held, signal);
  pthread_sigmask(SIG_BLOCK, &held, &before_);
}

SignalsHeld::~SignalsHeld() {
  if (!sigismember(&before_, SIGXFSZ)) {
    sigset_t size_limit;
    sigemptyset(&size_limit);
    sigaddset(&size_limit, SIGXFSZ);
    const timespec at_once{};
    sigtimedwait(&size_limit, nullptr, &at_once);  // the write already failed with EFBIG
  }
  pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

}  // namespace accord
