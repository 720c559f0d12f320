// The machine's console on standard output, as it comes.
#ifndef SLIPWAY_IMAGE_RUNNER_VIEW_CONSOLE_PRINTER_H_
#define SLIPWAY_IMAGE_RUNNER_VIEW_CONSOLE_PRINTER_H_

#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>

#include "image/runner/qemu/qemu.h"

namespace slipway::runner {

// Prints the console that speaks first: kernels write the same text to both.
class ConsolePrinter {
 public:
  void operator()(const Qemu& qemu) {
    if (!source_ && !qemu.debug_console.empty()) source_ = &Qemu::debug_console;
    if (!source_ && !qemu.serial.empty()) source_ = &Qemu::serial;
    if (!source_) return;
    const std::string_view text = qemu.*source_;
    std::fwrite(text.data() + printed_, 1, text.size() - printed_, stdout);
    std::fflush(stdout);
    printed_ = text.size();
    if (!text.empty()) is_at_line_start_ = text.back() == '\n';
  }

  // Before words of our own.
  void end_line() {
    if (!is_at_line_start_) std::puts("");
    is_at_line_start_ = true;
  }

 private:
  std::string Qemu::* source_ = nullptr;
  std::size_t printed_ = 0;
  bool is_at_line_start_ = true;
};

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_VIEW_CONSOLE_PRINTER_H_
