// SPDX-License-Identifier: Apache-2.0
// A kernel that fails where it took the processor more instructions to get here than it should.
#include <slipway/kernel.h>
#include <slipway/machine/x86_64/time_stamp_counter.h>

#include <cstdint>

SLIPWAY_KERNEL_REQUEST(.display = slipway::protocol::DisplayMode::kUnchanged);

void kernel_main(const slipway::protocol::BootInfo&) {
  // Since power-on, thousands: by -icount shift=0 each takes a nanosecond, and QEMU's counter
  // counts these.
  using slipway::machine::TimeStampCounter;
  const std::uint64_t thousands = static_cast<std::uint64_t>(TimeStampCounter::now()) / 1000;
  slipway::println("{} thousand instructions, at most {}", thousands, AT_MOST);
  slipway::exit(thousands <= AT_MOST ? slipway::ExitCode::kSuccess : slipway::ExitCode::kFailure);
}
