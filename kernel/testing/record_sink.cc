// SPDX-License-Identifier: Apache-2.0
#include "slipway/kernel/testing/record_sink.h"

#include <string_view>
#include <utility>

#include "slipway/kernel/fault/interrupts.h"
#include "slipway/kernel/testing/session.h"
#include "slipway/kernel/text/padding.h"

namespace slipway::testing {

void RecordSink::write(std::string_view text) {
  // Who prints has the outputs, but a handler of an interrupt on the same processor may print as
  // well.
  const InterruptsOff off;
  if (!text.empty()) {
    is_at_line_start_ = text.back() == '\n';
  }
  if (session_ == nullptr || is_muted_ || !session_->records_output()) {
    return;
  }
  for (const char byte : text) {
    // No character is cut in two: the longest has four bytes.
    const bool is_nearly_full = size_ + 4 > kRoom;
    if (byte == '\n' || size_ == kRoom ||
        (is_nearly_full && slipway::internal::begins_character(byte))) {
      send();
    }
    if (byte != '\n') {
      line_[size_++] = byte;
    }
  }
}

void RecordSink::show() {
  const InterruptsOff off;
  if (session_ != nullptr && size_ != 0) {
    is_part_sent_ = true;
    session_->send_part(take());
  }
}

void RecordSink::end_line() {
  const InterruptsOff off;
  if (session_ != nullptr && (size_ != 0 || is_part_sent_)) {
    send();
  }
}

void RecordSink::send() {
  is_part_sent_ = false;
  session_->send_output(take());
}

std::string_view RecordSink::take() {
  return {line_.data(), std::exchange(size_, 0)};
}

}  // namespace slipway::testing
