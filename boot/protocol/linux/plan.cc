// SPDX-License-Identifier: Apache-2.0
#include "boot/protocol/linux/plan.h"

#include "boot/loader/physical_place.h"
#include "boot/protocol/linux/setup_header.h"
#include "boot/protocol/linux/x86_64/entry_state.h"

namespace slipway::protocol::linux_boot {
namespace {

// Where it prefers to be if that is free, which is where the image builder has linked it to.
loader::PhysicalRange range_of(const SetupHeader& header) {
  if (header.relocatable == 0) {
    return {};
  }
  return {.wanted = true,
          .start = loader::kPhysicalStart,
          .end = loader::kPhysicalEnd,
          .alignment = header.kernel_alignment};
}

}  // namespace

// Its header does not say what it can draw on: text is what all can.
loader::Result<loader::LoadPlan> plan(std::span<const std::byte> request) {
  return read_header(request).transform([](const SetupHeader& header) {
    return loader::LoadPlan{.physical_range = range_of(header),
                            .display = {.mode = loader::Display::kEither},
                            .state = kEntryState};
  });
}

}  // namespace slipway::protocol::linux_boot
