// SPDX-License-Identifier: Apache-2.0
// The first serial port as an output.
#ifndef SLIPWAY_KERNEL_CONSOLE_SERIAL_SINK_H_
#define SLIPWAY_KERNEL_CONSOLE_SERIAL_SINK_H_

#include <array>
#include <cstdint>
#include <string_view>

#include "slipway/kernel/text/format.h"
#include "slipway/kernel/text/text_sink.h"
#include "slipway/machine/devices/uart_16550.h"

namespace slipway {

// What a stuck port did not take is missing, and that is said as soon as it takes something again:
// no text is cut without a word.
template <typename Uart = machine::uart::Uart16550<>>
class SerialSink final : public TextSink {
 public:
  constexpr explicit SerialSink(Uart uart) : uart_(uart) {}

  // False where there is no such port; then nothing is sent.
  bool initialize() { return uart_.initialize(); }

  // A terminal needs a carriage return at each line's end.
  void write(std::string_view text) override {
    for (const char character : text) {
      if (uart_.dropped() != reported_ && uart_.is_ready()) {
        report_dropped();
      }
      send(character);
    }
  }

 private:
  // On a line of its own. What is dropped of it is missing as well, and reported by the next.
  void report_dropped() {
    const std::uint64_t missing = uart_.dropped() - reported_;
    reported_ = uart_.dropped();
    std::array<char, 80> buffer;
    const std::string_view note =
        format_to(buffer, "[COM1 took nothing for a while. Bytes missing here: {}]\n", missing);
    if (!at_line_start_) {
      send('\n');
    }
    for (const char character : note) {
      send(character);
    }
  }

  void send(char character) {
    if (character == '\n') {
      (void)uart_.write('\r');
    }
    if (uart_.write(static_cast<std::uint8_t>(character))) {
      at_line_start_ = character == '\n';
    }
  }

  Uart uart_;
  std::uint64_t reported_ = 0;  // of the bytes that were dropped
  bool at_line_start_ = true;
};

}  // namespace slipway

#endif  // SLIPWAY_KERNEL_CONSOLE_SERIAL_SINK_H_
