// SPDX-License-Identifier: Apache-2.0
#include "image/runner/verdict/first_fault.h"

#include <cstdint>
#include <string_view>

#include "slipway/machine/devices/qemu.h"

namespace slipway::runner {

std::optional<std::string> first_fault(const Facts& facts) {
  // As boot/loader/enter/x86_64/first_fault.S has it; the tests in tests/first_fault see it agree.
  constexpr std::string_view kStart = "Slipway: first fault: ";
  constexpr auto kExitCode = static_cast<std::uint8_t>(machine::qemu::ExitCode::kFirstFault);
  if (facts.ending != Ending::kExitCode || facts.exit_code != kExitCode) {
    return std::nullopt;
  }
  for (const std::string_view console :
       {std::string_view(facts.debug_console), std::string_view(facts.serial)}) {
    if (const std::size_t start = console.rfind(kStart); start != std::string_view::npos) {
      const std::string_view rest = console.substr(start + kStart.size());
      return std::string(rest.substr(0, rest.find_first_of("\r\n")));
    }
  }
  return std::nullopt;
}

}  // namespace slipway::runner
