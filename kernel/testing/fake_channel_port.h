// SPDX-License-Identifier: Apache-2.0
// A runner for tests on the host: it has said all that it has to say, and keeps what it hears.
#ifndef SLIPWAY_KERNEL_TESTING_FAKE_CHANNEL_PORT_H_
#define SLIPWAY_KERNEL_TESTING_FAKE_CHANNEL_PORT_H_

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "slipway/kernel/testing/channel.h"

namespace slipway::testing {

class FakeChannelPort final : public ChannelPort {
 public:
  explicit FakeChannelPort(std::string commands = "") : commands_(std::move(commands)) {}

  bool exists() override { return is_there; }
  void write(std::string_view text) override {
    if (results.size() + text.size() > fails_at) {
      fails_at = std::string::npos;
      throw std::runtime_error("a fault while a record is written");
    }
    results += text;
  }
  void ask_for_commands() override {
    if (read_ == commands_.size() && sent_when_asked.empty()) {
      throw std::logic_error("there are no more commands");
    }
    ++times_asked;
    commands_ += sent_when_asked;
    sent_when_asked.clear();
  }
  std::optional<char> read() override {
    return read_ == commands_.size() ? std::nullopt : std::optional(commands_[read_++]);
  }

  bool is_there = true;
  std::string results{};
  std::size_t fails_at = std::string::npos;  // how many bytes are written before that
  std::string sent_when_asked{};
  int times_asked = 0;

 private:
  std::string commands_;
  std::size_t read_ = 0;
};

}  // namespace slipway::testing

#endif  // SLIPWAY_KERNEL_TESTING_FAKE_CHANNEL_PORT_H_
