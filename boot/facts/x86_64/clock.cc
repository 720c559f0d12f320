// SPDX-License-Identifier: Apache-2.0
#include "boot/facts/clock.h"

#include "boot/facts/power_timer.h"
#include "slipway/machine/devices/acpi_timer.h"
#include "slipway/machine/devices/real_time_clock.h"
#include "slipway/machine/x86_64/cpuid.h"
#include "slipway/machine/x86_64/time_stamp_counter.h"

namespace slipway::facts {
namespace {

std::uint64_t measured_frequency(machine::AcpiTimer<> timer) {
  constexpr std::uint32_t kMeasured = 10'000;  // microseconds
  // A second at most; a timer that stands still is none.
  constexpr std::uint64_t kPatience = 800'000'000;
  const std::uint32_t start = timer.now();
  const std::uint64_t first = time_stamp();
  std::uint64_t cycles = 0;
  std::uint32_t ticks = 0;
  do {
    ticks = timer.ticks_since(start);
    cycles = time_stamp() - first;
    if (cycles > kPatience) {
      return 0;
    }
  } while (ticks < machine::AcpiTimer<>::ticks_in(kMeasured));
  return cycles * machine::AcpiTimer<>::kTicksPerSecond / ticks;
}

std::uint64_t frequency(std::uint64_t acpi_root_table, const loader::LoaderMemory& memory) {
  if (const auto told = machine::Cpu<>::time_stamp_frequency()) {
    return *told;
  }
  const auto timer = find_power_timer(acpi_root_table, memory);
  return timer ? measured_frequency(machine::AcpiTimer<>(machine::Port{*timer})) : 0;
}

}  // namespace

std::uint64_t time_stamp() {
  return static_cast<std::uint64_t>(machine::TimeStampCounter::now());
}

loader::ClockFacts clock_facts(std::uint64_t start, std::uint64_t acpi_root_table,
                               const loader::LoaderMemory& memory) {
  return {.is_known = true,
          .unix_time = machine::unix_time(machine::RealTimeClock<>().now()),
          .frequency = frequency(acpi_root_table, memory),
          .loader_start = start,
          .handoff = 0};
}

}  // namespace slipway::facts
