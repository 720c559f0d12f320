// SPDX-License-Identifier: Apache-2.0
// What makes the firmware boot the image before anything else.
#ifndef SLIPWAY_IMAGE_RUNNER_QEMU_BOOT_ORDER_H_
#define SLIPWAY_IMAGE_RUNNER_QEMU_BOOT_ORDER_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace slipway::runner {

// Whether the firmware boots by a list of devices (`bootindex`). SeaBIOS knows them by their PCI
// addresses; a machine without PCI boots its first hard disk.
bool has_boot_order(std::string_view machine);

// The name of the machine that is started: the last one that QEMU's own arguments `extra` ask for
// wins over `machine`.
std::string machine_name(const std::string& machine, const std::vector<std::string>& extra);

// Where QEMU's own arguments `extra` would start something else than the image on the machine of
// that name: a sentence on what to change.
std::optional<std::string> rival_of_image(std::string_view machine,
                                          const std::vector<std::string>& extra);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_QEMU_BOOT_ORDER_H_
