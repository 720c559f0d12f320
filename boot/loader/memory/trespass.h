// SPDX-License-Identifier: Apache-2.0
// What a loader may never do, whether it loads or refuses.
#ifndef SLIPWAY_BOOT_LOADER_MEMORY_TRESPASS_H_
#define SLIPWAY_BOOT_LOADER_MEMORY_TRESPASS_H_

#include <cstdint>
#include <optional>
#include <sstream>
#include <string>

#include "boot/loader/memory/memory_map.h"
#include "boot/loader/memory/test_machine.h"

namespace slipway::loader::testing {

// Numbers in base 16 between words.
template <typename... Parts>
std::string sentence(const Parts&... parts) {
  std::ostringstream stream;
  stream << std::hex << std::showbase;
  (stream << ... << parts);
  return stream.str();
}

// The type of the region that contains [start, start + size), if one does.
std::optional<MemoryType> type_of(const MemoryMap& map, std::uint64_t start, std::uint64_t size);

// What a loader may make its own.
enum class Takes : std::uint8_t {
  kUsable,
  kFreedAtEntryToo,  // for the kernel, which is put there when it is entered
};

// A sentence about the first thing wrong with the memory map or with memory that is still usable;
// empty if all is well.
std::string find_trespass(const TestMachine& machine, Takes takes = Takes::kUsable);

}  // namespace slipway::loader::testing

#endif  // SLIPWAY_BOOT_LOADER_MEMORY_TRESPASS_H_
