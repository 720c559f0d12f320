// SPDX-License-Identifier: Apache-2.0
// Where text goes: a screen, a serial port, a buffer.
#ifndef SLIPWAY_KERNEL_TEXT_TEXT_SINK_H_
#define SLIPWAY_KERNEL_TEXT_TEXT_SINK_H_

#include <string_view>

#include "slipway/kernel/text/style.h"

namespace slipway {

// Derive from it to send what the kernel prints to a place of your own. A sink lives as long as the
// kernel (make it `constinit` and static), so it is never destroyed through this class.
class TextSink {
 public:
  // UTF-8. May come in pieces of any length, also in the middle of a character.
  virtual void write(std::string_view text) = 0;

  // What is printed by one call comes in pieces, with hold() before the first of them and show()
  // behind the last: a sink that draws may wait until then, and draw once. What is written without
  // them is shown at once. A fault between the two ends what was held, since its report is printed.
  virtual void hold() {}
  virtual void show() {}

  // How what is written from now on looks. Sinks that cannot show it ignore it.
  virtual void set_style(Style) {}

 protected:
  ~TextSink() = default;
};

}  // namespace slipway

#endif  // SLIPWAY_KERNEL_TEXT_TEXT_SINK_H_
