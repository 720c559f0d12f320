// SPDX-License-Identifier: Apache-2.0
// The user's terminal, in the state that a full-screen program needs.
#ifndef SLIPWAY_IMAGE_RUNNER_VIEW_TERMINAL_H_
#define SLIPWAY_IMAGE_RUNNER_VIEW_TERMINAL_H_

#include <termios.h>

#include <cstddef>
#include <string>
#include <string_view>

#include "host/files/file_descriptor.h"
#include "host/process/signals.h"

namespace slipway::runner {

// Whether a person sits at both ends: keyboard on standard input, screen on standard output.
bool has_terminal();

// While it lives, keys arrive one by one and without an echo, and the cursor is hidden. All is
// restored at its end.
class Terminal {
 public:
  struct Size {
    std::size_t rows;
    std::size_t columns;
  };

  explicit Terminal(host::Signals& signals);
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;
  ~Terminal();

  Size size() const;
  void write(std::string_view text) const;

  // Becomes readable when a key was pressed, a signal came, or the terminal's size changed.
  int event_fd() const { return events_.get(); }

  // The keys pressed since the last call.
  std::string read_keys();

 private:
  termios before_{};
  host::Signals& signals_;
  host::FileDescriptor events_;  // an epoll set of standard input and signals_
};

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_VIEW_TERMINAL_H_
