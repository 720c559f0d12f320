// SPDX-License-Identifier: Apache-2.0
// Several outputs as one.
#ifndef SLIPWAY_KERNEL_TEXT_SINK_LIST_H_
#define SLIPWAY_KERNEL_TEXT_SINK_LIST_H_

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

#include "slipway/kernel/text/text_sink.h"

namespace slipway {

class SinkList final : public TextSink {
 public:
  static constexpr std::size_t kCapacity = 8;

  // The sink must live as long as the list. Returns false when the list is full or has it already.
  [[nodiscard]] constexpr bool add(TextSink& sink) {
    if (size_ == kCapacity) {
      return false;
    }
    for (const TextSink* known : sinks()) {
      if (known == &sink) {
        return false;
      }
    }
    sinks_[size_++] = &sink;
    return true;
  }

  void write(std::string_view text) override {
    for (TextSink* sink : sinks()) {
      sink->write(text);
    }
  }

  void hold() override {
    for (TextSink* sink : sinks()) {
      sink->hold();
    }
  }

  void show() override {
    for (TextSink* sink : sinks()) {
      sink->show();
    }
  }

  void set_style(Style style) override {
    for (TextSink* sink : sinks()) {
      sink->set_style(style);
    }
  }

 private:
  constexpr std::span<TextSink* const> sinks() const { return {sinks_.data(), size_}; }

  std::array<TextSink*, kCapacity> sinks_{};
  std::size_t size_ = 0;
};

}  // namespace slipway

#endif  // SLIPWAY_KERNEL_TEXT_SINK_LIST_H_
