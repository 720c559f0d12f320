// SPDX-License-Identifier: Apache-2.0
// SCOPED_TRACE: what a failure says besides, in a block and all that it calls.
#ifndef SLIPWAY_KERNEL_TESTING_TRACE_H_
#define SLIPWAY_KERNEL_TESTING_TRACE_H_

#include <cstdint>

#include "slipway/kernel/testing/failure_text.h"
#include "slipway/kernel/testing/message.h"
#include "slipway/kernel/text/text_sink.h"

namespace slipway::testing {

// Of the processor that runs it: its failures alone say so.
class ScopedTrace {
 public:
  template <typename T>
  ScopedTrace(const char* file, int line, const T& message)
      : place_{.file = file, .line = static_cast<std::uint32_t>(line)} {
    text_ << message;
    enter();
  }
  ~ScopedTrace() { leave(); }
  ScopedTrace(const ScopedTrace&) = delete;
  ScopedTrace& operator=(const ScopedTrace&) = delete;

  // A line for each that the current processor is in, the innermost first.
  static void write_all(FailureText& out);

 private:
  void enter();
  void leave();

  Place place_;
  Message text_;
  ScopedTrace* outer_ = nullptr;
};

}  // namespace slipway::testing

#endif  // SLIPWAY_KERNEL_TESTING_TRACE_H_
