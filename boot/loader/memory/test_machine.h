// SPDX-License-Identifier: Apache-2.0
// A machine for tests: memory of which only what the map calls usable can be touched at all.
#ifndef SLIPWAY_BOOT_LOADER_MEMORY_TEST_MACHINE_H_
#define SLIPWAY_BOOT_LOADER_MEMORY_TEST_MACHINE_H_

#include <cstddef>
#include <cstdint>
#include <memory>

#include "boot/loader/memory/memory_map.h"
#include "boot/loader/memory/physical_memory.h"
#include "slipway/machine/numbers/units.h"

namespace slipway::loader::testing {

// What usable memory is full of before anybody writes to it.
inline constexpr std::byte kDirt{0xA5};

using machine::kGibibyte;
using machine::kMebibyte;

// Memory that the loader can reach, as pages of this process. What is not usable faults.
class TestMachine {
 public:
  static constexpr std::uint64_t kReachableEnd = kGibibyte;

  // `map` as it is when the loader is called. Usable memory below kReachableEnd becomes accessible,
  // and dirty.
  explicit TestMachine(const MemoryMap& map);
  ~TestMachine();
  TestMachine(const TestMachine&) = delete;
  TestMachine& operator=(const TestMachine&) = delete;

  // A PC with `size` bytes of memory.
  static MemoryMap pc(std::uint64_t size);

  PhysicalMemory memory() const { return PhysicalMemory(base_); }
  const MemoryMap& map_before() const { return *before_; }
  const MemoryMap& map() const { return *map_; }
  MemoryMap& map() { return *map_; }

 private:
  std::byte* base_;
  std::unique_ptr<MemoryMap> before_;
  std::unique_ptr<MemoryMap> map_;
};

}  // namespace slipway::loader::testing

#endif  // SLIPWAY_BOOT_LOADER_MEMORY_TEST_MACHINE_H_
