// SPDX-License-Identifier: Apache-2.0
#include "boot/bios/memory/memory_sizes.h"

#include "boot/bios/real_mode/bios_call.h"
#include "slipway/machine/numbers/units.h"

namespace slipway::bios {
namespace {

using loader::MemoryType;
using machine::kKibibyte;
using machine::kMebibyte;

// Ralf Brown's Interrupt List.
constexpr std::uint32_t kReadLargeSizes = 0xE801;
constexpr std::uint32_t kReadExtendedSize = 0x8800;

}  // namespace

std::uint32_t conventional_memory_end() {
  constexpr std::uint32_t kMost = 640;
  const std::uint32_t kibibytes = call(Interrupt::kMemorySize, {}).eax & 0xFFFF;
  return (kibibytes < kMost ? kibibytes : kMost) * kKibibyte;
}

loader::Result<bool> read_memory_sizes(loader::MemoryMap& map) {
  const Registers large = call(Interrupt::kSystem, {.eax = kReadLargeSizes});
  if (!large.carry()) {
    // What is configured, in CX and DX; some BIOSes give only what there is, in AX and BX.
    const bool configured = ((large.ecx | large.edx) & 0xFFFF) != 0;
    const std::uint64_t below_16_mib = (configured ? large.ecx : large.eax) & 0xFFFF;  // KiB
    const std::uint64_t above_16_mib = (configured ? large.edx : large.ebx) & 0xFFFF;  // 64 KiB
    // More than there is room for cannot be true, and then nothing of it is to be believed.
    if (below_16_mib != 0 && below_16_mib <= 15 * 1024) {
      return map.add(kMebibyte, below_16_mib * kKibibyte, MemoryType::kUsable)
          .and_then([&] {
            return map.add(16 * kMebibyte, above_16_mib * 64 * kKibibyte, MemoryType::kUsable);
          })
          .transform([] { return true; });
    }
  }
  const Registers extended = call(Interrupt::kSystem, {.eax = kReadExtendedSize});
  const std::uint64_t above_1_mib = extended.carry() ? 0 : extended.eax & 0xFFFF;
  if (above_1_mib == 0) {
    return false;
  }
  return map.add(kMebibyte, above_1_mib * kKibibyte, MemoryType::kUsable).transform([] {
    return true;
  });
}

}  // namespace slipway::bios
