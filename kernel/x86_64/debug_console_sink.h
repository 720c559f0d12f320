// SPDX-License-Identifier: Apache-2.0
// QEMU's debug console as an output. On a machine without one, the bytes go nowhere.
#ifndef SLIPWAY_KERNEL_X86_64_DEBUG_CONSOLE_SINK_H_
#define SLIPWAY_KERNEL_X86_64_DEBUG_CONSOLE_SINK_H_

#include <cstdint>
#include <string_view>

#include "slipway/kernel/text/text_sink.h"
#include "slipway/machine/devices/qemu.h"
#include "slipway/machine/x86_64/port.h"

namespace slipway {

class DebugConsoleSink final : public TextSink {
 public:
  void write(std::string_view text) override {
    for (const char byte : text) {
      machine::PortSpace::write8(machine::qemu::kDebugConsole, static_cast<std::uint8_t>(byte));
    }
  }
};

}  // namespace slipway

#endif  // SLIPWAY_KERNEL_X86_64_DEBUG_CONSOLE_SINK_H_
