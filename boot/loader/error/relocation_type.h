// SPDX-License-Identifier: Apache-2.0
// The names of relocation types.
#ifndef SLIPWAY_BOOT_LOADER_ERROR_RELOCATION_TYPE_H_
#define SLIPWAY_BOOT_LOADER_ERROR_RELOCATION_TYPE_H_

#include <cstdint>

#include "boot/loader/elf/target.h"
#include "boot/loader/error/message.h"

namespace slipway::loader {

// A type without a name by its number.
inline void append_relocation_type(std::uint64_t type, Message& message) {
  for (const auto& [number, name] : elf::kRelocationNames) {
    if (number == type) {
      message << elf::kRelocationPrefix << name;
      return;
    }
  }
  message << type;
}

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_ERROR_RELOCATION_TYPE_H_
