// SPDX-License-Identifier: Apache-2.0
#include "image/runner/qemu/guest_ports.h"

#include <charconv>

#include "host/text/concat.h"

namespace slipway::runner {
namespace {

constexpr std::uint8_t kNoDevice = 0xFF;

int number_of(machine::Port port) {
  return static_cast<int>(port);
}

}  // namespace

std::uint8_t GuestPorts::read8(machine::Port port) {
  return value_read_by(host::concat("i/xb ", number_of(port)));
}

std::uint8_t GuestPorts::read8(machine::Port index_port, std::uint8_t index) {
  return value_read_by(host::concat("i/xb ", number_of(index_port), ".", index));
}

void GuestPorts::write8(machine::Port port, std::uint8_t value) {
  const std::string answer = run(host::concat("o/b ", number_of(port), " ", value));
  if (!answer.empty() && problem_.empty()) {
    problem_ = answer;
  }
}

std::string GuestPorts::run(std::string_view command) {
  const auto answer =
      qemu_.execute("human-monitor-command", host::concat(R"({"command-line":")", command, "\"}"));
  if (answer) {
    return *answer;
  }
  if (problem_.empty()) {
    problem_ = answer.error();
  }
  return "";
}

// The answer: "portb[0x03c5] = 0x03".
std::uint8_t GuestPorts::value_read_by(std::string_view command) {
  constexpr std::string_view kBeforeValue = " = 0x";
  const std::string answer = run(command);
  const std::size_t at = answer.find(kBeforeValue);
  std::uint8_t value = kNoDevice;
  if (at != std::string::npos) {
    const char* const start = answer.data() + at + kBeforeValue.size();
    if (std::from_chars(start, answer.data() + answer.size(), value, 16).ec == std::errc()) {
      return value;
    }
  }
  if (problem_.empty()) {
    problem_ = host::concat("QEMU's monitor says to \"", command, "\": ", answer);
  }
  return kNoDevice;
}

}  // namespace slipway::runner
