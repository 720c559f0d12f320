// SPDX-License-Identifier: Apache-2.0
// Access to the machine's memory by physical address.
#ifndef SLIPWAY_BOOT_LOADER_MEMORY_PHYSICAL_MEMORY_H_
#define SLIPWAY_BOOT_LOADER_MEMORY_PHYSICAL_MEMORY_H_

#include <cstddef>
#include <cstdint>
#include <span>

namespace slipway::loader {

// On the machine the loader runs with physical memory identity mapped and `base` is null; the
// tests on the host give an arena that stands for the machine's memory.
class PhysicalMemory {
 public:
  constexpr PhysicalMemory() = default;
  explicit PhysicalMemory(std::byte* base) : base_(reinterpret_cast<std::uintptr_t>(base)) {}

  // Arithmetic on integers, since adding to a null pointer is undefined.
  template <typename T = std::byte>
  T* at(std::uint64_t address) const {
    return reinterpret_cast<T*>(base_ + address);
  }

  std::span<std::byte> bytes(std::uint64_t address, std::uint64_t size) const {
    return {at(address), size};
  }

 private:
  std::uintptr_t base_ = 0;
};

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_MEMORY_PHYSICAL_MEMORY_H_
