// SPDX-License-Identifier: Apache-2.0
// What users add to assertions: << "text" << value.
#ifndef SLIPWAY_KERNEL_TESTING_MESSAGE_H_
#define SLIPWAY_KERNEL_TESTING_MESSAGE_H_

#include <array>
#include <cstddef>
#include <string_view>

#include "slipway/kernel/testing/value_text.h"
#include "slipway/kernel/text/format.h"
#include "slipway/kernel/text/text_sink.h"

namespace slipway::testing {
namespace internal {

// As print() does where it can: texts without quotes, numbers in decimal.
template <typename T>
void write_message_part(TextSink& out, const T& value) {
  if constexpr (formattable<T>) {
    format_to(out, "{}", value);
  } else {
    print_value(out, value);
  }
}

}  // namespace internal

// Refers to where the text goes.
class MessageStream {
 public:
  explicit MessageStream(TextSink& out) : out_(&out) {}

  template <typename T>
  MessageStream operator<<(const T& value) const {
    internal::write_message_part(*out_, value);
    return *this;
  }

 private:
  TextSink* out_;
};

// A text of at most 200 bytes; the rest is left out. SCOPED_TRACE(testing::Message() << "i = " <<
// i).
class Message {
 public:
  static constexpr std::size_t kCapacity = 200;

  Message() : sink_(buffer_) {}
  Message(const Message&) = delete;
  Message& operator=(const Message&) = delete;

  template <typename T>
  Message& operator<<(const T& value) {
    internal::write_message_part(sink_, value);
    return *this;
  }

  std::string_view text() const { return sink_.text(); }

 private:
  std::array<char, kCapacity> buffer_;
  BufferSink sink_;
};

}  // namespace slipway::testing

// So that a message can be streamed, or printed.
template <>
struct slipway::formatter<slipway::testing::Message> {
  void format(const slipway::testing::Message& message, slipway::format_context& context) const {
    context.out().write(message.text());
  }
};

#endif  // SLIPWAY_KERNEL_TESTING_MESSAGE_H_
