// SPDX-License-Identifier: Apache-2.0
#include "boot/bios/display/display.h"

#include <string_view>

#include "boot/bios/display/text_mode.h"
#include "boot/bios/display/vbe.h"
#include "boot/bios/report/console.h"
#include "boot/bios/report/stop.h"
#include "boot/loader/error/message.h"

namespace slipway::bios {
namespace {

void back_to_text() {
  set_text_mode();
}

[[noreturn]] void stop_without(std::string_view fault, const loader::DisplayPlan& plan) {
  loader::Message message;
  stop((message << fault << plan.what_to_change).text());
}

Screen text(const loader::DisplayPlan& plan) {
  const loader::TextMode mode = set_text_mode();
  if (mode.columns == 0 && plan.screen_required) {
    stop_without("the kernel needs a screen, and the video BIOS has neither text nor pixels: ",
                 plan);
  }
  return {.text_mode = mode};
}

Screen set_framebuffer(const loader::DisplayPlan& plan) {
  const auto mode = vbe::find_mode({plan.width, plan.height});
  if (mode) {
    console::restore_screen_by(back_to_text);  // a failed attempt may leave anything
    if (vbe::set_mode(*mode)) {
      return {.framebuffer = mode->framebuffer};
    }
  }
  if (plan.required) {
    stop_without(
        "the kernel needs a framebuffer, and the video BIOS has none with 24 or 32 bits a pixel "
        "(VBE 2.0): ",
        plan);
  }
  console::restore_screen_by(nullptr);
  return text(plan);
}

}  // namespace

Screen set_display(const loader::DisplayPlan& plan) {
  switch (plan.mode) {
    case loader::Display::kUnchanged:
      return {};
    case loader::Display::kFramebuffer:
      return set_framebuffer(plan);
    case loader::Display::kText:
    case loader::Display::kEither:
      break;
  }
  return text(plan);
}

}  // namespace slipway::bios
