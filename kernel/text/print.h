// SPDX-License-Identifier: Apache-2.0
// print and println: formatted text to all outputs of the kernel.
#ifndef SLIPWAY_KERNEL_TEXT_PRINT_H_
#define SLIPWAY_KERNEL_TEXT_PRINT_H_

#include <span>
#include <string_view>

#include "slipway/kernel/text/format.h"
#include "slipway/kernel/text/output_lock.h"
#include "slipway/kernel/text/sink_list.h"
#include "slipway/kernel/text/style.h"
#include "slipway/kernel/text/text_sink.h"

namespace slipway {

// All outputs. Before `kernel_main` is called, it holds the screen, the first serial port and
// QEMU's debug console, as far as the machine has them; add your own with `outputs().add(sink)`.
SinkList& outputs();

// From here on each call that prints has the outputs for itself by this lock.
void set_output_lock(OutputLock& lock);

// OutputLock::keep() of that lock, if there is one.
void keep_outputs();

// Has all outputs in a block, by that lock: what is printed in it stays together.
class OutputsTaken {
 public:
  OutputsTaken();
  ~OutputsTaken();
  OutputsTaken(const OutputsTaken&) = delete;
  OutputsTaken& operator=(const OutputsTaken&) = delete;

 private:
  OutputLock* lock_;
};

// Formats `text` to all outputs, in kernel/text/format.h's syntax; `vprintln` ends the line.
void vprint(std::string_view text, std::span<const FormatArgument> arguments);
void vprintln(std::string_view text, std::span<const FormatArgument> arguments);

template <typename... Args>
void print(format_string<Args...> format, const Args&... arguments) {
  vprint(format.get(), internal::pack(arguments...));
}

template <typename... Args>
void println(format_string<Args...> format, const Args&... arguments) {
  vprintln(format.get(), internal::pack(arguments...));
}

inline void println() {
  vprintln("", {});
}

// How what is printed from now on looks, on those outputs that can show it.
void set_style(Style style);

inline void set_color(Color foreground, Color background = Color::kBlack) {
  set_style({.foreground = foreground, .background = background});
}

}  // namespace slipway

#endif  // SLIPWAY_KERNEL_TEXT_PRINT_H_
