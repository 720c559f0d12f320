// SPDX-License-Identifier: Apache-2.0
#include "boot/uefi/display/display.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <vector>

#include "boot/uefi/testing/fake_firmware.h"

namespace slipway::uefi {
namespace {

using efi::PixelFormat;
using efi::Status;
using loader::Display;
using testing::FakeFirmware;

struct Size {
  std::uint32_t width;
  std::uint32_t height;
  PixelFormat format = PixelFormat::kBlueGreenRed;
};

// A graphics output with modes of these sizes, the first of them on.
class FakeOutput {
 public:
  FakeOutput(FakeFirmware& firmware, const std::vector<Size>& sizes) : firmware_(firmware) {
    for (const Size& size : sizes) {
      modes_.push_back({.version = 0,
                        .horizontal_resolution = size.width,
                        .vertical_resolution = size.height,
                        .pixel_format = size.format,
                        .pixel_information = {},
                        .pixels_per_scan_line = size.width});
    }
    mode_ = {.max_mode = static_cast<std::uint32_t>(sizes.size()),
             .mode = 0,
             .info = &modes_[0],
             .size_of_info = sizeof(efi::GraphicsModeInformation),
             .frame_buffer_base = 0x8000'0000,
             .frame_buffer_size = 1 << 24};
    self_.output = this;
    self_.protocol = {.query_mode = query_mode, .set_mode = set_mode, .blt = blt, .mode = &mode_};
  }
  FakeOutput(const FakeOutput&) = delete;
  FakeOutput& operator=(const FakeOutput&) = delete;

  efi::GraphicsOutput& protocol() { return self_.protocol; }

  bool is_started = true;
  bool fails_to_set = false;
  int modes_set = 0;
  int times_filled = 0;

  // Real firmware says something else of a mode before it is on than after it.
  std::uint32_t pixels_per_scan_line_when_on = 0;

 private:
  struct Self {
    FakeOutput* output;
    efi::GraphicsOutput protocol;
  };
  static FakeOutput& output_of(efi::GraphicsOutput* protocol) {
    return *reinterpret_cast<Self*>(reinterpret_cast<std::byte*>(protocol) -
                                    offsetof(Self, protocol))
                ->output;
  }

  __attribute__((ms_abi)) static Status query_mode(efi::GraphicsOutput* self, std::uint32_t mode,
                                                   std::uint64_t* size,
                                                   efi::GraphicsModeInformation** information) {
    FakeOutput& output = output_of(self);
    if (!output.is_started) {
      return Status::kNotStarted;
    }
    if (mode >= output.modes_.size()) {
      return Status::kInvalidParameter;
    }
    ++output.firmware_.pool_balance;
    *size = sizeof(efi::GraphicsModeInformation);
    *information = &output.modes_[mode];
    return Status::kSuccess;
  }

  __attribute__((ms_abi)) static Status set_mode(efi::GraphicsOutput* self, std::uint32_t mode) {
    FakeOutput& output = output_of(self);
    if (output.fails_to_set) {
      return Status::kDeviceError;
    }
    ++output.modes_set;
    output.is_started = true;
    output.mode_.mode = mode;
    if (output.pixels_per_scan_line_when_on != 0) {
      output.modes_[mode].pixels_per_scan_line = output.pixels_per_scan_line_when_on;
    }
    output.mode_.info = &output.modes_[mode];
    return Status::kSuccess;
  }

  __attribute__((ms_abi)) static Status blt(efi::GraphicsOutput* self, efi::BltPixel* pixel,
                                            efi::BltOperation operation, std::uint64_t,
                                            std::uint64_t, std::uint64_t, std::uint64_t,
                                            std::uint64_t, std::uint64_t, std::uint64_t) {
    FakeOutput& output = output_of(self);
    output.times_filled += operation == efi::BltOperation::kVideoFill && pixel->green == 0;
    return Status::kSuccess;
  }

  FakeFirmware& firmware_;
  std::vector<efi::GraphicsModeInformation> modes_;
  efi::GraphicsMode mode_;
  Self self_;
};

class DisplayTest : public ::testing::Test {
 protected:
  ~DisplayTest() override { EXPECT_EQ(firmware_.pool_balance, 0) << "all is freed"; }

  Screen set(const loader::DisplayPlan& plan) { return set_display(firmware_.table(), plan); }

