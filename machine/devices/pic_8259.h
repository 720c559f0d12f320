// SPDX-License-Identifier: Apache-2.0
// The PC's two interrupt controllers (Intel 8259A data sheet, order number 231468). The second one
// is connected to input 2 of the first, which has the processor's line.
#ifndef SLIPWAY_MACHINE_DEVICES_PIC_8259_H_
#define SLIPWAY_MACHINE_DEVICES_PIC_8259_H_

#include <cstdint>

#include "slipway/machine/x86_64/port.h"

namespace slipway::machine {

// An input: 0 to 7 of the first controller, 8 to 15 of the second.
enum class Irq : std::uint8_t {
  kTimer = 0,
  kKeyboard = 1,
  kSecondController = 2,  // nothing comes here by itself
  kCom2 = 3,
  kCom1 = 4,
  kFloppy = 6,
  kParallelPort = 7,
  kRealTimeClock = 8,
  kMouse = 12,
  kPrimaryAta = 14,
  kSecondaryAta = 15,
};

inline constexpr unsigned kIrqCount = 16;

template <typename Io = PortSpace>
class Pic8259 {
 public:
  // Nothing comes from either controller any more.
  static void mask_all() {
    Io::write8(kFirst.data, kAllInputs);
    Io::write8(kSecond.data, kAllInputs);
  }

  // IRQ n raises the interrupt with the vector `first_vector` + n from here on; all are masked.
  // `first_vector` is a multiple of 8. (As the firmware leaves them, IRQs 0 to 7 have vectors 8 to
  // 15, which are exceptions.)
  static void initialize(std::uint8_t first_vector) {
    initialize(kFirst, first_vector, 1 << kCascade);
    initialize(kSecond, static_cast<std::uint8_t>(first_vector + kInputs), kCascade);
    mask_all();
  }

  static void mask(Irq irq) {
    const Controller at = controller(irq);
    Io::write8(at.data, static_cast<std::uint8_t>(Io::read8(at.data) | bit(irq)));
  }

  // Of the second controller's: together with the input that it comes by.
  static void unmask(Irq irq) {
    const Controller at = controller(irq);
    Io::write8(at.data, static_cast<std::uint8_t>(Io::read8(at.data) & ~bit(irq)));
    if (is_of_second(irq)) {
      unmask(Irq::kSecondController);
    }
  }

  // Whether the interrupt of an IRQ that has come is real. Where a request is gone when the
  // processor asks for it, the controller answers with its last input, and counts none as in
  // service ("Spurious interrupts" in the data sheet).
  static bool is_in_service(Irq irq) {
    const Controller at = controller(irq);
    Io::write8(at.command, kReadInService);
    return (Io::read8(at.command) & bit(irq)) != 0;
  }

  // Lets through what has this priority or a lower one again. For an IRQ that is not in service it
  // does nothing.
  static void end(Irq irq) {
    Io::write8(controller(irq).command, static_cast<std::uint8_t>(kSpecificEnd | input(irq)));
    if (is_of_second(irq)) {
      Io::write8(kFirst.command, kSpecificEnd | kCascade);
    }
  }

 private:
  struct Controller {
    Port command;
    Port data;
  };
  static constexpr Controller kFirst{Port{0x20}, Port{0x21}};
  static constexpr Controller kSecond{Port{0xA0}, Port{0xA1}};

  static constexpr std::uint8_t kInputs = 8;
  static constexpr std::uint8_t kCascade = 2;  // the first one's input that the second is at
  static constexpr std::uint8_t kAllInputs = 0xFF;

  // ICW1: edges, two controllers, an ICW4 follows. ICW4: the processor is of the 8086's kind.
  static constexpr std::uint8_t kInitialize = 0x11;
  static constexpr std::uint8_t k8086Mode = 0x01;
  // OCW2, OCW3.
  static constexpr std::uint8_t kSpecificEnd = 0x60;
  static constexpr std::uint8_t kReadInService = 0x0B;

  static constexpr bool is_of_second(Irq irq) { return static_cast<std::uint8_t>(irq) >= kInputs; }
  static constexpr Controller controller(Irq irq) { return is_of_second(irq) ? kSecond : kFirst; }
  static constexpr std::uint8_t input(Irq irq) { return static_cast<std::uint8_t>(irq) % kInputs; }
  static constexpr unsigned bit(Irq irq) { return 1u << input(irq); }

  // ICW1 to ICW4. `cascade` says which input the other one is at: to the first controller as a bit,
  // to the second as a number.
  static void initialize(Controller at, std::uint8_t vector, std::uint8_t cascade) {
    for (const auto& [port, word] : {Word{at.command, kInitialize}, Word{at.data, vector},
                                     Word{at.data, cascade}, Word{at.data, k8086Mode}}) {
      Io::write8(port, word);
      // Old controllers want a pause between two words: one write to a port without effect, that of
      // the self-test's codes.
      Io::write8(Port{0x80}, 0);
    }
  }
  struct Word {
    Port port;
    std::uint8_t word;
  };
};

}  // namespace slipway::machine

#endif  // SLIPWAY_MACHINE_DEVICES_PIC_8259_H_
