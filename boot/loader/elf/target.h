// SPDX-License-Identifier: Apache-2.0
// The processor whose kernels are loaded, as ELF files speak of it (x86-64 psABI, "Machine
// Information" and "Relocation Types"). Another processor is another set of these values.
#ifndef SLIPWAY_BOOT_LOADER_ELF_TARGET_H_
#define SLIPWAY_BOOT_LOADER_ELF_TARGET_H_

#include <array>
#include <cstdint>
#include <string_view>

namespace slipway::loader::elf {

// FileHeader::machine.
enum class Machine : std::uint16_t { kTarget = 62 };

// What a kernel "is made for", in sentences.
inline constexpr std::string_view kTargetName = "x86-64";

// The relocations that concern a loader of static programs.
inline constexpr std::uint64_t kRelocationNone = 0;
inline constexpr std::uint64_t kRelocationRelative = 8;
inline constexpr std::uint64_t kRelocationIfunc = 37;  // what a function returns; never applied

// Without a pointer, which would be larger than what it points to.
struct RelocationName {
  std::uint8_t type;
  char name[11];  // after kRelocationPrefix
};

// Those that a linker leaves to a loader, and the ones which an object file has by mistake most
// often.
inline constexpr std::string_view kRelocationPrefix = "R_X86_64_";
inline constexpr std::array kRelocationNames = {
    RelocationName{1, "64"},
    RelocationName{2, "PC32"},
    RelocationName{5, "COPY"},
    RelocationName{6, "GLOB_DAT"},
    RelocationName{7, "JUMP_SLOT"},
    RelocationName{kRelocationRelative, "RELATIVE"},
    RelocationName{10, "32"},
    RelocationName{11, "32S"},
    RelocationName{16, "DTPMOD64"},
    RelocationName{17, "DTPOFF64"},
    RelocationName{18, "TPOFF64"},
    RelocationName{36, "TLSDESC"},
    RelocationName{kRelocationIfunc, "IRELATIVE"},
};

}  // namespace slipway::loader::elf

#endif  // SLIPWAY_BOOT_LOADER_ELF_TARGET_H_
