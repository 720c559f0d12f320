// SPDX-License-Identifier: Apache-2.0
// A kernel's pointers: in the file of one that is to be relocated, they are in its relocations.
#ifndef SLIPWAY_BOOT_PROTOCOL_LIMINE_KERNEL_POINTERS_H_
#define SLIPWAY_BOOT_PROTOCOL_LIMINE_KERNEL_POINTERS_H_

#include <cstdint>
#include <map>
#include <optional>

#include "boot/loader/elf/dynamic_section.h"
#include "boot/loader/elf/elf.h"
#include "boot/loader/elf/kernel_bytes.h"
#include "boot/loader/elf/special_segments.h"

namespace slipway::protocol::limine {

class KernelPointers {
 public:
  // `kernel`, which is in a file, must outlive this object.
  KernelPointers(const loader::KernelBytes& kernel, loader::DynamicTable dynamic)
      : kernel_(kernel) {
    if (const auto section = loader::read_dynamic_section(kernel, dynamic)) {
      add(section->rela);
    }
  }

  // The address to which the pointer at `address` points, as the file has addresses; nothing where
  // there is no room for one.
  std::optional<std::uint64_t> at(std::uint64_t address) const {
    const auto relocated = relocated_.find(address);
    return relocated == relocated_.end() ? kernel_.read<std::uint64_t>(address)
                                         : std::optional(relocated->second);
  }

 private:
  void add(const loader::RelocationTable& table) {
    using loader::elf::Rela;
    for (std::uint64_t offset = 0; offset + sizeof(Rela) <= table.size; offset += sizeof(Rela)) {
      const auto entry = kernel_.read<Rela>(table.address + offset);
      if (entry && entry->type() == loader::elf::kRelocationRelative) {
        relocated_[entry->offset] = entry->addend;
      }
    }
  }

  const loader::KernelBytes& kernel_;
  std::map<std::uint64_t, std::uint64_t> relocated_;
};

}  // namespace slipway::protocol::limine

#endif  // SLIPWAY_BOOT_PROTOCOL_LIMINE_KERNEL_POINTERS_H_
