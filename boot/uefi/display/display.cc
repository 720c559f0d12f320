// SPDX-License-Identifier: Apache-2.0
#include "boot/uefi/display/display.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "boot/facts/mode_choice.h"
#include "boot/uefi/display/pixels.h"
#include "boot/uefi/efi/boot_services.h"
#include "boot/uefi/efi/graphics_output.h"

namespace slipway::uefi {
namespace {

using facts::PixelSize;

// Where the mode that is on has no pixels to draw, and the kernel wishes for no size.
constexpr PixelSize kCommonSize = {1024, 768};

// One graphics output: a screen, or several with the same picture.
class Output {
 public:
  Output(const efi::BootServices& services, efi::GraphicsOutput& output)
      : services_(services), output_(output) {}

  std::optional<loader::Framebuffer> set(PixelSize wish) {
    start();
    if (wish.width != 0 && choose(wish)) {
      return framebuffer_of(*output_.mode);
    }
    const auto pixels = framebuffer_of(*output_.mode);
    if (pixels) {
      return pixels;
    }
    choose(kCommonSize);
    return framebuffer_of(*output_.mode);
  }

 private:
  // Firmware that has not shown anything may have no mode on.
  void start() {
    efi::GraphicsModeInformation* information = nullptr;
    std::uint64_t size;
    const auto status = output_.query_mode(&output_, output_.mode->mode, &size, &information);
    if (status == efi::Status::kNotStarted) {
      output_.set_mode(&output_, 0);
    } else if (!failed(status)) {
      services_.free_pool(information);
    }
  }

  // Sets the mode that is next to `wish`. False if none fits into it, or it cannot be set.
  bool choose(PixelSize wish) {
    facts::ModeChoice choice(wish);
    std::optional<std::uint32_t> best;
    for (std::uint32_t mode = 0; mode < output_.mode->max_mode; ++mode) {
      if (offer(mode, choice)) {
        best = mode;
      }
    }
    if (!best || !choice.fits()) {
      return false;
    }
    return *best == output_.mode->mode || !failed(output_.set_mode(&output_, *best));
  }

  bool offer(std::uint32_t mode, facts::ModeChoice& choice) {
    efi::GraphicsModeInformation* information = nullptr;
    std::uint64_t size;
    if (failed(output_.query_mode(&output_, mode, &size, &information))) {
      return false;
    }
    const auto layout = pixel_layout(*information);
    const bool better = layout && choice.offer({information->horizontal_resolution,
                                                information->vertical_resolution},
                                               layout->bits_per_pixel);
    services_.free_pool(information);
    return better;
  }

  const efi::BootServices& services_;
  efi::GraphicsOutput& output_;
};

// All that have pixels to draw in, from the one on that the firmware shows its own text.
class Outputs {
 public:
  explicit Outputs(const efi::SystemTable& firmware)
      : services_(*firmware.boot_services), console_(firmware.console_out_handle) {
    std::uint64_t count = 0;
    if (!failed(services_.locate_handle_buffer(efi::SearchType::kByProtocol,
                                               &efi::GraphicsOutput::kGuid, nullptr, &count,
                                               &handles_))) {
      count_ = static_cast<std::size_t>(count);
    }
  }
  Outputs(const Outputs&) = delete;
  Outputs& operator=(const Outputs&) = delete;
  ~Outputs() {
    if (count_ != 0) {
      services_.free_pool(handles_);
    }
  }

  Screen set(PixelSize wish) const {
    // QEMU's has the graphics output of its one screen here; firmware with several has one that is
    // all of them, often without memory to draw in.
    Screen screen = set_on(console_, wish);
    for (const efi::Handle handle : std::span(handles_, count_)) {
      if (screen.output == nullptr && handle != console_) {
        screen = set_on(handle, wish);
      }
    }
    return screen;
  }

 private:
  Screen set_on(efi::Handle handle, PixelSize wish) const {
    auto* const output =
        handle != nullptr ? efi::interface_on<efi::GraphicsOutput>(services_, handle) : nullptr;
    if (output == nullptr || output->mode == nullptr) {
      return {};
    }
    const auto pixels = Output(services_, *output).set(wish);
    return pixels ? Screen{*pixels, output} : Screen{};
  }

  const efi::BootServices& services_;
  efi::Handle console_;
  efi::Handle* handles_ = nullptr;
  std::size_t count_ = 0;
};

}  // namespace

Screen set_display(const efi::SystemTable& firmware, const loader::DisplayPlan& plan) {
  if (plan.mode == loader::Display::kUnchanged) {
    return {};
  }
  return Outputs(firmware).set({plan.width, plan.height});
}

void clear(const Screen& screen) {
  if (screen.output != nullptr) {
    efi::BltPixel black = {};
    screen.output->blt(screen.output, &black, efi::BltOperation::kVideoFill, 0, 0, 0, 0,
                       screen.framebuffer.width, screen.framebuffer.height, 0);
  }
}

}  // namespace slipway::uefi
