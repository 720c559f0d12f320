// SPDX-License-Identifier: Apache-2.0
// An output that sends what a case prints to its runner, line by line; of a line that is printed in
// pieces each, since the next may never come.
#ifndef SLIPWAY_KERNEL_TESTING_RECORD_SINK_H_
#define SLIPWAY_KERNEL_TESTING_RECORD_SINK_H_

#include <array>
#include <cstddef>
#include <string_view>

#include "slipway/kernel/text/text_sink.h"

namespace slipway::testing {

class Session;

class RecordSink final : public TextSink {
 public:
  constexpr RecordSink() = default;

  void set_session(Session* session) { session_ = session; }

  // What the library itself says on the screen is not the case's.
  void mute(bool is_muted) { is_muted_ = is_muted; }

  // Whether what has been printed last has ended its line.
  bool is_at_line_start() const { return is_at_line_start_; }

  // A line that is longer than the room for it becomes several.
  void write(std::string_view text) override;

  void show() override;

  // Sends a line that has not been ended.
  void end_line();

 private:
  static constexpr std::size_t kRoom = 1024;

  void send();
  std::string_view take();

  Session* session_ = nullptr;
  bool is_muted_ = false;
  bool is_at_line_start_ = true;
  bool is_part_sent_ = false;  // of the line
  std::size_t size_ = 0;       // of what is not sent
  std::array<char, kRoom> line_{};
};

}  // namespace slipway::testing

#endif  // SLIPWAY_KERNEL_TESTING_RECORD_SINK_H_
