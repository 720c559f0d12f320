// SPDX-License-Identifier: Apache-2.0
// Where the I/O APICs are.
#ifndef SLIPWAY_BOOT_FACTS_IO_APICS_H_
#define SLIPWAY_BOOT_FACTS_IO_APICS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "boot/loader/memory/loader_memory.h"

namespace slipway::facts {

// Physical addresses of their registers.
class IoApics {
 public:
  // More are left out. A server has one for each PCI root, and some more.
  static constexpr std::size_t kMost = 64;

  std::span<const std::uint64_t> addresses() const { return {addresses_.data(), count_}; }
  void add(std::uint64_t address) {
    if (count_ < kMost) {
      addresses_[count_++] = address;
    }
  }

 private:
  std::array<std::uint64_t, kMost> addresses_ = {};
  std::size_t count_ = 0;
};

// Those in ACPI's MADT, which the root table at this physical address names; none if that is 0. One
// that would be in memory is left out: somebody will write to it.
IoApics find_io_apics(std::uint64_t acpi_root_table, const loader::LoaderMemory& memory);

}  // namespace slipway::facts

#endif  // SLIPWAY_BOOT_FACTS_IO_APICS_H_
