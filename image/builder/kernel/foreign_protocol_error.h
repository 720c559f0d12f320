// SPDX-License-Identifier: Apache-2.0
// A kernel that is made for another loader, and asks nothing of Slipway's.
#ifndef SLIPWAY_IMAGE_BUILDER_KERNEL_FOREIGN_PROTOCOL_ERROR_H_
#define SLIPWAY_IMAGE_BUILDER_KERNEL_FOREIGN_PROTOCOL_ERROR_H_

#include <array>
#include <cstdint>
#include <string>

namespace slipway::image {

enum class ForeignProtocol : std::uint8_t {
  kStivale2,
  kBootboot,
  kPvh,
};

// All of them, those first whose marks are least likely to be there by chance.
inline constexpr std::array kForeignProtocols = {ForeignProtocol::kStivale2,
                                                 ForeignProtocol::kBootboot, ForeignProtocol::kPvh};

struct ForeignProtocolError {
  ForeignProtocol protocol;
  std::string mark;  // what was found, and where: "a request at 0xffffffff80002000 in .data"
  bool is_elf64;     // so that a request of Slipway's can be in it
};

// The sentence, without a subject; and what to change.
std::string sentence_of(const ForeignProtocolError& error);
std::string advice(const ForeignProtocolError& error);

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_KERNEL_FOREIGN_PROTOCOL_ERROR_H_
