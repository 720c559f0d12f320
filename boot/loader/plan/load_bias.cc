// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/plan/load_bias.h"

#include "boot/loader/elf/kernel_check.h"

namespace slipway::loader {

KernelExtent extent_of(std::span<const Segment> sorted_by_address) {
  const std::uint64_t start = sorted_by_address.front().virtual_address & ~(kLoadAlignment - 1);
  return {start, sorted_by_address.back().last_byte() - start + 1};
}

Result<std::uint64_t> load_bias_for(std::uint64_t address,
                                    std::span<const Segment> sorted_by_address) {
  const KernelExtent extent = extent_of(sorted_by_address);
  const std::uint64_t bias = address - extent.start;
  const std::uint64_t first = sorted_by_address.front().virtual_address + bias;
  const std::uint64_t last = sorted_by_address.back().last_byte() + bias;
  const bool fits = machine::kPageSize <= first && first <= last && machine::is_canonical(first) &&
                    machine::is_canonical(last) && first >> 63 == last >> 63;
  if (!fits) {
    return std::unexpected(
        Error{.code = ErrorCode::kKernelDoesNotFit, .numbers = {address, extent.size}});
  }
  return bias;
}

}  // namespace slipway::loader
