// SPDX-License-Identifier: Apache-2.0
// The page tables of AArch64 with a granule of 4 KiB and 48-bit addresses (Arm Architecture
// Reference Manual for A-profile, DDI 0487, section D8.3, "Translation table descriptor formats"),
// stage 1, of a kernel at EL1.
#ifndef SLIPWAY_MACHINE_PAGING_AARCH64_PAGING_H_
#define SLIPWAY_MACHINE_PAGING_AARCH64_PAGING_H_

#include <cstddef>
#include <cstdint>

#include "slipway/machine/paging/levels.h"

namespace slipway::machine {

// No processor lacks anything of this.
struct Aarch64Features {};

struct Aarch64Entry {
  enum Bit : std::uint64_t {
    kValid = 1u << 0,
    kTableOrPage = 1u << 1,  // at the last level a page, above a table; without it a block
    kAttributeIndex = 7u << 2,
    kReadOnly = 1u << 7,  // AP[2]
    kInnerShareable = 3u << 8,
    kAccessed = 1u << 10,  // an access faults without it, where hardware does not set it
    kPrivilegedExecuteNever = std::uint64_t{1} << 53,
    kUserExecuteNever = std::uint64_t{1} << 54,
  };

  std::uint64_t bits = 0;

  static constexpr Aarch64Entry table(std::uint64_t physical_address) {
    return {physical_address | kValid | kTableOrPage};
  }

  // The attributes of memory are in MAIR_EL1, by index. Whoever sets that register has to have at 0
  // normal memory that is write-back, at 1 normal memory that is not cached, to which writes may be
  // gathered, and at 2 Device-nGnRnE.
  static constexpr std::uint64_t attribute_index(MemoryKind kind) {
    switch (kind) {
      case MemoryKind::kWriteBack:
        return 0;
      case MemoryKind::kWriteCombining:
        return 1;
      case MemoryKind::kDevice:
        return 2;
    }
    return 0;
  }

  static constexpr Aarch64Entry page(std::uint64_t physical_address, PageLevel level,
                                     PageRights rights, Aarch64Features,
                                     MemoryKind kind = MemoryKind::kWriteBack) {
    std::uint64_t bits = physical_address | kValid | attribute_index(kind) << 2 | kInnerShareable |
                         kAccessed | kUserExecuteNever;
    if (level == PageLevel::kTable) {
      bits |= kTableOrPage;
    }
    if (!rights.write) {
      bits |= kReadOnly;
    }
    if (!rights.execute) {
      bits |= kPrivilegedExecuteNever;
    }
    return {bits};
  }

  constexpr bool is_present() const { return (bits & kValid) != 0; }
  constexpr bool is_table(PageLevel level) const {
    return level != PageLevel::kTable && (bits & kTableOrPage) != 0;
  }
  constexpr std::uint64_t address() const { return bits & 0x0000'FFFF'FFFF'F000; }
  constexpr std::uint64_t page_address(PageLevel) const { return address(); }

  constexpr PageRights rights() const {
    return {.write = (bits & kReadOnly) == 0, .execute = (bits & kPrivilegedExecuteNever) == 0};
  }
  constexpr MemoryKind kind(PageLevel) const {
    for (const MemoryKind kind : {MemoryKind::kWriteCombining, MemoryKind::kDevice}) {
      if ((bits & kAttributeIndex) == attribute_index(kind) << 2) {
        return kind;
      }
    }
    return MemoryKind::kWriteBack;
  }
};
static_assert(sizeof(Aarch64Entry) == 8);

// For PageTableBuilder.
struct Aarch64Paging {
  using Entry = Aarch64Entry;
  using Features = Aarch64Features;
  static constexpr Aarch64Features kAllFeatures = {};
  static constexpr PageGeometry kGeometry = kFourLevels;

  // The lower half of the addresses has its tables at TTBR0_EL1, the upper one at TTBR1_EL1.
  static constexpr std::size_t kRoots = 2;
  static constexpr std::size_t root_of(std::uint64_t virtual_address) {
    return virtual_address >> 63;
  }

  // Each half has 48 bits: bits 63 to 48 are all equal.
  static constexpr bool is_canonical(std::uint64_t virtual_address) {
    const std::uint64_t upper = virtual_address >> 48;
    return upper == 0 || upper == 0xFFFF;
  }
  static constexpr PageLevel largest_page(Aarch64Features) { return PageLevel::kDirectoryPointer; }
};

}  // namespace slipway::machine

#endif  // SLIPWAY_MACHINE_PAGING_AARCH64_PAGING_H_
