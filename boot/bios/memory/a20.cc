// SPDX-License-Identifier: Apache-2.0
#include "boot/bios/memory/a20.h"

#include <cstdint>

#include "boot/bios/real_mode/bios_call.h"
#include "boot/bios/report/stop.h"
#include "slipway/machine/x86_64/port.h"

namespace slipway::bios {
namespace {

using machine::Port;
using machine::PortSpace;

// Chipsets take up to milliseconds. Each port access takes about a microsecond on real machines.
constexpr int kPatience = 100'000;

// Writes two values in the first MiB and looks whether both show up in the second.
bool is_enabled() {
  static volatile std::uint32_t low = 0;
  const auto address = reinterpret_cast<std::uintptr_t>(&low);
  const auto& high = *reinterpret_cast<const volatile std::uint32_t*>(address + 0x100000);
  low = 0x5A5A5A5A;
  if (high != low) {
    return true;
  }
  low = 0xA5A5A5A5;
  return high != low;
}

bool becomes_enabled() {
  constexpr int kChecks = 1000;
  for (int i = 0; i < kChecks; ++i) {
    if (is_enabled()) {
      return true;
    }
  }
  return false;
}

// INT 15h, AX=2401h: the BIOS knows its chipset best.
void ask_bios() {
  call(Interrupt::kSystem, {.eax = 0x2401});
}

// The keyboard controller's output port (Intel 8042; IBM PC/AT Technical Reference).
class KeyboardController {
 public:
  static void enable_a20() {
    if (PortSpace::read8(kStatusAndCommand) == kNobody) {
      return;
    }
    command(kReadOutputPort);
    const std::uint8_t output_port = read();
    command(kWriteOutputPort);
    write(static_cast<std::uint8_t>(output_port | kOutputPortA20));
    command(kNothing);  // some controllers act only when the next command comes
    wait_until_writable();
  }

 private:
  static constexpr Port kData{0x60};
  static constexpr Port kStatusAndCommand{0x64};
  static constexpr std::uint8_t kNobody = 0xFF;  // what a port reads as that has no device
  static constexpr std::uint8_t kOutputFull = 1 << 0;
  static constexpr std::uint8_t kInputFull = 1 << 1;
  static constexpr std::uint8_t kReadOutputPort = 0xD0;
  static constexpr std::uint8_t kWriteOutputPort = 0xD1;
  static constexpr std::uint8_t kNothing = 0xFF;
  static constexpr std::uint8_t kOutputPortA20 = 1 << 1;
  static constexpr std::uint8_t kOutputPortNoReset = 1 << 0;

  static void wait_until_writable() {
    for (int i = 0; i < kPatience; ++i) {
      if ((PortSpace::read8(kStatusAndCommand) & kInputFull) == 0) {
        return;
      }
    }
  }

  static void command(std::uint8_t value) {
    wait_until_writable();
    PortSpace::write8(kStatusAndCommand, value);
  }

  static void write(std::uint8_t value) {
    wait_until_writable();
    PortSpace::write8(kData, static_cast<std::uint8_t>(value | kOutputPortNoReset));
  }

  static std::uint8_t read() {
    for (int i = 0; i < kPatience; ++i) {
      if ((PortSpace::read8(kStatusAndCommand) & kOutputFull) != 0) {
        break;
      }
    }
    return PortSpace::read8(kData);
  }
};

// System control port A of PS/2s and later.
void use_port_92() {
  constexpr Port kSystemControlA{0x92};
  constexpr std::uint8_t kFastReset = 1 << 0;
  constexpr std::uint8_t kFastA20 = 1 << 1;
  const std::uint8_t value = PortSpace::read8(kSystemControlA);
  PortSpace::write8(kSystemControlA, static_cast<std::uint8_t>((value | kFastA20) & ~kFastReset));
}

}  // namespace

void enable_a20() {
  if (is_enabled()) {
    return;
  }
  ask_bios();
  if (becomes_enabled()) {
    return;
  }
  KeyboardController::enable_a20();
  if (becomes_enabled()) {
    return;
  }
  use_port_92();
  if (becomes_enabled()) {
    return;
  }
  stop(
      "address line 20 stays off; neither the BIOS, nor the keyboard controller, nor port 92h "
      "turns it on");
}

}  // namespace slipway::bios
