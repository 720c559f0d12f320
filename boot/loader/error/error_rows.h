// SPDX-License-Identifier: Apache-2.0
// The table of errors as data, for tests that go through all of them.
#ifndef SLIPWAY_BOOT_LOADER_ERROR_ERROR_ROWS_H_
#define SLIPWAY_BOOT_LOADER_ERROR_ERROR_ROWS_H_

#include <cstdint>
#include <string_view>

#include "boot/loader/error/error.h"

namespace slipway::loader {

// When an error is found first.
enum class Found : std::uint8_t {
  kAtBuild,     // when the image is built: it is in the kernel's file
  kByProtocol,  // likewise, but of the protocol's making: no kernel and no build can help
  kAtBoot,      // on the machine, or on a damaged disk
};

struct ErrorRow {
  ErrorCode code;
  std::string_view name;
  Concern concern;
  Found found;
  std::string_view sentence;
};

inline constexpr ErrorRow kErrorRows[] = {
#define SLIPWAY_ERROR(code, concern, found, sentence) \
  {ErrorCode::code, #code, Concern::concern, Found::found, sentence},
#include "boot/loader/error/errors.inc"
};

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_ERROR_ERROR_ROWS_H_
