// SPDX-License-Identifier: Apache-2.0
// Which ELF files may hold a kernel for a PC that starts in 32 bits.
#ifndef SLIPWAY_BOOT_PROTOCOL_MULTIBOOT2_X86_64_ELF_MACHINES_H_
#define SLIPWAY_BOOT_PROTOCOL_MULTIBOOT2_X86_64_ELF_MACHINES_H_

#include <elf.h>

#include <cstdint>

namespace slipway::protocol::multiboot2 {

// What goes on in 64 bits may be a file of these.
constexpr bool is_pc(std::uint16_t elf_machine) {
  return elf_machine == EM_386 || elf_machine == EM_X86_64;
}

}  // namespace slipway::protocol::multiboot2

#endif  // SLIPWAY_BOOT_PROTOCOL_MULTIBOOT2_X86_64_ELF_MACHINES_H_
