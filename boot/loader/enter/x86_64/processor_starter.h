// SPDX-License-Identifier: Apache-2.0
// The order in which processors are started (Intel SDM vol. 3A, "MP Initialization Example").
#ifndef SLIPWAY_BOOT_LOADER_ENTER_X86_64_PROCESSOR_STARTER_H_
#define SLIPWAY_BOOT_LOADER_ENTER_X86_64_PROCESSOR_STARTER_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "boot/loader/enter/waiting_place.h"
#include "boot/loader/error/error.h"

namespace slipway::loader {

// `Apic` is machine::LocalApic and `Timer` machine::AcpiTimer, or a test's.
template <typename Apic, typename Timer>
class ProcessorStarter {
 public:
  // Processors begin at this page of the first MiB. Where there is nobody to start, the timer may
  // be missing.
  ProcessorStarter(std::uint8_t page, std::optional<Timer> timer) : page_(page), timer_(timer) {}

  // Brings a processor to each place, one after the other; `announce` is called with the place's
  // number before its processor begins. Fails with the first that does not come.
  template <typename Announce>
  Result<void> start(std::span<WaitingPlace> places, Announce announce) const {
    if (places.empty()) {
      return {};
    }
    if (!timer_) {
      return std::unexpected(Error{.code = ErrorCode::kNoProcessorTimer});
    }
    for (const WaitingPlace& place : places) {
      Apic::send_init(place.hardware_id);
    }
    wait(kAfterInit);
    for (std::size_t i = 0; i < places.size(); ++i) {
      announce(i);
      if (!start(places[i])) {
        return std::unexpected(
            Error{.code = ErrorCode::kProcessorDead, .numbers = {places[i].hardware_id}});
      }
    }
    return {};
  }

 private:
  // Microseconds. The second start is for those that have not heard the first.
  static constexpr std::uint32_t kAfterInit = 10'000;
  static constexpr std::uint32_t kAfterStart = 200;
  static constexpr std::uint32_t kLongest = 900'000;  // one that is alive needs a few

  bool start(const WaitingPlace& place) const {
    Apic::send_startup(place.hardware_id, page_);
    if (comes(place, kAfterStart)) {
      return true;
    }
    Apic::send_startup(place.hardware_id, page_);
    return comes(place, kLongest);
  }

  bool comes(const WaitingPlace& place, std::uint32_t microseconds) const {
    const volatile std::uint32_t& has_arrived = place.has_arrived;
    const std::uint32_t start = timer_->now();
    while (has_arrived == 0) {
      if (timer_->have_passed(microseconds, start)) {
        return false;
      }
    }
    return true;
  }

  void wait(std::uint32_t microseconds) const {
    const std::uint32_t start = timer_->now();
    while (!timer_->have_passed(microseconds, start)) {
    }
  }

  std::uint8_t page_;
  std::optional<Timer> timer_;
};

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_ENTER_X86_64_PROCESSOR_STARTER_H_
