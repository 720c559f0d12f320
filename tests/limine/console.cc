// SPDX-License-Identifier: Apache-2.0
#include "tests/limine/console.h"

#include "slipway/machine/devices/qemu.h"
#include "slipway/machine/devices/uart_16550.h"
#include "slipway/machine/x86_64/interrupts.h"
#include "slipway/machine/x86_64/port.h"

namespace limine {
namespace {

namespace qemu = slipway::machine::qemu;
namespace uart = slipway::machine::uart;
using slipway::machine::PortSpace;

int failures = 0;

void put(char character) {
  static constinit uart::Uart16550<> serial(uart::kCom1);
  static constinit bool is_ready = false;
  if (!is_ready) {
    serial.initialize();
    is_ready = true;
  }
  const auto byte = static_cast<std::uint8_t>(character);
  PortSpace::write8(qemu::kDebugConsole, byte);
  serial.write(byte);
}

[[noreturn]] void exit(qemu::ExitCode code) {
  PortSpace::write8(qemu::kDebugExit, static_cast<std::uint8_t>(code));
  slipway::machine::halt_forever();
}

}  // namespace

void say(std::string_view text) {
  for (const char character : text) {
    put(character);
  }
}

void say(std::uint64_t number) {
  say("0x");
  int shift = 60;
  while (shift > 0 && number >> shift == 0) {
    shift -= 4;
  }
  for (; shift >= 0; shift -= 4) {
    put("0123456789abcdef"[number >> shift & 0xF]);
  }
}

void end(std::string_view what) {
  if (failures != 0) {
    say_line(what, ": ", static_cast<std::uint64_t>(failures), " checks failed");
    exit(qemu::ExitCode::kFailure);
  }
  say_line(what, " as documented");
  exit(qemu::ExitCode::kSuccess);
}

void check(std::string_view what, std::uint64_t actual, std::uint64_t expected) {
  if (actual != expected) {
    ++failures;
    say_line(what, " is ", actual, ", not ", expected);
  }
}

void check(std::string_view what, bool holds) {
  if (!holds) {
    ++failures;
    say_line("not so: ", what);
  }
}

void demand(std::string_view what, bool holds) {
  if (!holds) {
    check(what, false);
    end(what);
  }
}

}  // namespace limine
