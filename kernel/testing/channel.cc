// SPDX-License-Identifier: Apache-2.0
#include "slipway/kernel/testing/channel.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>
#include <limits>
#include <optional>
#include <string_view>

#include "slipway/kernel/text/format.h"

namespace slipway::testing {
namespace {

// The next word, and the space behind it, if there is one, are taken away from `line`.
std::string_view take_word(std::string_view& line) {
  const std::size_t size = std::min(line.find(' '), line.size());
  const std::string_view word = line.substr(0, size);
  line.remove_prefix(std::min(size + 1, line.size()));
  return word;
}

std::optional<std::size_t> parse_number(std::string_view word) {
  std::size_t number = 0;
  for (const char digit : word) {
    if (digit < '0' || digit > '9') {
      return std::nullopt;
    }
    const auto value = static_cast<std::size_t>(digit - '0');
    if (number > (std::numeric_limits<std::size_t>::max() - value) / 10) {
      return std::nullopt;
    }
    number = number * 10 + value;
  }
  if (word.empty()) {
    return std::nullopt;
  }
  return number;
}

Command command_with_numbers(Command::Kind kind, std::string_view numbers) {
  const std::optional<std::size_t> first = parse_number(take_word(numbers));
  const std::optional<std::size_t> second = parse_number(numbers);
  if (!first || !second) {
    return {};
  }
  if (kind == Command::Kind::kDie) {
    return {.kind = kind, .first_case = *first, .death = *second};
  }
  return {.kind = kind, .first_case = *first, .last_case = *second};
}

}  // namespace

Command parse_command(std::string_view line) {
  if (line == "alone") {
    return {.kind = Command::Kind::kAlone};
  }
  if (line == "end") {
    return {.kind = Command::Kind::kEnd};
  }
  const std::string_view word = take_word(line);
  if (word == "begin") {
    const bool is_one_word = !line.empty() && line.find_first_of(" \t") == std::string_view::npos;
    return is_one_word ? Command{.kind = Command::Kind::kBegin, .token = line} : Command{};
  }
  if (word == "run") {
    return command_with_numbers(Command::Kind::kRun, line);
  }
  if (word == "die") {
    return command_with_numbers(Command::Kind::kDie, line);
  }
  return {};
}

void write_escaped(ChannelPort& out, std::string_view text) {
  while (!text.empty()) {
    const std::size_t plain = std::min(text.find_first_of("\\\n\t"), text.size());
    if (plain != 0) {
      out.write(text.substr(0, plain));
    }
    text.remove_prefix(plain);
    if (text.empty()) {
      return;
    }
    switch (text.front()) {
      case '\n':
        out.write("\\n");
        break;
      case '\t':
        out.write("\\t");
        break;
      default:
        out.write("\\\\");
        break;
    }
    text.remove_prefix(1);
  }
}

void RecordField::write(ChannelPort& out) const {
  if (!is_number_) {
    write_escaped(out, text_);
    return;
  }
  std::array<char, std::numeric_limits<std::uint64_t>::digits10 + 1> digits;
  out.write(format_to(digits, "{}", number_));
}

Command Channel::next_command(ChannelPort& port) {
  std::size_t size = 0;
  std::optional<char> next = port.read();
  if (!next) {
    port.ask_for_commands();
  }
  for (;; next = port.read()) {
    if (!next) {
      continue;
    }
    if (*next == '\n') {
      break;
    }
    // The rest of one that is too long is read, and what it was is not known then.
    if (size < line_.size()) {
      line_[size] = *next;
    }
    ++size;
  }
  return size <= line_.size() ? parse_command({line_.data(), size}) : Command{};
}

bool Channel::set_token(std::string_view token) {
  if (token.size() > token_.size()) {
    return false;
  }
  std::copy(token.begin(), token.end(), token_.begin());
  token_size_ = token.size();
  return true;
}

void Channel::send(ChannelPort& port, std::string_view what,
                   std::initializer_list<RecordField> fields) {
  if (is_sending_) {
    port.write("\n");
  }
  is_sending_ = true;
  port.write({token_.data(), token_size_});
  port.write("\t");
  port.write(what);
  for (const RecordField& field : fields) {
    port.write("\t");
    field.write(port);
  }
  port.write("\n");
  is_sending_ = false;
}

}  // namespace slipway::testing
