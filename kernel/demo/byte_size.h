// SPDX-License-Identifier: Apache-2.0
// A number of bytes in a unit that keeps it short: "636 KiB".
#ifndef SLIPWAY_KERNEL_DEMO_BYTE_SIZE_H_
#define SLIPWAY_KERNEL_DEMO_BYTE_SIZE_H_

#include <cstdint>

#include "slipway/kernel/text/format.h"
#include "slipway/machine/numbers/units.h"

namespace demo {

struct ByteSize {
  std::uint64_t bytes;
};

}  // namespace demo

template <>
struct slipway::formatter<demo::ByteSize> {
  void format(demo::ByteSize size, format_context& context) const {
    using slipway::machine::kGibibyte, slipway::machine::kKibibyte, slipway::machine::kMebibyte;
    if (size.bytes >= 10 * kGibibyte) {
      format_to(context.out(), "{} GiB", size.bytes / kGibibyte);
    } else if (size.bytes >= 10 * kMebibyte) {
      format_to(context.out(), "{} MiB", size.bytes / kMebibyte);
    } else {
      format_to(context.out(), "{} KiB", size.bytes / kKibibyte);
    }
  }
};

#endif  // SLIPWAY_KERNEL_DEMO_BYTE_SIZE_H_
