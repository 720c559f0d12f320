// SPDX-License-Identifier: Apache-2.0
#include "slipway/kernel/processors/output_owner.h"

#include "slipway/kernel/fault/exit.h"
#include "slipway/kernel/fault/interrupts.h"
#include "slipway/kernel/processors/current_processor.h"

namespace slipway {

std::size_t OutputOwner::own_number() {
  return current_processor() + 1;
}

bool OutputOwner::is_kept_by_another() const {
  const std::size_t keeper = keeper_;
  return keeper != 0 && keeper != own_number();
}

void OutputOwner::stop_if_kept() const {
  if (is_kept_by_another()) {
    halt();
  }
}

void OutputOwner::take() {
  const std::size_t self = own_number();
  const bool had_interrupts_enabled = interrupts_enabled();
  disable_interrupts();
  if (owner_ == self) {
    ++depth_;
    return;
  }
  for (std::size_t nobody = 0; !owner_.compare_exchange_weak(nobody, self); nobody = 0) {
    stop_if_kept();
    spin_wait();
  }
  if (is_kept_by_another()) {
    owner_ = 0;
    halt();
  }
  depth_ = 1;
  had_interrupts_enabled_ = had_interrupts_enabled;
}

void OutputOwner::give_back() {
  if (--depth_ != 0) {
    return;
  }
  const bool enable = had_interrupts_enabled_;
  owner_ = 0;
  stop_if_kept();
  if (enable) {
    enable_interrupts();
  }
}

void OutputOwner::keep() {
  const std::size_t self = own_number();
  std::size_t keeper = 0;
  if (keeper_.compare_exchange_strong(keeper, self) || keeper == self) {
    return;
  }
  // Another fails as well, and is to be read to its end.
  if (owner_ == self) {
    owner_ = 0;
  }
  halt();
}

}  // namespace slipway