  int console_ = 0;
  int other_ = 0;
  FakeFirmware firmware_;
};

TEST_F(DisplayTest, KeepsTheModeThatIsOn) {
  FakeOutput output(firmware_, {{1280, 800}, {640, 480}, {1024, 768}});
  firmware_.add_interface(&console_, output.protocol());
  for (const Display mode : {Display::kEither, Display::kFramebuffer}) {
    const Screen screen = set({.mode = mode});
    EXPECT_EQ(screen.framebuffer.width, 1280u);
    EXPECT_EQ(screen.output, &output.protocol());
  }
  EXPECT_EQ(output.modes_set, 0) << "which would clear the screen";
}

TEST_F(DisplayTest, SetsTheModeThatIsWishedFor) {
  FakeOutput output(firmware_, {{1280, 800}, {640, 480}, {1024, 768}});
  firmware_.add_interface(&console_, output.protocol());
  EXPECT_EQ(set({.mode = Display::kFramebuffer, .width = 1024, .height = 768}).framebuffer.width,
            1024u);
  EXPECT_EQ(set({.mode = Display::kFramebuffer, .width = 700, .height = 700}).framebuffer.width,
            640u);
  EXPECT_EQ(output.modes_set, 2);
}

TEST_F(DisplayTest, KeepsTheModeThatIsOnWhereNoneFitsTheWish) {
  FakeOutput output(firmware_, {{1280, 800}, {640, 480}});
  firmware_.add_interface(&console_, output.protocol());
  EXPECT_EQ(set({.mode = Display::kFramebuffer, .width = 100, .height = 100}).framebuffer.width,
            1280u);
  EXPECT_EQ(output.modes_set, 0);
}

TEST_F(DisplayTest, BelievesWhatAModeSaysWhenItIsOn) {
  FakeOutput output(firmware_, {{1280, 800}, {1024, 768}});
  output.pixels_per_scan_line_when_on = 1088;
  firmware_.add_interface(&console_, output.protocol());
  EXPECT_EQ(set({.mode = Display::kFramebuffer, .width = 1024, .height = 768}).framebuffer.pitch,
            1088u * 4);
}

TEST_F(DisplayTest, StartsAnOutputThatHasNoMode) {
  FakeOutput output(firmware_, {{800, 600}});
  output.is_started = false;
  firmware_.add_interface(&console_, output.protocol());
  EXPECT_EQ(set({.mode = Display::kFramebuffer}).framebuffer.width, 800u);
  EXPECT_EQ(output.modes_set, 1);
}

TEST_F(DisplayTest, LeavesAModeWithoutMemoryToDrawIn) {
  FakeOutput output(firmware_, {{800, 600, PixelFormat::kBltOnly}, {640, 480}});
  firmware_.add_interface(&console_, output.protocol());
  EXPECT_EQ(set({.mode = Display::kFramebuffer}).framebuffer.width, 640u);
}

TEST_F(DisplayTest, PrefersTheScreenWithTheFirmwaresText) {
  FakeOutput other(firmware_, {{800, 600}});
  FakeOutput console(firmware_, {{640, 480}});
  firmware_.add_interface(&other_, other.protocol());
  firmware_.add_interface(&console_, console.protocol());
  firmware_.table().console_out_handle = &console_;
  EXPECT_EQ(set({.mode = Display::kFramebuffer}).output, &console.protocol());
  firmware_.table().console_out_handle = &other_;
  EXPECT_EQ(set({.mode = Display::kFramebuffer}).output, &other.protocol());
}

TEST_F(DisplayTest, TakesAnotherScreenWhereThatCannotBeDrawnOn) {
  FakeOutput all(firmware_, {{800, 600, PixelFormat::kBltOnly}});
  FakeOutput one(firmware_, {{640, 480}});
  firmware_.add_interface(&console_, all.protocol());
  firmware_.add_interface(&other_, one.protocol());
  firmware_.table().console_out_handle = &console_;
  EXPECT_EQ(set({.mode = Display::kFramebuffer}).output, &one.protocol());
}

TEST_F(DisplayTest, DoesWithoutAnyScreen) {
  const Screen screen = set({.mode = Display::kFramebuffer});
  EXPECT_EQ(screen.framebuffer.width, 0u);
  EXPECT_EQ(screen.output, nullptr);
  clear(screen);
}

TEST_F(DisplayTest, KeepsTheModeThatIsOnWhereTheOtherCannotBeSet) {
  FakeOutput output(firmware_, {{1280, 800}, {1024, 768}});
  output.fails_to_set = true;
  firmware_.add_interface(&console_, output.protocol());
  EXPECT_EQ(set({.mode = Display::kFramebuffer, .width = 1024, .height = 768}).framebuffer.width,
            1280u);
}

TEST_F(DisplayTest, TouchesNothingThatIsToStay) {
  FakeOutput output(firmware_, {{1280, 800}});
  firmware_.add_interface(&console_, output.protocol());
  EXPECT_EQ(set({.mode = Display::kUnchanged}).output, nullptr);
}

TEST_F(DisplayTest, IsCleared) {
  FakeOutput output(firmware_, {{1280, 800}});
  firmware_.add_interface(&console_, output.protocol());
  clear(set({.mode = Display::kFramebuffer}));
  EXPECT_EQ(output.times_filled, 1);
}

}  // namespace
}  // namespace slipway::uefi
