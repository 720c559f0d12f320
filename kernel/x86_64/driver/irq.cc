// SPDX-License-Identifier: Apache-2.0
#include "slipway/kernel/x86_64/driver/irq.h"

#include <array>
#include <cstddef>
#include <cstdint>

#include "slipway/kernel/fault/interrupts.h"
#include "slipway/kernel/fault/panic.h"
#include "slipway/kernel/x86_64/descriptor_tables.h"
#include "slipway/kernel/x86_64/interrupt_handler.h"
#include "slipway/machine/devices/pic_8259.h"

namespace slipway {
namespace {

using Pic = machine::Pic8259<>;

constinit std::array<IrqHandler, machine::kIrqCount> handlers{};
constinit bool has_vectors = false;

// The last input of each controller stands for requests that were gone before they were answered.
// The first controller takes one of the second's for real.
bool is_spurious(Irq irq) {
  if (irq != Irq::kParallelPort && irq != Irq::kSecondaryAta) {
    return false;
  }
  if (Pic::is_in_service(irq)) {
    return false;
  }
  if (irq == Irq::kSecondaryAta) {
    Pic::end(Irq::kSecondController);
  }
  return true;
}

bool handle_irq(InterruptState& state) {
  const auto irq = static_cast<Irq>(state.vector - kFirstIrqVector);
  if (is_spurious(irq)) {
    return true;
  }
  const IrqHandler handler = handlers[static_cast<std::size_t>(irq)];
  if (handler != nullptr) {
    handler(state);
  }
  Pic::end(irq);
  return true;
}

// All sixteen: a spurious interrupt comes by an input that nobody has asked for.
void take_vectors() {
  Pic::initialize(kFirstIrqVector);
  for (unsigned irq = 0; irq < machine::kIrqCount; ++irq) {
    set_interrupt_handler(static_cast<std::uint8_t>(kFirstIrqVector + irq), handle_irq);
  }
  has_vectors = true;
}

void check_routed(Irq irq) {
  ASSERT(static_cast<unsigned>(irq) < machine::kIrqCount &&
             handlers[static_cast<std::size_t>(irq)] != nullptr,
         "IRQ {} is not routed: call route_irq() first", static_cast<unsigned>(irq));
}

}  // namespace

void route_irq(Irq irq, IrqHandler handler) {
  ASSERT(static_cast<unsigned>(irq) < machine::kIrqCount && handler != nullptr &&
             irq != Irq::kSecondController,
         "IRQ {} cannot be routed", static_cast<unsigned>(irq));
  const InterruptsOff off;
  if (!has_vectors) {
    take_vectors();
  }
  handlers[static_cast<std::size_t>(irq)] = handler;
  Pic::unmask(irq);
}

void mask_irq(Irq irq) {
  check_routed(irq);
  const InterruptsOff off;
  Pic::mask(irq);
}

void unmask_irq(Irq irq) {
  check_routed(irq);
  const InterruptsOff off;
  Pic::unmask(irq);
}

void end_irq(Irq irq) {
  check_routed(irq);
  Pic::end(irq);
  leave_interrupt();
}

}  // namespace slipway
