// SPDX-License-Identifier: Apache-2.0
#include "slipway/kernel/testing/test_port.h"

#include <cstdint>
#include <optional>
#include <string_view>

#include "slipway/kernel/testing/channel.h"
#include "slipway/machine/devices/qemu.h"
#include "slipway/machine/x86_64/interrupts.h"
#include "slipway/machine/x86_64/port.h"

namespace slipway::testing {
namespace {

using machine::PortSpace;
using machine::qemu::kTestCommands;
using machine::qemu::kTestResults;

// A 16550's line status register (PC16550D data sheet, section 8.3): a byte has come.
constexpr machine::Port kLineStatus = kTestCommands + 5;
constexpr std::uint8_t kDataReady = 0x01;
// What a bus reads where there is no device.
constexpr std::uint8_t kNothing = 0xFF;

class PcTestPort final : public ChannelPort {
 public:
  bool exists() override { return PortSpace::read8(kLineStatus) != kNothing; }

  void write(std::string_view results) override {
    PortSpace::write8_each(kTestResults, results.data(), results.size());
  }

  void ask_for_commands() override { PortSpace::write8(kTestCommands, 0); }

  std::optional<char> read() override {
    if ((PortSpace::read8(kLineStatus) & kDataReady) == 0) {
      machine::pause();
      return std::nullopt;
    }
    return static_cast<char>(PortSpace::read8(kTestCommands));
  }
};

constinit PcTestPort pc_test_port;

}  // namespace

ChannelPort& test_port() {
  return pc_test_port;
}

}  // namespace slipway::testing
