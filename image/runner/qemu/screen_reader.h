// SPDX-License-Identifier: Apache-2.0
// The machine's screen as a person sees it, from QEMU's picture of it.
#ifndef SLIPWAY_IMAGE_RUNNER_QEMU_SCREEN_READER_H_
#define SLIPWAY_IMAGE_RUNNER_QEMU_SCREEN_READER_H_

#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "host/text/result.h"
#include "image/runner/qemu/qemu.h"
#include "image/runner/screen/picture.h"
#include "image/runner/screen/pixel_reader.h"
#include "image/runner/screen/screen.h"

namespace slipway::runner {

// What reads a picture that is no text mode's.
using PixelReading = std::function<Screen(const Picture&)>;

// Takes a picture and reads it with the font that the guest has loaded. A machine that runs is
// stopped for that and goes on as if nothing had happened. The error says what could not be read,
// without the end of a sentence.
host::Result<Screen> read_screen(Qemu& qemu, const PixelReading& pixels = read_console);

// The same for a machine that is looked at again and again: it is only stopped if its picture is
// another one, and not too often.
class ScreenWatch {
 public:
  explicit ScreenWatch(PixelReading pixels = read_console) : pixels_(std::move(pixels)) {}

  // The screen now, or a moment ago.
  host::Result<Screen> look(Qemu& qemu);

  // The next look is at the screen as it is then.
  void forget() { screen_.reset(); }

  const PixelReading& pixels() const { return pixels_; }

 private:
  PixelReading pixels_;
  std::string picture_;
  std::optional<Screen> screen_;
  Clock::time_point next_look_;
  Clock::time_point next_reading_;
};

// What video memory holds, in the colours that text modes start with. That is not always what is
// shown, but it disturbs nobody: a debugger would be told each time that the machine is stopped.
host::Result<Screen> read_video_memory(Qemu& qemu);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_QEMU_SCREEN_READER_H_
