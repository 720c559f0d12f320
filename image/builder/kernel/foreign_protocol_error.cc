// SPDX-License-Identifier: Apache-2.0
#include "image/builder/kernel/foreign_protocol_error.h"

#include <string_view>

#include "host/text/concat.h"

namespace slipway::image {
namespace {

std::string_view name_of(ForeignProtocol protocol) {
  switch (protocol) {
    case ForeignProtocol::kStivale2:
      return "the stivale2 boot protocol";
    case ForeignProtocol::kBootboot:
      return "the BOOTBOOT protocol";
    case ForeignProtocol::kPvh:
      return "Xen's direct boot protocol (PVH)";
  }
  return {};
}

}  // namespace

std::string sentence_of(const ForeignProtocolError& error) {
  return host::concat("it speaks ", name_of(error.protocol),
                      ", which this loader does not: it has ", error.mark);
}

std::string advice(const ForeignProtocolError& error) {
  constexpr std::string_view kOwnEntry =
      "give the kernel an entry point void entry(const BootInfo*), which is reached in 64-bit mode "
      "(boot/protocol/README.md), and declare what it asks for by SLIPWAY_KERNEL_REQUEST "
      "(<slipway/kernel_request.h>)";
  if (!error.is_elf64) {
    return host::concat("compile for 64 bits, for Slipway's platform //toolchain:x86_64_kernel; ",
                        kOwnEntry);
  }
  return host::concat(
      kOwnEntry,
      "; with that request it is booted by Slipway's protocol, and may keep the marks of others");
}

}  // namespace slipway::image
