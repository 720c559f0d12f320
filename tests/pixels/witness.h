// SPDX-License-Identifier: Apache-2.0
// For kernels that fail: their report has to be on the screen, in pixels, when the println() that
// says it returns. An output of the kernel's own looks, which is the last in the list.
#ifndef SLIPWAY_TESTS_PIXELS_WITNESS_H_
#define SLIPWAY_TESTS_PIXELS_WITNESS_H_

#include <slipway/kernel.h>

#include <string_view>

#include "tests/pixels/screen_text.h"

SLIPWAY_KERNEL_REQUEST(.display = slipway::protocol::DisplayMode::kFramebuffer,
                       .framebuffer = {.width = 800, .height = 600, .required = true});

namespace pixels {

class Witness final : public slipway::TextSink {
 public:
  // Says so once the text is on the screen; it is not yet.
  void wait_for(std::string_view text, const slipway::protocol::BootInfo& info) {
    text_ = text;
    info_ = &info;
    ASSERT(slipway::outputs().add(*this));
    slipway::println("about to fail");
    ASSERT(!has_seen_);
  }

  void write(std::string_view) override {}

  void show() override {
    if (!has_seen_ && ScreenText(info_->framebuffer, 1).contains(text_)) {
      has_seen_ = true;
      slipway::println("[seen in pixels]");
    }
  }

 private:
  std::string_view text_;
  const slipway::protocol::BootInfo* info_ = nullptr;
  bool has_seen_ = false;
};

inline constinit Witness witness;

}  // namespace pixels

#endif  // SLIPWAY_TESTS_PIXELS_WITNESS_H_
