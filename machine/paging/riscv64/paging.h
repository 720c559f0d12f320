// SPDX-License-Identifier: Apache-2.0
// The page tables of RISC-V with 48-bit addresses (The RISC-V Instruction Set Manual, volume II:
// Privileged Architecture, "Sv48: Page-Based 48-bit Virtual-Memory System").
#ifndef SLIPWAY_MACHINE_PAGING_RISCV64_PAGING_H_
#define SLIPWAY_MACHINE_PAGING_RISCV64_PAGING_H_

#include <cstddef>
#include <cstdint>

#include "slipway/machine/paging/levels.h"

namespace slipway::machine {

// What not all processors have.
struct Riscv64Features {
  // The extension Svpbmt: entries say which kind of memory their pages are. Without it the address
  // alone decides, by the processor's physical memory attributes.
  bool memory_types = false;
};

struct Riscv64Entry {
  enum Bit : std::uint64_t {
    kValid = 1u << 0,
    kRead = 1u << 1,  // an entry with none of read, write and execute leads to a table
    kWrite = 1u << 2,
    kExecute = 1u << 3,
    kAccessed = 1u << 6,  // an access faults without it, where hardware does not set it,
    kDirty = 1u << 7,     // and a write without this
    kNonCacheable = std::uint64_t{1} << 61,  // memory that is not cached; writes may be gathered
    kInputOutput = std::uint64_t{2} << 61,
    kMemoryType = std::uint64_t{3} << 61,  // 0 for what is at the address anyway
  };

  std::uint64_t bits = 0;

  static constexpr Riscv64Entry table(std::uint64_t physical_address) {
    return {page_number(physical_address) | kValid};
  }

  static constexpr Riscv64Entry page(std::uint64_t physical_address, PageLevel, PageRights rights,
                                     Riscv64Features features,
                                     MemoryKind kind = MemoryKind::kWriteBack) {
    std::uint64_t bits = page_number(physical_address) | kValid | kRead | kAccessed;
    if (features.memory_types) {
      bits |= memory_type(kind);
    }
    if (rights.write) {
      bits |= kWrite | kDirty;
    }
    if (rights.execute) {
      bits |= kExecute;
    }
    return {bits};
  }

  constexpr bool is_present() const { return (bits & kValid) != 0; }
  constexpr bool is_table(PageLevel) const { return (bits & (kRead | kWrite | kExecute)) == 0; }

  // Bits 53 to 10 are the address without its 12 lowest bits.
  constexpr std::uint64_t address() const { return (bits & 0x003F'FFFF'FFFF'FC00) << 2; }
  constexpr std::uint64_t page_address(PageLevel) const { return address(); }

  constexpr PageRights rights() const {
    return {.write = (bits & kWrite) != 0, .execute = (bits & kExecute) != 0};
  }
  constexpr MemoryKind kind(PageLevel) const {
    for (const MemoryKind kind : {MemoryKind::kWriteCombining, MemoryKind::kDevice}) {
      if ((bits & kMemoryType) == memory_type(kind)) {
        return kind;
      }
    }
    return MemoryKind::kWriteBack;
  }

 private:
  static constexpr std::uint64_t memory_type(MemoryKind kind) {
    switch (kind) {
      case MemoryKind::kWriteBack:
        return 0;
      case MemoryKind::kWriteCombining:
        return kNonCacheable;
      case MemoryKind::kDevice:
        return kInputOutput;
    }
    return 0;
  }
  static constexpr std::uint64_t page_number(std::uint64_t physical_address) {
    return physical_address >> 2;
  }
};
static_assert(sizeof(Riscv64Entry) == 8);

// For PageTableBuilder.
struct Riscv64Paging {
  using Entry = Riscv64Entry;
  using Features = Riscv64Features;
  static constexpr Riscv64Features kAllFeatures = {.memory_types = true};
  static constexpr PageGeometry kGeometry = kFourLevels;

  static constexpr std::size_t kRoots = 1;
  static constexpr std::size_t root_of(std::uint64_t) { return 0; }

  // Bits 63 to 47 are all equal.
  static constexpr bool is_canonical(std::uint64_t virtual_address) {
    const std::uint64_t upper = virtual_address >> 47;
    return upper == 0 || upper == 0x1FFFF;
  }
  // Pages of 512 GiB.
  static constexpr PageLevel largest_page(Riscv64Features) { return PageLevel::kRoot; }
};

}  // namespace slipway::machine

#endif  // SLIPWAY_MACHINE_PAGING_RISCV64_PAGING_H_
