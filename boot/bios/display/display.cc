// SPDX-License-Identifier: Apache-2.0
#include "boot/bios/display/display.h"

#include "boot/bios/display/text_mode.h"
#include "boot/bios/display/vbe.h"
#include "boot/bios/report/console.h"
#include "boot/bios/report/stop.h"

namespace slipway::bios {
namespace {

void back_to_text() {
  set_text_mode();
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
    stop(
        "the kernel needs a framebuffer, and the video BIOS has none with 24 or 32 bits a pixel "
        "(VBE 2.0); build the kernel with .framebuffer.required = false to have text instead");
  }
  console::restore_screen_by(nullptr);
  return {.text_mode = set_text_mode()};
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
  return {.text_mode = set_text_mode()};
}

}  // namespace slipway::bios
