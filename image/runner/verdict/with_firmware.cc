// SPDX-License-Identifier: Apache-2.0
#include "image/runner/verdict/with_firmware.h"

#include <string_view>

#include "host/text/concat.h"
#include "image/runner/text/excerpt.h"

namespace slipway::runner {
namespace {

bool is_refused_by_secure_boot(std::string_view line) {
  return line.ends_with(": Access Denied") || line.ends_with(": Security Violation");
}

// A node of a path to a network card, as EDK II writes it (UEFI 2.10, 10.6.1.6).
constexpr std::string_view kByNetwork = "/IPv4(";

std::string_view reason(const UefiBoot& boot) {
  const std::string_view line = boot.line;
  if (is_refused_by_secure_boot(line)) {
    return "Secure Boot is on, and the image's loader has no signature that the firmware trusts";
  }
  if (boot.stage == UefiBoot::Stage::kReturned) {
    return "the image has ended and given the machine back to the firmware";
  }
  if (line.contains(kByNetwork)) {
    return "the firmware got no loader from the network's server: the folder has to have a "
           "slipway.efi, as network_boot_folder makes it";
  }
  if (line.contains("failed to load ") && !line.ends_with(": Not Found")) {
    return "the firmware could not load the image's loader";
  }
  return "the firmware found no loader on the image's disk (\\EFI\\BOOT\\BOOTX64.EFI): an image "
         "for a BIOS alone has none";
}

}  // namespace

std::string why_with_firmware(const UefiBoot& boot) {
  return host::concat(reason(boot), "; it says \"", excerpt(boot.line), "\"");
}

}  // namespace slipway::runner
