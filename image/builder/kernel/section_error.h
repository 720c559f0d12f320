// SPDX-License-Identifier: Apache-2.0
// What is wrong with where a kernel has its request. The loader never sees that: it gets the
// request alone, from the bundle.
#ifndef SLIPWAY_IMAGE_BUILDER_KERNEL_SECTION_ERROR_H_
#define SLIPWAY_IMAGE_BUILDER_KERNEL_SECTION_ERROR_H_

#include <array>
#include <cstdint>
#include <string>

namespace slipway::image {

// The comment says what SectionError::numbers hold.
enum class SectionFault : std::uint8_t {
  kElsewhere,       //
  kSeveral,         // how many
  kNoBytes,         //
  kMoreThanNeeded,  // bytes there are, bytes of the request
};

// All of them, for tests.
inline constexpr std::array kSectionFaults = {SectionFault::kElsewhere, SectionFault::kSeveral,
                                              SectionFault::kNoBytes,
                                              SectionFault::kMoreThanNeeded};

struct SectionError {
  SectionFault fault;
  std::array<std::uint64_t, 2> numbers = {};
};

// The sentence, without a subject; and what to change.
std::string sentence_of(const SectionError& error);
std::string advice(const SectionError& error);

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_KERNEL_SECTION_ERROR_H_
