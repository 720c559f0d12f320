// SPDX-License-Identifier: Apache-2.0
// The machine's console on standard output, as it comes.
#ifndef SLIPWAY_IMAGE_RUNNER_VIEW_CONSOLE_PRINTER_H_
#define SLIPWAY_IMAGE_RUNNER_VIEW_CONSOLE_PRINTER_H_

#include <unistd.h>

#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>

#include "image/runner/emulator/emulator.h"
#include "image/runner/text/terminal_filter.h"

namespace slipway::runner {

// Prints the console that speaks first: kernels write the same text to both.
class ConsolePrinter {
 public:
  void operator()(const GuestState& guest) {
    if (!source_ && !guest.debug_console.empty()) {
      source_ = &GuestState::debug_console;
    }
    if (!source_ && !guest.serial.empty()) {
      source_ = &GuestState::serial;
    }
    if (!source_) {
      return;
    }
    const std::string_view text = guest.*source_;
    print(text.substr(printed_));
    printed_ = text.size();
  }

  // Before words of our own.
  void end_line() {
    put(filter_.rest());
    if (!is_at_line_start_) {
      std::puts("");
    }
    is_at_line_start_ = true;
  }

 private:
  // A file or a pipe gets the bytes as they are.
  void print(std::string_view text) {
    if (is_terminal_) {
      put(filter_.show(text));
    } else {
      put(text);
    }
  }

  void put(std::string_view text) {
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fflush(stdout);
    if (!text.empty()) {
      is_at_line_start_ = text.back() == '\n';
    }
  }

  bool is_terminal_ = isatty(STDOUT_FILENO) == 1;
  TerminalFilter filter_;
  std::string GuestState::* source_ = nullptr;
  std::size_t printed_ = 0;
  bool is_at_line_start_ = true;
};

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_VIEW_CONSOLE_PRINTER_H_
