// SPDX-License-Identifier: Apache-2.0
// One processor prints at a time.
#ifndef SLIPWAY_KERNEL_PROCESSORS_OUTPUT_OWNER_H_
#define SLIPWAY_KERNEL_PROCESSORS_OUTPUT_OWNER_H_

#include <atomic>
#include <cstddef>

#include "slipway/kernel/text/output_lock.h"

namespace slipway {

// Taken again by the processor that has it: a fault in an output is printed, too. Interrupts are
// off as long as it is held.
class OutputOwner final : public OutputLock {
 public:
  constexpr OutputOwner() = default;

  void take() override;
  void give_back() override;
  void keep() override;

 private:
  // Of the processor that runs this; 0 is nobody.
  static std::size_t own_number();

  bool is_kept_by_another() const;
  void stop_if_kept() const;  // halts

  std::atomic<std::size_t> owner_ = 0;
  std::atomic<std::size_t> keeper_ = 0;
  std::size_t depth_ = 0;  // these two are the owner's
  bool had_interrupts_enabled_ = false;
};

}  // namespace slipway

#endif  // SLIPWAY_KERNEL_PROCESSORS_OUTPUT_OWNER_H_
