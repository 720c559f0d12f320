// SPDX-License-Identifier: Apache-2.0
// What physical memory holds.
#ifndef SLIPWAY_BOOT_LOADER_MEMORY_MEMORY_TYPE_H_
#define SLIPWAY_BOOT_LOADER_MEMORY_MEMORY_TYPE_H_

#include <cstdint>
#include <initializer_list>

namespace slipway::loader {

// The first six are what a firmware may report.
enum class MemoryType : std::uint32_t {
  kUsable = 1,
  kReserved = 2,
  kAcpiReclaimable = 3,
  kAcpiNvs = 4,
  kBad = 5,
  kFreedAtEntry = 6,  // the firmware's and its programs', until the kernel runs; then usable
  kLoader = 16,       // the loader's own, and what it has no use for once the kernel runs
  kKernel = 17,       // the kernel's segments
  kPageTables = 18,   // the kernel's
  kStack = 19,        // on which the kernel starts
  kBootInfo = 20,     // what the protocol tells the kernel
  kModule = 21,
};

class MemoryTypes {
 public:
  static constexpr MemoryTypes all_but(std::initializer_list<MemoryType> types) {
    MemoryTypes result;
    for (const MemoryType type : types) {
      result.bits_ &= ~bit(type);
    }
    return result;
  }

  constexpr bool has(MemoryType type) const { return (bits_ & bit(type)) != 0; }

 private:
  static constexpr std::uint32_t bit(MemoryType type) {
    return std::uint32_t{1} << static_cast<std::uint32_t>(type);
  }

  std::uint32_t bits_ = ~std::uint32_t{0};
};

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_MEMORY_MEMORY_TYPE_H_
