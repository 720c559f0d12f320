// SPDX-License-Identifier: Apache-2.0
// The guest's I/O ports, by QEMU's monitor.
#ifndef SLIPWAY_IMAGE_RUNNER_QEMU_GUEST_PORTS_H_
#define SLIPWAY_IMAGE_RUNNER_QEMU_GUEST_PORTS_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "image/runner/qemu/qemu.h"
#include "slipway/machine/x86_64/port.h"

namespace slipway::runner {

// As machine::PortSpace, but in the machine that is emulated. The machine should be stopped: ports
// come in pairs, and the guest must not get in between.
class GuestPorts {
 public:
  explicit GuestPorts(Qemu& qemu) : qemu_(qemu) {}

  // 0xFF, as of a port without a device, if it cannot be read.
  std::uint8_t read8(machine::Port port);
  void write8(machine::Port port, std::uint8_t value);

  // Writes `index` to a port and reads the next one.
  std::uint8_t read8(machine::Port index_port, std::uint8_t index);

  // What went wrong first; empty: nothing did.
  const std::string& problem() const { return problem_; }

 private:
  std::uint8_t value_read_by(std::string_view command);
  std::string run(std::string_view command);

  Qemu& qemu_;
  std::string problem_;
};

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_QEMU_GUEST_PORTS_H_
