// SPDX-License-Identifier: Apache-2.0
// A kernel whose request was written when there was less to ask for: it gets the defaults for the
// rest, BootInfo of the loader's version, and the state of its own.
#include <slipway/kernel.h>
#include "slipway/machine/x86_64/control_registers.h"

namespace {

struct OlderRequest {
  std::uint64_t magic = slipway::protocol::kRequestMagic;
  std::uint32_t size = sizeof(OlderRequest);
  std::uint16_t major_version = slipway::protocol::kMajorVersion;
  std::uint16_t minor_version = 0;
  std::uint16_t minimum_minor_version = 0;
  std::uint16_t reserved[3] = {};
  std::uint64_t stack_size = 64 * 1024;
};

[[gnu::section(".slipway_request"), gnu::used, gnu::retain]]
constexpr OlderRequest request;

}  // namespace

void kernel_main(const slipway::protocol::BootInfo& info) {
  ASSERT(info.stack_size == 64 * 1024);
  ASSERT(info.physical_memory.offset == 0xFFFF'8000'0000'0000);
  ASSERT(info.recursive_entry == 0 && info.identity_map == 0);
  ASSERT(info.command_line[0] == '\0');
  ASSERT(slipway::machine::PageAttributes::read() == slipway::machine::PageAttributes::kAfterReset);
  slipway::println("older request understood");
}
