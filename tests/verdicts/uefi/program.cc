// SPDX-License-Identifier: Apache-2.0
#include "tests/verdicts/uefi/program.h"

#include "boot/uefi/layout/loader_header.h"
#include "slipway/machine/devices/qemu.h"
#include "slipway/machine/devices/uart_16550.h"
#include "slipway/machine/x86_64/interrupts.h"
#include "slipway/machine/x86_64/port.h"

namespace {

using slipway::uefi::LoaderHeader;

extern "C" alignas(slipway::uefi::kLoaderHeaderAlignment) constinit const
    volatile LoaderHeader program_header = slipway::uefi::unfilled_loader_header();

}  // namespace

namespace slipway::testing {

using machine::PortSpace;

void say_booted_disk(std::uint32_t disk_signature) {
  for (int shift = 0; shift < 32; shift += 8) {
    PortSpace::write8(machine::qemu::kBootedDisk,
                      static_cast<std::uint8_t>(disk_signature >> shift));
  }
}

void write(std::string_view text) {
  machine::uart::Uart16550<> serial(machine::uart::kCom1);
  serial.initialize();
  for (const char character : text) {
    const auto byte = static_cast<std::uint8_t>(character);
    PortSpace::write8(machine::qemu::kDebugConsole, byte);
    serial.write(byte);
  }
}

void end() {
  PortSpace::write8(machine::qemu::kDebugExit,
                    static_cast<std::uint8_t>(machine::qemu::ExitCode::kSuccess));
}

void halt() {
  machine::halt_forever();
}

}  // namespace slipway::testing

// The entry point (UEFI Specification 2.10, section 4.1).
extern "C" std::uint64_t efi_main(void* image, const void* system_table);
extern "C" std::uint64_t efi_main(void*, const void*) {
  return slipway::testing::run(program_header.disk_signature);
}
