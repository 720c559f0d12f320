// SPDX-License-Identifier: Apache-2.0
#include "slipway/kernel/fault/panic.h"

#include <source_location>
#include <span>
#include <string_view>
#include "slipway/kernel/fault/exit.h"
#include "slipway/kernel/fault/interrupts.h"
#include "slipway/kernel/text/print.h"

namespace slipway {
namespace {

constinit int panics = 0;

}  // namespace

void begin_panic() {
  disable_interrupts();
  keep_outputs();
  ++panics;
  if (panics == 2) {
    println("\n(another failure while this one was reported)");
  }
  // At the third, printing itself is what fails.
  if (panics >= 2) {
    exit(ExitCode::kFailure);
  }
  set_color(Color::kWhite, Color::kRed);
}

void vpanic(const std::source_location& where, std::string_view text,
            std::span<const FormatArgument> arguments) {
  begin_panic();
  print("\nPANIC at {}:{}: ", where.file_name(), where.line());
  vprintln(text, arguments);
  exit(ExitCode::kFailure);
}

void assertion_failed(const std::source_location& where, std::string_view condition,
                      std::string_view text, std::span<const FormatArgument> arguments) {
  begin_panic();
  println("\nPANIC at {}:{}: assertion failed: {}", where.file_name(), where.line(), condition);
  if (!text.empty()) {
    vprintln(text, arguments);
  }
  exit(ExitCode::kFailure);
}

}  // namespace slipway
