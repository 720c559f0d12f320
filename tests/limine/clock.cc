// SPDX-License-Identifier: Apache-2.0
// What a kernel is told of time, on a machine whose real-time clock begins at a known date.
#include <cstdint>

#include "slipway/machine/x86_64/time_stamp_counter.h"
#include "tests/limine/console.h"
#include "tests/limine/requests.h"

namespace limine {
namespace {

[[gnu::used]] volatile BaseRevision base_revision = LIMINE_BASE_REVISION(6);
[[gnu::used]] volatile Request<DateAtBoot> date_request = {LIMINE_DATE_AT_BOOT, 0, nullptr};
[[gnu::used]] volatile Request<TscFrequency> frequency_request = {LIMINE_TSC_FREQUENCY, 0, nullptr};
[[gnu::used]] volatile Request<BootTimes> times_request = {LIMINE_BOOT_TIMES, 0, nullptr};

constexpr std::uint64_t kPowerOn = 1'772'362'799;  // as BUILD.bazel says it in words
constexpr std::uint64_t kLongest = 60;             // seconds: more than the test may take

void check_times(const BootTimes& times, std::uint64_t frequency) {
  const auto now = static_cast<std::uint64_t>(slipway::machine::TimeStampCounter::now());
  check("the reset comes first", times.reset <= times.loader);
  check("then the loader begins", times.loader < times.entry);
  check("then the kernel", times.entry <= now / (frequency / 1'000'000) + 1);
}

}  // namespace
}  // namespace limine

extern "C" void kernel_main() {
  using namespace limine;
  check("the base revision is served", base_revision.revision, 0);
  const DateAtBoot* const date = answer_to(date_request);
  demand("there is a date", date != nullptr);
  say_line("the date in seconds: ", static_cast<std::uint64_t>(date->seconds));
  check("the date is not before power-on", static_cast<std::uint64_t>(date->seconds) >= kPowerOn);
  check("the date is soon after that",
        static_cast<std::uint64_t>(date->seconds) < kPowerOn + kLongest);
  const TscFrequency* const frequency = answer_to(frequency_request);
  demand("there is a frequency", frequency != nullptr);
  say_line("the frequency in Hz: ", frequency->hertz);
  check("the frequency is that of a processor",
        frequency->hertz > 100'000'000 && frequency->hertz < 10'000'000'000);
  demand("there are times", answer_to(times_request) != nullptr);
  check_times(*answer_to(times_request), frequency->hertz);
  end("clock");
}
