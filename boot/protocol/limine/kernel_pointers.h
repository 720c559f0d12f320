// SPDX-License-Identifier: Apache-2.0
// A kernel's pointers, as the loader will make them: in the file of one that is to be relocated,
// they are in its relocations.
#ifndef SLIPWAY_BOOT_PROTOCOL_LIMINE_KERNEL_POINTERS_H_
#define SLIPWAY_BOOT_PROTOCOL_LIMINE_KERNEL_POINTERS_H_

#include <cstdint>
#include <map>
#include <optional>

#include "boot/loader/elf/dynamic_section.h"
#include "boot/loader/elf/elf.h"
#include "boot/loader/elf/kernel_bytes.h"
#include "boot/loader/plan/load_bias.h"
#include "boot/protocol/limine/plan.h"
#include "boot/protocol/search.h"

namespace slipway::protocol::limine {

class KernelPointers {
 public:
  // `kernel`, which is in the file of `searched`, must outlive this object.
  KernelPointers(const loader::KernelBytes& kernel, const SearchedKernel& searched)
      : kernel_(kernel), load_bias_(load_bias_of(searched)) {
    if (const auto section = loader::read_dynamic_section(kernel, searched.dynamic)) {
      add_rela(section->rela);
      add_rela(section->plt);
      add_relr(section->relr);
    }
  }

  // The address to which the pointer at `address` points when the kernel runs, as the file has
  // addresses; nothing where there is no room for one.
  std::optional<std::uint64_t> at(std::uint64_t address) const {
    const auto relocated = relocated_.find(address);
    if (relocated != relocated_.end()) {
      return relocated->second;
    }
    // What nobody relocates stays as it is, wherever the kernel goes.
    return kernel_.read<std::uint64_t>(address).transform(
        [&](std::uint64_t pointer) { return pointer - load_bias_; });
  }

  // Whether a pointer is there, and points to nothing.
  bool is_null(std::uint64_t address) const {
    return !relocated_.contains(address) && kernel_.read<std::uint64_t>(address) == 0;
  }

 private:
  static std::uint64_t load_bias_of(const SearchedKernel& searched) {
    if (!searched.position_independent || searched.segments.empty()) {
      return 0;
    }
    return loader::load_bias_for(kKernelAddress, searched.segments).value_or(0);
  }

  void add_rela(const loader::RelocationTable& table) {
    using loader::elf::Rela;
    for (std::uint64_t offset = 0; offset + sizeof(Rela) <= table.size; offset += sizeof(Rela)) {
      const auto entry = kernel_.read<Rela>(table.address + offset);
      if (entry && entry->type() == loader::elf::kRelocationRelative) {
        relocated_[entry->offset] = entry->addend;
      }
    }
  }

  // gABI, "Relative Relocation Table": the words themselves have what is to be added to.
  void add_relr(const loader::RelocationTable& table) {
    std::uint64_t next = 0;
    for (std::uint64_t offset = 0; offset + sizeof(next) <= table.size; offset += sizeof(next)) {
      const std::uint64_t entry = kernel_.read<std::uint64_t>(table.address + offset).value_or(0);
      if (entry % 2 == 0) {
        add_in_place(entry);
        next = entry + sizeof(entry);
        continue;
      }
      constexpr unsigned kWords = 63;
      for (unsigned i = 0; i < kWords; ++i) {
        if ((entry >> (i + 1) & 1) != 0) {
          add_in_place(next + i * sizeof(entry));
        }
      }
      next += kWords * sizeof(entry);
    }
  }

  void add_in_place(std::uint64_t address) {
    if (const auto pointer = kernel_.read<std::uint64_t>(address)) {
      relocated_.try_emplace(address, *pointer);
    }
  }

  const loader::KernelBytes& kernel_;
  std::uint64_t load_bias_;
  std::map<std::uint64_t, std::uint64_t> relocated_;
};

}  // namespace slipway::protocol::limine

#endif  // SLIPWAY_BOOT_PROTOCOL_LIMINE_KERNEL_POINTERS_H_
