// SPDX-License-Identifier: Apache-2.0
// Signals that would end the program, as events: it can then tidy up behind itself.
#ifndef SLIPWAY_HOST_PROCESS_SIGNALS_H_
#define SLIPWAY_HOST_PROCESS_SIGNALS_H_

#include "host/files/file_descriptor.h"

namespace slipway::host {

// While it lives, Ctrl-C and its like end nothing by themselves. One at a time.
class Signals {
 public:
  Signals();
  Signals(const Signals&) = delete;
  Signals& operator=(const Signals&) = delete;
  ~Signals();

  // Becomes readable when a signal has come; also when the terminal's size has changed.
  int event_fd() const { return fd_.get(); }

  // Whether a signal has asked the program to end. Never waits.
  bool asks_to_end();

 private:
  FileDescriptor fd_;
  bool end_ = false;
};

}  // namespace slipway::host

#endif  // SLIPWAY_HOST_PROCESS_SIGNALS_H_
