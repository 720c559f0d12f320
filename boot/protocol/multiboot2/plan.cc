// SPDX-License-Identifier: Apache-2.0
#include "boot/protocol/multiboot2/plan.h"

#include "boot/protocol/multiboot2/requests.h"
#include "boot/protocol/multiboot2/x86_64/entry_state.h"

namespace slipway::protocol::multiboot2 {

// Interrupt controllers are as a loader finds them: kernels exist that save the masks which they
// find there, program the controller anew, and put them back.
loader::Result<loader::LoadPlan> plan(std::span<const std::byte> request) {
  return read_requests(request).transform([](const Requests& requests) {
    return loader::LoadPlan{
        .physical_range = range_of(requests),
        .display = {.mode = requests.display,
                    .width = requests.width,
                    .height = requests.height,
                    .required = requests.display_required == 1,
                    .screen_required = requests.display_required == 2,
                    .what_to_change =
                        "clear bit 0 of the console flags in its header, if it can do without, or "
                        "let it have text as well as pixels (bit 1, and a framebuffer tag)"},
        .state = kEntryState,
        .interrupt_controllers = loader::InterruptControllers::kUnchanged,
        .firmware = requests.efi_entry != 0 ? loader::Firmware::kStays : loader::Firmware::kGone,
        .firmware_entry = requests.efi_entry};
  });
}

}  // namespace slipway::protocol::multiboot2
