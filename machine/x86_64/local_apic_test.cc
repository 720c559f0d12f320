// SPDX-License-Identifier: Apache-2.0
#include "slipway/machine/x86_64/local_apic.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <utility>
#include <vector>

namespace slipway::machine {
namespace {

// A local APIC as far as the driver knows it. It notes what is written: MSRs by their numbers,
// memory by its addresses.
struct FakeRegisters {
  using Writes = std::vector<std::pair<std::uint64_t, std::uint64_t>>;

  static inline std::uint64_t base;
  static inline std::uint32_t id;
  static inline int busy;  // reads of the command register until a command is sent
  static inline std::uint64_t capabilities;  // IA32_ARCH_CAPABILITIES
  static inline std::uint64_t disabled;      // IA32_XAPIC_DISABLE_STATUS
  static inline Writes written;

  static void reset(std::uint64_t mode) {
    base = 0xFEE0'0000 | mode;
    id = 0;
    busy = 0;
    capabilities = disabled = 0;
    written.clear();
  }

  static std::uint64_t read_msr(Msr msr) {
    if (msr == Msr::kArchitecturalCapabilities) {
      return capabilities;
    }
    if (msr == Msr::kXApicDisableStatus) {
      return disabled;
    }
    return msr == Msr::kApicBase ? base : static_cast<std::uint32_t>(msr) == 0x802 ? id : 0;
  }
  static void write_msr(Msr msr, std::uint64_t value) {
    if (msr == Msr::kApicBase) {
      base = value;
    }
    written.emplace_back(static_cast<std::uint32_t>(msr), value);
  }
  static std::uint32_t read(std::uint64_t address) {
    if (address == 0xFEE0'0020) {
      return id << 24;
    }
    if (address == 0xFEE0'0300 && busy > 0) {
      --busy;
      return 1 << 12;
    }
    return 0;
  }
  static void write(std::uint64_t address, std::uint32_t value) {
    written.emplace_back(address, value);
  }
};

using Apic = LocalApic<FakeRegisters>;
using Writes = FakeRegisters::Writes;

constexpr std::uint64_t kXApic = 0x800;
constexpr std::uint64_t kX2Apic = 0xC00;

// What the processor says of IA32_ARCH_CAPABILITIES.
template <bool kHasCapabilities>
struct FakeCpuid {
  static CpuidRegisters query(CpuidLeaf leaf, std::uint32_t = 0) {
    CpuidRegisters registers = {};
    registers.eax = leaf == CpuidLeaf::kVendor ? 7 : 0;
    registers.edx = leaf == CpuidLeaf::kStructuredFeatures && kHasCapabilities ? 1u << 29 : 0;
    return registers;
  }
};

TEST(LocalApic, IsAnX2ApicForGoodWhereTheProcessorSaysSo) {
  FakeRegisters::reset(kX2Apic);
  FakeRegisters::capabilities = 1 << 21;
  FakeRegisters::disabled = 1;
  EXPECT_TRUE(Apic::is_x2apic_for_good<FakeCpuid<true>>());
  EXPECT_FALSE(Apic::is_x2apic_for_good<FakeCpuid<false>>());
  FakeRegisters::disabled = 0;
  EXPECT_FALSE(Apic::is_x2apic_for_good<FakeCpuid<true>>());
  FakeRegisters::disabled = 1;
  FakeRegisters::capabilities = ~(1u << 21);
  EXPECT_FALSE(Apic::is_x2apic_for_good<FakeCpuid<true>>()) << "the status is not there";
  FakeRegisters::reset(kXApic);
  EXPECT_FALSE(Apic::is_x2apic_for_good<FakeCpuid<true>>());
}

// The one that sends goes on, and finds out that nobody comes.
TEST(LocalApic, GivesUpACommandThatIsNeverSent) {
  FakeRegisters::reset(kXApic);
  FakeRegisters::busy = 1 << 30;
  Apic::send_init(7);
  EXPECT_GT(FakeRegisters::busy, 0);
}

TEST(LocalApic, HasANumberOfEightBits) {
  FakeRegisters::reset(kXApic);
  FakeRegisters::id = 0xFE;
  EXPECT_FALSE(Apic::is_x2apic());
  EXPECT_EQ(Apic::id(), 0xFEu);
}

TEST(LocalApic, HasANumberOf32BitsAsAnX2Apic) {
  FakeRegisters::reset(kX2Apic);
  FakeRegisters::id = 0x1'0005;
  EXPECT_TRUE(Apic::is_x2apic());
  EXPECT_EQ(Apic::id(), 0x1'0005u);
}

// Intel SDM vol. 3A, "MP Initialization Example".
TEST(LocalApic, StartsProcessorsByItsRegistersInMemory) {
  FakeRegisters::reset(kXApic);
  FakeRegisters::busy = 3;
  Apic::send_init(7);
  EXPECT_EQ(FakeRegisters::busy, 0) << "it waits until the command is sent";
  Apic::send_startup(7, 0x9A);
  EXPECT_EQ(FakeRegisters::written, (Writes{{0xFEE0'0310, 0x0700'0000},
                                            {0xFEE0'0300, 0x4500},
                                            {0xFEE0'0310, 0x0700'0000},
                                            {0xFEE0'0300, 0x469A}}));
}

TEST(LocalApic, StartsProcessorsWithLargeNumbersAsAnX2Apic) {
  FakeRegisters::reset(kX2Apic);
  Apic::send_init(300);
  Apic::send_startup(0xFFFF'FFFE, 8);
  EXPECT_EQ(FakeRegisters::written,
            (Writes{{0x830, std::uint64_t{300} << 32 | 0x4500}, {0x830, 0xFFFF'FFFE'0000'4608}}));
}

TEST(LocalApic, BecomesAnX2Apic) {
  FakeRegisters::reset(kXApic);
  Apic::enable_x2apic();
  EXPECT_TRUE(Apic::is_x2apic());
}

// A step that the manual does not have would fault.
TEST(LocalApic, BecomesAnXApicByWayOfOff) {
  FakeRegisters::reset(kX2Apic);
  Apic::disable_x2apic();
  EXPECT_FALSE(Apic::is_x2apic());
  EXPECT_EQ(FakeRegisters::written, (Writes{{0x1B, 0xFEE0'0000},
                                            {0x1B, 0xFEE0'0800},
                                            {0xFEE0'00F0, 0x1FF},
                                            {0xFEE0'0350, 0x700},
                                            {0xFEE0'0360, 0x400}}));
}

}  // namespace
}  // namespace slipway::machine
