// SPDX-License-Identifier: Apache-2.0
// A witness: what a kernel of Multiboot, version 1, is told of, as the specification (0.6.96,
// section 3.3) has it, by the offsets there.
#ifndef SLIPWAY_TESTS_MULTIBOOT_MULTIBOOT_H_
#define SLIPWAY_TESTS_MULTIBOOT_MULTIBOOT_H_

#include <cstddef>
#include <cstdint>

namespace multiboot {

inline constexpr std::uint32_t kMultibootMagic = 0x2BADB002;

class Information {
 public:
  explicit Information(std::uint32_t address)
      : bytes_(reinterpret_cast<const std::uint8_t*>(address)) {}

  bool has(unsigned flag) const { return (number(0) >> flag & 1) != 0; }
  std::uint32_t number(std::size_t offset) const {
    return *reinterpret_cast<const std::uint32_t*>(bytes_ + offset);
  }
  std::uint8_t byte(std::size_t offset) const { return bytes_[offset]; }
  const std::uint8_t* place(std::size_t offset) const { return bytes_ + offset; }
  const char* text(std::size_t offset) const {
    return reinterpret_cast<const char*>(number(offset));
  }

 private:
  const std::uint8_t* bytes_;
};

struct Module {
  std::uint32_t start;
  std::uint32_t end;
  const char* text;
  std::uint32_t zero;
};

struct MemoryMapEntry {
  std::uint32_t size;  // of what follows
  std::uint32_t start;
  std::uint32_t start_high;
  std::uint32_t length;
  std::uint32_t length_high;
  std::uint32_t type;
};

}  // namespace multiboot

#endif  // SLIPWAY_TESTS_MULTIBOOT_MULTIBOOT_H_
