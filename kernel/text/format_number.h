// SPDX-License-Identifier: Apache-2.0
// Numbers as text.
#ifndef SLIPWAY_KERNEL_TEXT_FORMAT_NUMBER_H_
#define SLIPWAY_KERNEL_TEXT_FORMAT_NUMBER_H_

#include <cstdint>

#include "slipway/kernel/text/format_spec.h"
#include "slipway/kernel/text/text_sink.h"

namespace slipway::internal {

void format_unsigned(TextSink& out, const FormatSpec& spec, std::uint64_t value);
void format_signed(TextSink& out, const FormatSpec& spec, std::int64_t value);

// As hexadecimal with 0x in front.
void format_address(TextSink& out, FormatSpec spec, std::uint64_t address);

}  // namespace slipway::internal

#endif  // SLIPWAY_KERNEL_TEXT_FORMAT_NUMBER_H_
