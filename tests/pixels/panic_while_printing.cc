// SPDX-License-Identifier: Apache-2.0
// A panic in the midst of a println(), which is never shown by itself.
#include "tests/pixels/witness.h"

namespace {

struct Disk {
  int number;
};

}  // namespace

template <>
struct slipway::formatter<Disk> {
  void format(const Disk& disk, slipway::format_context&) const {
    slipway::panic("disk {} is on fire", disk.number);
  }
};

void kernel_main(const slipway::protocol::BootInfo& info) {
  pixels::witness.wait_for("disk 4 is on fire", info);
  slipway::println("the disks are {} and {}", 3, Disk{4});
  slipway::println("still running");
}
