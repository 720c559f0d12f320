// SPDX-License-Identifier: Apache-2.0
// What a kernel's memory has to be after loading, worked out without the loader's help.
#ifndef SLIPWAY_BOOT_LOADER_TESTING_EXPECTED_KERNEL_H_
#define SLIPWAY_BOOT_LOADER_TESTING_EXPECTED_KERNEL_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "boot/loader/elf/elf.h"

namespace slipway::loader::testing {

struct ExpectedSegment {
  elf::ProgramHeader header;      // with the file's addresses
  std::vector<std::byte> memory;  // relocated; p_memsz bytes
};

struct ExpectedKernel {
  // Of a file that the loader has accepted, shifted by `load_bias`.
  ExpectedKernel(std::span<const std::byte> file, std::uint64_t load_bias);

  bool position_independent;
  std::uint64_t entry;                    // in the file
  std::vector<ExpectedSegment> segments;  // not empty, in the order of the program headers
  std::optional<elf::ProgramHeader> tls;  // not empty
  int relocated_words = 0;

  // Of the lowest byte, in the file.
  std::uint64_t lowest_address() const;

 private:
  void relocate(const elf::ProgramHeader& dynamic, std::uint64_t load_bias);
  void relocate_rela(std::uint64_t table, std::uint64_t size, std::uint64_t load_bias);
  void relocate_relr(std::uint64_t table, std::uint64_t size, std::uint64_t load_bias);
  std::byte* at(std::uint64_t address);
  std::uint64_t word(std::uint64_t address);
  void set_word(std::uint64_t address, std::uint64_t value);
};

}  // namespace slipway::loader::testing

#endif  // SLIPWAY_BOOT_LOADER_TESTING_EXPECTED_KERNEL_H_
