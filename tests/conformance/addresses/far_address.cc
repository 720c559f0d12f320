// SPDX-License-Identifier: Apache-2.0
// A kernel where neither the usual code model nor the library can go: at any canonical address. It
// only reaches what is near, and has an entry point of its own.
#include <cstdint>
#include <string_view>

#include "slipway/boot_info.h"
#include "slipway/kernel_request.h"
#include "slipway/machine/devices/qemu.h"
#include "slipway/machine/devices/uart_16550.h"
#include "slipway/machine/devices/vga_text.h"
#include "slipway/machine/x86_64/interrupts.h"
#include "slipway/machine/x86_64/port.h"

// It draws on text, and does without where there are pixels instead.
SLIPWAY_KERNEL_REQUEST(.display = slipway::protocol::DisplayMode::kTextOrFramebuffer);

namespace {

using slipway::machine::PortSpace;
using slipway::protocol::BootInfo;
namespace qemu = slipway::machine::qemu;
namespace vga = slipway::machine::vga;

// What BUILD.bazel has told the linker; in memory, lest the compiler reckons with it.
const volatile std::uint64_t link_address = LINK_ADDRESS;

volatile std::uint32_t variable = 0x600DDA7A;
volatile std::uint32_t zero;

void show(const BootInfo& info, std::string_view text) {
  auto* cell = reinterpret_cast<volatile std::uint16_t*>(info.physical_memory.offset +
                                                         info.text_mode.buffer_physical);
  slipway::machine::uart::Uart16550 serial(slipway::machine::uart::kCom1);
  serial.initialize();
  for (const char character : text) {
    if (info.text_mode.columns != 0) {
      *cell++ = vga::Cell::of(character, vga::Attribute::of(vga::Color::kWhite)).bits;
    }
    const auto byte = static_cast<std::uint8_t>(character);
    PortSpace::write8(qemu::kDebugConsole, byte);
    serial.write(byte);
  }
}

}  // namespace

extern "C" [[noreturn]] void _start(const BootInfo* info) {
  const auto here = reinterpret_cast<std::uintptr_t>(&_start);
  const bool is_right = info->magic == slipway::protocol::kMagic && info->kernel_entry == here &&
                        here - link_address < slipway::protocol::kPageSize &&
                        variable == 0x600DDA7A && zero == 0;
  variable = 1;
  zero = 1;
  show(*info, is_right ? "far address as documented" : "far address is wrong");
  const auto code = is_right ? qemu::ExitCode::kSuccess : qemu::ExitCode::kFailure;
  PortSpace::write8(qemu::kDebugExit, static_cast<std::uint8_t>(code));
  slipway::machine::halt_forever();
}
