// The user's terminal, in the state that a full-screen program needs.
#ifndef SLIPWAY_IMAGE_RUNNER_TERMINAL_H_
#define SLIPWAY_IMAGE_RUNNER_TERMINAL_H_

#include <termios.h>

#include <cstddef>
#include <string>
#include <string_view>

#include "image/runner/file_descriptor.h"

namespace slipway::runner {

// Whether a person sits at both ends: keyboard on standard input, screen on standard output.
bool has_terminal();

// While it lives, keys arrive one by one and without an echo, the cursor is hidden, and signals
// that would end the program are events to be read. All is restored at its end.
class Terminal {
 public:
  struct Size {
    std::size_t rows;
    std::size_t columns;
  };

  Terminal();
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;
  ~Terminal();

  Size size() const;
  void write(std::string_view text) const;

  // Becomes readable when a key was pressed, a signal came, or the window's size changed.
  int event_fd() const { return events_.get(); }

  // The keys pressed since the last call.
  std::string read_keys();

  // Whether the user wants to end (Ctrl-C), or somebody else wants us to. Never waits.
  bool is_asked_to_end();

 private:
  termios before_{};
  FileDescriptor signals_;
  FileDescriptor events_;  // an epoll set of standard input and signals_
};

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_TERMINAL_H_
