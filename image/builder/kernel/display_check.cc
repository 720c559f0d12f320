// SPDX-License-Identifier: Apache-2.0
#include "image/builder/kernel/display_check.h"

#include "boot/loader/error/message.h"
#include "boot/loader/plan/plan_check.h"
#include "host/text/concat.h"

namespace slipway::image {

std::optional<std::string> uefi_display_fault(const Request& request) {
  const auto checked = loader::check_display_of_pixels(request.display);
  if (checked) {
    return std::nullopt;
  }
  loader::Message sentence;
  loader::describe_without_subject(checked.error(), sentence);
  return host::concat(sentence.text(), "\n  What to change: ", request.display.what_to_change,
                      ", or give disk_image firmware = [\"bios\"].");
}

}  // namespace slipway::image
