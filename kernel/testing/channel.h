// SPDX-License-Identifier: Apache-2.0
// How a kernel with tests and the program that runs it talk: docs/test_channel.md.
#ifndef SLIPWAY_KERNEL_TESTING_CHANNEL_H_
#define SLIPWAY_KERNEL_TESTING_CHANNEL_H_

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

#include "slipway/kernel/text/text_sink.h"

namespace slipway::testing {

// The devices below the channel. Each kind of processor has its own way to them (//kernel/x86_64),
// and a test on the host another.
class ChannelPort {
 public:
  // Whether there are such devices. A port without them is not used.
  virtual bool exists() = 0;
  virtual void write(std::string_view results) = 0;
  virtual void ask_for_commands() = 0;
  // The next byte of a command, if one has come.
  virtual std::optional<char> read() = 0;

 protected:
  ~ChannelPort() = default;
};

struct Command {
  enum class Kind : std::uint8_t { kAlone, kBegin, kRun, kDie, kEnd, kUnknown };

  Kind kind = Kind::kUnknown;
  std::string_view token{};    // kBegin: a part of the line
  std::size_t first_case = 0;  // kRun; kDie: the only one
  std::size_t last_case = 0;   // kRun
  std::size_t death = 0;       // kDie

  bool operator==(const Command&) const = default;
};

// A line without its end. What is no command of the channel's is kUnknown.
Command parse_command(std::string_view line);

// What a record says of something: a text, or a number.
class RecordField {
 public:
  constexpr RecordField(std::string_view text) : text_(text) {}
  constexpr RecordField(const char* text) : text_(text) {}
  template <std::unsigned_integral T>
  constexpr RecordField(T number) : number_(number), is_number_(true) {}

  void write(ChannelPort& out) const;

 private:
  std::string_view text_{};
  std::uint64_t number_ = 0;
  bool is_number_ = false;
};

// A text as a field has it: without newlines and tabs.
void write_escaped(ChannelPort& out, std::string_view text);

class Channel {
 public:
  static constexpr std::size_t kLongestCommand = 128;

  // Waits until there is one.
  Command next_command(ChannelPort& port);

  // From here on each record begins with this word. Returns false for one that is too long.
  [[nodiscard]] bool set_token(std::string_view token);

  // Writes one record. If another has not come to its end, since a fault came while it was written,
  // it ends here.
  void send(ChannelPort& port, std::string_view what,
            std::initializer_list<RecordField> fields = {});

 private:
  std::array<char, kLongestCommand> line_{};
  std::array<char, kLongestCommand> token_{};
  std::size_t token_size_ = 0;
  bool is_sending_ = false;
};

}  // namespace slipway::testing

#endif  // SLIPWAY_KERNEL_TESTING_CHANNEL_H_
