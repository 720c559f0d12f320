// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/elf/relocation.h"

#include "boot/loader/elf/dynamic_section.h"
#include "boot/loader/elf/elf.h"

namespace slipway::loader {

namespace {

using Word = std::uint64_t;

constexpr std::uint64_t kBitsPerBitmap = 63;

std::string_view symbol_name(const KernelBytes& kernel, const DynamicSection& section,
                             std::uint64_t index) {
  const auto symbol = index == 0
                          ? std::nullopt
                          : kernel.read<elf::Symbol>(section.symbols + index * sizeof(elf::Symbol));
  return symbol ? string_at(kernel, section.strings, symbol->name) : std::string_view();
}

class Relocation {
 public:
  Relocation(const KernelBytes& kernel, bool apply) : kernel_(kernel), apply_(apply) {}

  // A table of words to be set to an addend of their own and shifted.
  Result<void> run_rela(const DynamicSection& section, const RelocationTable& table) {
    for (std::uint64_t offset = 0; offset + sizeof(elf::Rela) <= table.size;
         offset += sizeof(elf::Rela)) {
      const elf::Rela entry = *kernel_.read<elf::Rela>(table.address + offset);
      if (entry.type() == elf::kRelocationNone) {
        continue;
      }
      if (entry.type() != elf::kRelocationRelative) {
        return std::unexpected(Error{.code = ErrorCode::kRelocationType,
                                     .numbers = {entry.type(), entry.offset},
                                     .name = symbol_name(kernel_, section, entry.symbol())});
      }
      if (auto done = shift(entry.offset, entry.addend); !done) {
        return done;
      }
    }
    return {};
  }

  // gABI, "Relative Relocation Table": an even entry is the address of a word to be shifted; an
  // odd one has a bit for each of the 63 words that follow the last one.
  Result<void> run_relr(const RelocationTable& table) {
    std::uint64_t next = 0;
    for (std::uint64_t offset = 0; offset + sizeof(Word) <= table.size; offset += sizeof(Word)) {
      const Word entry = *kernel_.read<Word>(table.address + offset);
      if (entry % 2 == 0) {
        if (auto done = shift_in_place(entry); !done) {
          return done;
        }
        next = entry + sizeof(Word);
        continue;
      }
      std::uint64_t address = next;
      for (Word bits = entry >> 1; bits != 0; bits >>= 1) {
        if (auto done = bits % 2 != 0 ? shift_in_place(address) : Result<void>(); !done) {
          return done;
        }
        address += sizeof(Word);
      }
      next += kBitsPerBitmap * sizeof(Word);
    }
    return {};
  }

 private:
  Result<void> shift_in_place(std::uint64_t address) {
    const auto value = kernel_.read<Word>(address);
    return value ? shift(address, *value) : refuse(address);
  }

  // Makes the word at `address` what `value`, an address in the file, has become.
  Result<void> shift(std::uint64_t address, Word value) {
    if (!kernel_.holds(address, sizeof(Word))) {
      return refuse(address);
    }
    if (apply_) {
      value += kernel_.load_bias();
      std::memcpy(kernel_.writable(address), &value, sizeof(value));
    }
    return {};
  }

  static Result<void> refuse(std::uint64_t address) {
    return std::unexpected(Error{.code = ErrorCode::kRelocationOutside, .numbers = {address}});
  }

  const KernelBytes& kernel_;
  bool apply_;
};

Result<void> relocate(const KernelBytes& kernel, DynamicTable dynamic, bool apply) {
  const auto section = read_dynamic_section(kernel, dynamic);
  if (!section) {
    return std::unexpected(section.error());
  }
  Relocation relocation(kernel, apply);
  return relocation.run_rela(*section, section->rela)
      .and_then([&] { return relocation.run_rela(*section, section->plt); })
      .and_then([&] { return relocation.run_relr(section->relr); });
}

}  // namespace

Result<void> check_relocations(const KernelBytes& kernel, DynamicTable dynamic) {
  return relocate(kernel, dynamic, false);
}

Result<void> apply_relocations(const KernelBytes& kernel, DynamicTable dynamic) {
  return relocate(kernel, dynamic, true);
}

}  // namespace slipway::loader
