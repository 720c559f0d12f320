// SPDX-License-Identifier: Apache-2.0
// Whether the processor may be interrupted, and whether it is.
#ifndef SLIPWAY_KERNEL_FAULT_INTERRUPTS_H_
#define SLIPWAY_KERNEL_FAULT_INTERRUPTS_H_

namespace slipway {

// Kernels start with interrupts off, and with all IRQs masked: see <slipway/irq.h>.
void enable_interrupts();
void disable_interrupts();
bool interrupts_enabled();

// Enables interrupts, and sleeps until one has come and been handled.
void wait_for_interrupt();

// Whether a handler of an interrupt or exception is running.
bool in_interrupt();

// Keeps interrupts off in a block, and leaves them as they were before it.
class InterruptsOff {
 public:
  InterruptsOff() : were_enabled_(interrupts_enabled()) { disable_interrupts(); }
  ~InterruptsOff() {
    if (were_enabled_) {
      enable_interrupts();
    }
  }
  InterruptsOff(const InterruptsOff&) = delete;
  InterruptsOff& operator=(const InterruptsOff&) = delete;

 private:
  bool were_enabled_;
};

}  // namespace slipway

#endif  // SLIPWAY_KERNEL_FAULT_INTERRUPTS_H_
