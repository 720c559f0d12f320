// SPDX-License-Identifier: Apache-2.0
// The memory type range registers, by which firmware says which physical addresses are memory and
// which are devices (Intel SDM vol. 3A, "Memory Type Range Registers (MTRRs)"). The fixed ones, of
// the first MiB, are left out. Reading them is for ring 0 only.
#ifndef SLIPWAY_MACHINE_X86_64_MEMORY_TYPE_RANGES_H_
#define SLIPWAY_MACHINE_X86_64_MEMORY_TYPE_RANGES_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "slipway/machine/x86_64/control_registers.h"
#include "slipway/machine/x86_64/cpuid.h"

namespace slipway::machine {

class MemoryTypeRanges {
 public:
  // They have the same numbers as in the page attribute table; kUncached is none of them.
  using Kind = PageAttributes::Kind;

  // What the registers say; nothing where the processor has none.
  template <typename Registers = ModelSpecificRegisters, typename Cpuid = CpuidInstruction>
  static constexpr std::optional<MemoryTypeRanges> read() {
    if (!Cpu<Cpuid>::has(CpuBasicFeature::kMemoryTypeRanges)) {
      return std::nullopt;
    }
    MemoryTypeRanges ranges;
    const std::uint64_t all = Registers::read(Msr::kMemoryTypeDefault);
    ranges.default_kind_ = (all & kEnabled) != 0 ? kind_of(all) : Kind::kUncacheable;
    if ((all & kEnabled) == 0) {
      return ranges;
    }
    const std::uint64_t count = Registers::read(Msr::kMemoryTypeCapabilities) & kCount;
    for (std::uint32_t i = 0; i < std::min<std::uint64_t>(count, kMostRanges); ++i) {
      const std::uint64_t mask = Registers::read(number(Msr::kFirstMemoryTypeMask, i));
      if ((mask & kValid) != 0) {
        const std::uint64_t base = Registers::read(number(Msr::kFirstMemoryTypeBase, i));
        ranges.ranges_[ranges.count_++] = {base & mask & kAddress, mask & kAddress, kind_of(base)};
      }
    }
    return ranges;
  }

  // Of the memory at a physical address, from 1 MiB on.
  constexpr Kind kind_at(std::uint64_t address) const {
    std::optional<Kind> kind;
    for (std::size_t i = 0; i < count_; ++i) {
      const Range& range = ranges_[i];
      if ((address & range.mask) == range.base) {
        kind = kind ? of_overlap(*kind, range.kind) : range.kind;
      }
    }
    return kind.value_or(default_kind_);
  }

  // Whether caches may hold any of these bytes, of which there is one at least.
  constexpr bool any_cached(std::uint64_t address, std::uint64_t size) const {
    const std::uint64_t last = address + (size - 1);
    for (address &= ~(granularity() - 1);; address += granularity()) {
      if (is_cached(kind_at(address))) {
        return true;
      }
      if (last - address < granularity()) {
        return false;
      }
    }
  }

 private:
  // IA32_MTRRCAP, IA32_MTRR_DEF_TYPE and IA32_MTRR_PHYSMASKn.
  static constexpr std::uint64_t kCount = 0xFF;
  static constexpr std::uint64_t kEnabled = 1 << 11;
  static constexpr std::uint64_t kValid = 1 << 11;

  static constexpr std::uint64_t kAddress = 0x000F'FFFF'FFFF'F000;

  // Processors have 8 or 10. Behind so many pairs come the registers of fixed ranges, from 0x250
  // on.
  static constexpr std::size_t kMostRanges = 40;

  // An address is in it if its bits under the mask are those of the base, so that a range may have
  // holes.
  struct Range {
    std::uint64_t base;
    std::uint64_t mask;
    Kind kind;
  };

  static constexpr Msr number(Msr first, std::uint32_t pair) {
    return Msr{static_cast<std::uint32_t>(first) + 2 * pair};
  }
  static constexpr Kind kind_of(std::uint64_t value) { return static_cast<Kind>(value & 0xFF); }

  // "MTRR Precedences" there. What it does not define may be anything, and is taken for no memory.
  static constexpr Kind of_overlap(Kind a, Kind b) {
    if (a == b) {
      return a;
    }
    const bool is_memory = (a == Kind::kWriteBack && b == Kind::kWriteThrough) ||
                           (a == Kind::kWriteThrough && b == Kind::kWriteBack);
    return is_memory ? Kind::kWriteThrough : Kind::kUncacheable;
  }

  static constexpr bool is_cached(Kind kind) {
    return kind == Kind::kWriteBack || kind == Kind::kWriteThrough || kind == Kind::kWriteProtected;
  }

  // In a block of so many bytes that begins at a multiple of them, all are of one kind: no mask has
  // a lower bit.
  constexpr std::uint64_t granularity() const {
    std::uint64_t bits = std::uint64_t{1} << 63;
    for (std::size_t i = 0; i < count_; ++i) {
      bits |= ranges_[i].mask;
    }
    return bits & -bits;
  }

  std::array<Range, kMostRanges> ranges_ = {};
  std::size_t count_ = 0;
  Kind default_kind_ = Kind::kUncacheable;
};

}  // namespace slipway::machine

#endif  // SLIPWAY_MACHINE_X86_64_MEMORY_TYPE_RANGES_H_
