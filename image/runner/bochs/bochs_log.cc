// SPDX-License-Identifier: Apache-2.0
#include "image/runner/bochs/bochs_log.h"

#include <charconv>

#include "slipway/machine/devices/qemu.h"

namespace slipway::bochs {
namespace {

// The start of a line is the time in processor cycles, a letter and the device:
// "00160687215d[UNMAP ] unmapped: 8-bit write to 00e9 = 20".
constexpr std::string_view kPortWrite = "[UNMAP ] unmapped: 8-bit write to ";
constexpr std::string_view kPortAccess = "[UNMAP ] unmapped: ";
constexpr std::string_view kReset = "Reset(HARDWARE) called";
constexpr std::string_view kHalt = "HLT instruction with IF=0";
constexpr std::string_view kPanic = ">>PANIC<< ";
constexpr std::string_view kTripleFault = "exception with no resolution";

unsigned hexadecimal(std::string_view text) {
  unsigned number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number, 16);
  return number;
}

}  // namespace

void BochsLog::add(std::string_view text) {
  rest_ += text;
  std::size_t start = 0;
  for (std::size_t end; (end = rest_.find('\n', start)) != std::string::npos; start = end + 1) {
    add_line(std::string_view(rest_).substr(start, end - start));
  }
  rest_.erase(0, start);
}

void BochsLog::add_line(std::string_view line) {
  if (const auto at = line.find(kPortWrite); at != line.npos) {
    constexpr std::string_view kPattern = "00e9 = 20";
    const std::string_view access = line.substr(at + kPortWrite.size());
    if (access.size() >= kPattern.size()) {
      add_port_write(static_cast<machine::Port>(hexadecimal(access.substr(0, 4))),
                     static_cast<std::uint8_t>(hexadecimal(access.substr(7, 2))));
    }
  }
  if (line.contains(kPortAccess)) {
    return;
  }
  text_.append(line) += '\n';

  if (line.contains(kReset)) {
    ++resets_;
  }
  if (line.contains(kHalt)) {
    has_halted_ = true;
  }
  if (const auto at = line.find(kPanic); at != line.npos) {
    panic_ = line.substr(at + kPanic.size());
    is_triple_fault_ = panic_.contains(kTripleFault);
  }
}

void BochsLog::add_port_write(machine::Port port, std::uint8_t value) {
  if (port == machine::qemu::kDebugConsole) {
    debug_console_ += static_cast<char>(value);
  } else if (port == machine::qemu::kDebugExit && !exit_code_) {
    exit_code_ = value;
  }
}

}  // namespace slipway::bochs
