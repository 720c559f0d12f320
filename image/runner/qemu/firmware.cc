// SPDX-License-Identifier: Apache-2.0
#include "image/runner/qemu/firmware.h"

#include <string_view>

#include "host/text/concat.h"
#include "image/runner/qemu/boot_order.h"
#include "image/runner/qemu/option_value.h"

namespace slipway::runner {
namespace {

using Arguments = std::vector<std::string>;

// The flash memories of a PC are two drives: unit 0 ends at 4 GiB and has the code, unit 1 lies
// below it and has the variables. What the firmware writes there is forgotten, as on the disks.
std::string flash_memory(int unit, std::string_view access, const std::string& file) {
  return host::concat("if=pflash,unit=", unit, ",format=raw,", access,
                      ",file.locking=off,file=", option_value(file));
}

}  // namespace

host::Result<Arguments> firmware_arguments(const MachineOptions& options) {
  if (options.firmware == Firmware::kBios) {
    return Arguments();
  }
  const std::string machine = machine_name(options.type, options.extra);
  if (!has_boot_order(machine)) {
    return host::failure("a machine \"", machine,
                         "\" has no UEFI firmware: choose pc or q35, or the BIOS");
  }
  if (has_option(options.extra, {"-bios", "-pflash"})) {
    return host::failure(
        "-bios and -pflash would replace the UEFI firmware that was asked for: remove them, or "
        "give "
        "the files as uefi_code and uefi_variables of a `machine`");
  }
  if (options.uefi_code.empty() || options.uefi_variables.empty()) {
    return host::failure(
        "there is no UEFI firmware here: take `uefi = False` out of the qemu_run, or choose a "
        "machine "
        "that has it, such as q35_uefi");
  }
  return Arguments{"-drive", flash_memory(0, "readonly=on", options.uefi_code), "-drive",
                   flash_memory(1, "snapshot=on", options.uefi_variables)};
}

}  // namespace slipway::runner
