// SPDX-License-Identifier: Apache-2.0
#include "host/process/signals.h"

#include <signal.h>
#include <sys/signalfd.h>
#include <unistd.h>

namespace slipway::host {
namespace {

sigset_t handled_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGWINCH}) {
    sigaddset(&signals, signal);
  }
  return signals;
}

}  // namespace

Signals::Signals() {
  const sigset_t signals = handled_signals();
  sigprocmask(SIG_BLOCK, &signals, nullptr);
  fd_ = FileDescriptor(signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK));
}

Signals::~Signals() {
  asks_to_end();  // what is still pending has been obeyed: we are at the end
  const sigset_t signals = handled_signals();
  sigprocmask(SIG_UNBLOCK, &signals, nullptr);
}

bool Signals::asks_to_end() {
  signalfd_siginfo signal;
  while (read(fd_.get(), &signal, sizeof(signal)) == sizeof(signal)) {
    if (signal.ssi_signo != SIGWINCH) {
      end_ = true;
    }
  }
  return end_;
}

}  // namespace slipway::host
