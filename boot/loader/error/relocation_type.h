// SPDX-License-Identifier: Apache-2.0
// The names of relocation types (x86-64 psABI, table 4.9, "Relocation Types").
#ifndef SLIPWAY_BOOT_LOADER_ERROR_RELOCATION_TYPE_H_
#define SLIPWAY_BOOT_LOADER_ERROR_RELOCATION_TYPE_H_

#include <array>
#include <cstdint>
#include <string_view>

#include "boot/loader/error/message.h"

namespace slipway::loader {

// Those that a linker leaves to a loader, and the ones which an object file has by mistake most
// often; others by their number.
inline void append_relocation_type(std::uint64_t type, Message& message) {
  struct Name {
    std::uint64_t type;
    std::string_view name;
  };
  static constexpr std::array kNames = {
      Name{1, "64"},        Name{2, "PC32"},     Name{5, "COPY"},     Name{6, "GLOB_DAT"},
      Name{7, "JUMP_SLOT"}, Name{10, "32"},      Name{11, "32S"},     Name{16, "DTPMOD64"},
      Name{17, "DTPOFF64"}, Name{18, "TPOFF64"}, Name{36, "TLSDESC"}, Name{37, "IRELATIVE"}};
  for (const auto& [number, name] : kNames) {
    if (number == type) {
      message << "R_X86_64_" << name;
      return;
    }
  }
  message << type;
}

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_ERROR_RELOCATION_TYPE_H_
