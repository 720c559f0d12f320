// The first serial port as an output.
#ifndef SLIPWAY_KERNEL_SERIAL_SINK_H_
#define SLIPWAY_KERNEL_SERIAL_SINK_H_

#include <cstdint>
#include <string_view>

#include "kernel/text_sink.h"
#include "machine/uart_16550.h"

namespace slipway {

template <typename IoSpace = machine::PortSpace>
class SerialSink final : public TextSink {
 public:
  constexpr explicit SerialSink(machine::Port port, IoSpace io = {}) : uart_(port, io) {}

  // False where there is no such port; then nothing is sent.
  bool initialize() { return uart_.initialize(); }

  // A terminal needs a carriage return at each line's end.
  void write(std::string_view text) override {
    for (const char byte : text) {
      if (byte == '\n') uart_.write('\r');
      uart_.write(static_cast<std::uint8_t>(byte));
    }
  }

 private:
  machine::uart::Uart16550<IoSpace> uart_;
};

}  // namespace slipway

#endif  // SLIPWAY_KERNEL_SERIAL_SINK_H_
