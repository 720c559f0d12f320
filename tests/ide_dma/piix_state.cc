// SPDX-License-Identifier: Apache-2.0
// Says whether the loader has read this kernel by the PIIX's DMA engine, and fails unless it has
// left the controller as a kernel wants to find it.
#include <cstdint>

#include <slipway/kernel.h>
#include "slipway/machine/devices/ata.h"
#include "slipway/machine/devices/bus_master_ide.h"
#include "slipway/machine/devices/pci.h"
#include "slipway/machine/numbers/units.h"
#include "slipway/machine/x86_64/port.h"

namespace {

namespace ata = slipway::machine::ata;
namespace engine = slipway::machine::bus_master_ide;
namespace pci = slipway::machine::pci;
using slipway::machine::Port;
using slipway::machine::PortSpace;

// Where QEMU's "pc" has it.
constexpr pci::Address kIde = {.bus = 0, .device = 1, .function = 1};
constexpr std::uint32_t kPiix3 = 0x7010'8086;

constexpr std::uint32_t kPortsMask = 0xFFF0;

std::uint32_t configuration(pci::Register which) {
  return pci::Configuration<>::read(kIde, which);
}

void check(bool condition, const char* what) {
  if (!condition) {
    slipway::panic("{}", what);
  }
}

void check_idle(const ata::Channel& channel, Port first_port) {
  const unsigned status = PortSpace::read8(channel.control);
  const unsigned pending = ata::bits(ata::Status::kBusy, ata::Status::kDataRequest);
  check((status & pending) == 0, "a drive is busy");
  check(PortSpace::read8(first_port + engine::Register::kCommand) == 0, "an engine is started");
  check(PortSpace::read8(first_port + engine::Register::kStatus) == 0,
        "an engine's status is not clear");
}

// Whether the last transfer that an engine's `table` describes, which the loader leaves, was of one
// sector: with those it makes sure that the drive is the one that the BIOS has booted, and the
// bundle of this kernel is larger.
bool has_only_compared(const slipway::protocol::BootInfo& info, std::uint32_t table) {
  const auto* regions =
      reinterpret_cast<const engine::Region*>(info.physical_memory.offset + table);
  return regions[0].size == slipway::machine::kSectorSize &&
         regions[0].flags == engine::Region::kLast;
}

}  // namespace

void kernel_main(const slipway::protocol::BootInfo& info) {
  check(configuration(pci::Register::kId) == kPiix3, "there is no PIIX3");
  const std::uint32_t command = configuration(pci::Register::kCommand);
  check((command & static_cast<std::uint32_t>(pci::Command::kBusMaster)) == 0,
        "the controller may still write to memory");

  const auto base = static_cast<std::uint16_t>(configuration(pci::Register::kBaseAddress4));
  bool used = false;
  for (std::uint16_t i = 0; i < ata::kLegacyChannels.size(); ++i) {
    const Port first_port{
        static_cast<std::uint16_t>((base & kPortsMask) + i * engine::kPortsPerChannel)};
    check_idle(ata::kLegacyChannels[i], first_port);
    // The loader clears it when it gives up DMA; nobody else does.
    const std::uint32_t table = PortSpace::read32(first_port + engine::Register::kTable);
    if (table == 0) {
      continue;
    }
    if (has_only_compared(info, table)) {
      slipway::println("compared by DMA on channel {}", i);
      continue;
    }
    slipway::println("read by DMA on channel {}", i);
    used = true;
  }
  if (!used) {
    slipway::println("read without DMA");
  }
  slipway::println("the controller is idle");
  slipway::exit(slipway::ExitCode::kSuccess);
}
