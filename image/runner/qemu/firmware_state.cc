// SPDX-License-Identifier: Apache-2.0
#include "image/runner/qemu/firmware_state.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "host/files/file_io.h"
#include "host/text/concat.h"
#include "host/text/number.h"
#include "image/runner/qemu/qemu_command.h"

namespace slipway::runner {
namespace {

// The first line; the next one has QEMU's version, and one more how long the machine's text is.
constexpr std::string_view kMagic = "Slipway firmware state 1\n";

// More than any header has.
constexpr std::size_t kMaxHeaderSize = std::size_t{1} << 20;

// FNV-1a, by Fowler, Noll and Vo: enough to notice that a file is another one.
std::uint64_t checksum(std::string_view contents) {
  std::uint64_t sum = 0xCBF2'9CE4'8422'2325;
  for (const char byte : contents) {
    sum = (sum ^ static_cast<unsigned char>(byte)) * 0x0000'0100'0000'01B3;
  }
  return sum;
}

// A line of `text` without its end, which is taken from there.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return line;
}

}  // namespace

host::Result<std::string> machine_of_state(const MachineOptions& options) {
  MachineOptions machine = options;
  machine.image = "/dev/null";  // is as empty everywhere
  for (std::string* const flash : {&machine.uefi_code, &machine.uefi_variables}) {
    if (flash->empty()) {
      continue;
    }
    const auto contents = host::read_text(*flash);
    if (!contents) {
      return std::unexpected(contents.error());
    }
    *flash = host::concat("flash-", checksum(*contents));
  }
  const auto arguments = machine_arguments(machine);
  if (!arguments) {
    return std::unexpected(arguments.error());
  }
  std::string lines;
  for (const std::string& argument : *arguments) {
    lines += argument + "\n";
  }
  return lines;
}

std::string header_of(const FirmwareState& state) {
  return host::concat(kMagic, state.qemu, "\n", state.machine.size(), "\n", state.machine);
}

host::Result<FirmwareState> open_firmware_state(const std::string& path) {
  const auto start = host::read_start(path, kMaxHeaderSize);
  if (!start) {
    return std::unexpected(start.error());
  }
  std::string_view left = *start;
  if (!left.starts_with(kMagic)) {
    return host::failure(path, ": is no firmware state: name a target of the rule firmware_state");
  }
  left.remove_prefix(kMagic.size());
  FirmwareState state;
  state.qemu = take_line(left);
  const auto machine_size = host::number_in(take_line(left));
  if (!machine_size || *machine_size >= left.size()) {
    return host::failure(path, ": is cut short: build it again");
  }
  state.machine = left.substr(0, *machine_size);

  state.file = host::FileDescriptor(open(path.c_str(), O_RDONLY | O_CLOEXEC));
  const auto header_size = static_cast<off_t>(header_of(state).size());
  if (!state.file.is_open() || lseek(state.file.get(), header_size, SEEK_SET) < 0) {
    return host::failure(path, " cannot be opened: ", strerror(errno));
  }
  return state;
}

}  // namespace slipway::runner
