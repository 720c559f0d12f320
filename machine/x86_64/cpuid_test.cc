// SPDX-License-Identifier: Apache-2.0
#include "slipway/machine/x86_64/cpuid.h"

#include <gtest/gtest.h>

#include <cstdint>

namespace slipway::machine {
namespace {

// "Test CPU 9000", right-aligned as old processors give it.
struct NewProcessor {
  static constexpr CpuidRegisters query(CpuidLeaf leaf) {
    switch (leaf) {
      case CpuidLeaf::kVendor:
        return {1, 0x756E6547, 0x6C65746E, 0x49656E69};  // GenuineIntel
      case CpuidLeaf::kFeatures:
        return {0, 0, 1u << 30, 1u << 16};
      case CpuidLeaf::kMaxExtended:
        return {0x80000008, 0, 0, 0};
      case CpuidLeaf::kAddressSizes:
        return {0x3027, 0, 0, 0};
      case CpuidLeaf::kExtendedFeatures:
        return {0, 0, 0, 1u << 29 | 1u << 20};
      case CpuidLeaf::kBrandFirst:
        return {0x20202020, 0x74736554, 0x55504320, 0x30303920};  // "    Test CPU 900"
      default:
        return {leaf == CpuidLeaf::kBrandLast ? 0x20203000u : 0x20202030u, 0, 0, 0};
    }
  }
};

// One that knows no extended leaf, and answers those with the data of another.
struct OldProcessor {
  static constexpr CpuidRegisters query(CpuidLeaf) { return {1, ~0u, ~0u, ~0u}; }
};

static_assert(Cpu<NewProcessor>::vendor().view() == "GenuineIntel");
static_assert(Cpu<NewProcessor>::has(CpuFeature::kLongMode));
static_assert(Cpu<NewProcessor>::has(CpuFeature::kNoExecute));
static_assert(!Cpu<NewProcessor>::has(CpuFeature::kGibibytePages));
static_assert(!Cpu<OldProcessor>::has(CpuFeature::kLongMode));
static_assert(Cpu<NewProcessor>::has(CpuInstruction::kRdrand));
static_assert(Cpu<NewProcessor>::has(CpuBasicFeature::kPageAttributeTable));
static_assert(Cpu<NewProcessor>::physical_address_bits() == 39);
static_assert(Cpu<OldProcessor>::physical_address_bits() == 36);
static_assert(Cpu<OldProcessor>::brand().view().empty());

TEST(Cpuid, BrandIsTrimmed) {
  EXPECT_EQ(Cpu<NewProcessor>::brand().view(), "Test CPU 9000");
}

TEST(Cpuid, ThisProcessorHasLongModeAndAVendor) {
  EXPECT_TRUE(Cpu<>::has(CpuFeature::kLongMode));
  EXPECT_EQ(Cpu<>::vendor().view().size(), 12u);
}

}  // namespace
}  // namespace slipway::machine
