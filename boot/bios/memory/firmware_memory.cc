// SPDX-License-Identifier: Apache-2.0
#include "boot/bios/memory/firmware_memory.h"

#include <cstdint>

#include "boot/bios/layout/low_memory.h"
#include "boot/bios/memory/e820.h"
#include "boot/bios/memory/memory_sizes.h"
#include "boot/bios/report/stop.h"
#include "boot/facts/memory_facts.h"
#include "boot/facts/reported_memory.h"
#include "boot/loader/error/message.h"
#include "slipway/machine/numbers/units.h"

namespace slipway::bios {
namespace {

using loader::Bytes;
using loader::MemoryType;

constexpr std::uint32_t kConventionalMemoryLimit = 0xA0000;

void check(const loader::Result<void>& result) {
  if (!result) {
    stop(result.error());
  }
}

bool check(const loader::Result<bool>& result) {
  if (!result) {
    stop(result.error());
  }
  return *result;
}

[[noreturn]] void stop_for_low_memory(std::uint32_t end) {
  loader::Message message;
  message << "the BIOS leaves only the first " << Bytes{end} << " of memory free; the loader needs "
          << Bytes{kLowMemoryNeeded};
  stop(message.text());
}

}  // namespace

void read_memory_map(loader::MemoryMap& map, const loader::FirmwareTables& tables) {
  const std::uint32_t conventional_end = conventional_memory_end();
  if (conventional_end < kLowMemoryNeeded) {
    stop_for_low_memory(conventional_end);
  }

  if (!check(read_e820(map, facts::memory_facts(tables)))) {
    if (!check(read_memory_sizes(map))) {
      stop("the BIOS does not say how much memory there is (INT 15h: E820h, E801h, 88h)");
    }
    check(map.add(0, conventional_end, MemoryType::kUsable));
  }
  // Some maps call the BIOS's data above conventional memory usable.
  check(map.add(conventional_end, kConventionalMemoryLimit - conventional_end,
                MemoryType::kReserved));
  check(facts::reserve_holes(map, machine::kMebibyte));
  check(map.reserve(kFirstUsedAddress, kLowMemoryNeeded - kFirstUsedAddress, MemoryType::kLoader));
  // Page 0 holds the BIOS's vectors and data. Where its map calls the page usable, a kernel that
  // took it would confuse it with a null pointer; where it does not, there is nothing to add.
  (void)map.reserve(0, kFirstUsedAddress, MemoryType::kLoader);
}

}  // namespace slipway::bios
