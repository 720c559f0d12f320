// SPDX-License-Identifier: Apache-2.0
#include "slipway/machine/devices/io_apic.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <map>

namespace slipway::machine {
namespace {

// The registers by their numbers, and the one that is to be seen.
struct Device {
  std::map<std::uint32_t, std::uint32_t> values;
  std::uint32_t selected = 0;
};

// As the driver reaches them. A copy reaches the same device.
class FakeRegisters {
 public:
  explicit FakeRegisters(Device& device) : device_(&device) {}

  template <typename T>
  T read(std::size_t offset) const {
    EXPECT_EQ(offset, 0x10u);
    EXPECT_TRUE(device_->values.contains(device_->selected)) << device_->selected;
    return device_->values[device_->selected];
  }

  template <typename T>
  void write(std::size_t offset, T value) const {
    if (offset == 0) {
      device_->selected = value;
      return;
    }
    EXPECT_EQ(offset, 0x10u);
    EXPECT_TRUE(device_->values.contains(device_->selected)) << device_->selected;
    device_->values[device_->selected] = value;
  }

 private:
  Device* device_;
};

// Version 0x20, and entries that are all different and not masked.
Device device_with(std::uint32_t inputs) {
  Device device = {.values = {{1, (inputs - 1) << 16 | 0x20}}};
  for (std::uint32_t i = 0; i < inputs; ++i) {
    device.values[0x10 + 2 * i] = 0x2000 | i;
    device.values[0x11 + 2 * i] = i << 24;
  }
  return device;
}

TEST(IoApic, MasksEachInputAndKeepsTheRest) {
  for (const std::uint32_t inputs : {1u, 24u, 120u}) {
    Device device = device_with(inputs);
    Device expected = device;
    const IoApic<FakeRegisters> apic{FakeRegisters(device)};
    EXPECT_EQ(apic.inputs(), inputs);
    EXPECT_FALSE(apic.is_masked(inputs - 1));
    apic.mask_all();
    for (std::uint32_t i = 0; i < inputs; ++i) {
      EXPECT_TRUE(apic.is_masked(i)) << i;
      expected.values[0x10 + 2 * i] |= 0x10000;
    }
    EXPECT_EQ(device.values, expected.values) << inputs;
  }
}

TEST(IoApic, SetsAnInput) {
  Device device = device_with(24);
  const IoApic<FakeRegisters> apic{FakeRegisters(device)};
  apic.mask_all();
  apic.set(5, 0x53);
  EXPECT_FALSE(apic.is_masked(5));
  EXPECT_EQ(apic.vector(5), 0x53);
  EXPECT_EQ(device.values[0x1A], 0x53u);
  EXPECT_EQ(device.values[0x1B], 0u);
  EXPECT_TRUE(apic.is_masked(4) && apic.is_masked(6));
}

// Memory that nobody answers for reads as ones.
TEST(IoApic, WritesToNoEntryWhereThereIsNone) {
  Device device = {.values = {{1, 0xFFFF'FFFF}}};
  const IoApic<FakeRegisters> apic{FakeRegisters(device)};
  apic.mask_all();
  EXPECT_EQ(apic.inputs(), 0u);
  EXPECT_EQ(device.values.size(), 1u);
}

// 256 by the version register; a register's number has eight bits.
TEST(IoApic, HasNoMoreInputsThanNumbersReach) {
  Device device = device_with(120);
  device.values[1] = 0x00FF'0020;
  const IoApic<FakeRegisters> apic{FakeRegisters(device)};
  EXPECT_EQ(apic.inputs(), 120u);
  apic.mask_all();
}

}  // namespace
}  // namespace slipway::machine
