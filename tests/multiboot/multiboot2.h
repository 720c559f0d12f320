// SPDX-License-Identifier: Apache-2.0
// A witness: the structures that a Multiboot2 kernel is told of, as the specification (2.0,
// section 3.6) has them, and nothing of the loader's.
#ifndef SLIPWAY_TESTS_MULTIBOOT_MULTIBOOT2_H_
#define SLIPWAY_TESTS_MULTIBOOT_MULTIBOOT2_H_

#include <cstddef>
#include <cstdint>

namespace multiboot {

inline constexpr std::uint32_t kMultiboot2Magic = 0x36D76289;

// 64-bit numbers, which are aligned by 4 only, in 32 bits.
struct Number64 {
  std::uint32_t low;
  std::uint32_t high;
};

struct Information {
  std::uint32_t total_size;
  std::uint32_t reserved;
};

struct Tag {
  std::uint32_t type;
  std::uint32_t size;

  const char* text(std::size_t offset) const {
    return reinterpret_cast<const char*>(this) + offset;
  }
  std::uint32_t number(std::size_t offset) const {
    return *reinterpret_cast<const std::uint32_t*>(text(offset));
  }
  std::uint8_t byte(std::size_t offset) const { return static_cast<std::uint8_t>(*text(offset)); }
  const Tag* next() const { return reinterpret_cast<const Tag*>(text((size + 7) / 8 * 8)); }
};

struct MemoryMapEntry {
  Number64 start;
  Number64 size;
  std::uint32_t type;
  std::uint32_t zero;
};
static_assert(sizeof(MemoryMapEntry) == 24);

}  // namespace multiboot

#endif  // SLIPWAY_TESTS_MULTIBOOT_MULTIBOOT2_H_
