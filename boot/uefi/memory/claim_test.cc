// SPDX-License-Identifier: Apache-2.0
#include "boot/uefi/memory/claim.h"

#include <gtest/gtest.h>

#include <vector>

#include "boot/uefi/testing/fake_firmware.h"
#include "slipway/machine/numbers/units.h"

namespace slipway::uefi {
namespace {

using efi::MemoryType;
using loader::MemoryMap;
using loader::MemoryRegion;
using machine::kGibibyte;
using machine::kMebibyte;
using testing::FakeFirmware;
using Loader = loader::MemoryType;

constexpr std::uint64_t kPage = efi::kPageSize;

class ClaimTest : public ::testing::Test {
 protected:
  void add(MemoryType type, std::uint64_t start, std::uint64_t end, std::uint64_t attributes = 0) {
    firmware_.memory.push_back({.type = type,
                                .physical_start = start,
                                .virtual_start = 0,
                                .page_count = (end - start) / kPage,
                                .attributes = attributes});
  }

  loader::Result<void> claim() {
    const auto map = FirmwareMap::create(firmware_.services());
    EXPECT_TRUE(map.has_value());
    return claim_memory(firmware_.services(), *map, known_, map_);
  }

  // What memory at an address is, -1 if the map does not say.
  int type_at(std::uint64_t address) const {
    for (const MemoryRegion& region : map_.regions()) {
      if (region.start <= address && address < region.end()) {
        return static_cast<int>(region.type);
      }
    }
    return -1;
  }

  static int number(Loader type) { return static_cast<int>(type); }

  std::uint64_t claimed() const {
    std::uint64_t pages = 0;
    for (const auto& claim : firmware_.claims) {
      pages += claim.pages;
    }
    return pages * kPage;
  }

  FakeFirmware firmware_;
  facts::MemoryFacts known_;
  MemoryMap map_;
};

TEST_F(ClaimTest, TakesAllButAnEighth) {
  add(MemoryType::kConventional, kMebibyte, 129 * kMebibyte);
  ASSERT_TRUE(claim().has_value());
  EXPECT_EQ(claimed(), 112 * kMebibyte);
  EXPECT_EQ(type_at(kMebibyte), number(Loader::kUsable));
  EXPECT_EQ(type_at(113 * kMebibyte - 1), number(Loader::kUsable));
  EXPECT_EQ(type_at(113 * kMebibyte), number(Loader::kFreedAtEntry));
  EXPECT_EQ(type_at(129 * kMebibyte), -1);
}

TEST_F(ClaimTest, LeavesTheFirmwareNoMoreThanItCanUse) {
  add(MemoryType::kConventional, kMebibyte, 3 * kGibibyte);
  add(MemoryType::kConventional, 4 * kGibibyte, 100 * kGibibyte);
  ASSERT_TRUE(claim().has_value());
  EXPECT_EQ(type_at(3 * kGibibyte - 64 * kMebibyte - 1), number(Loader::kUsable));
  EXPECT_EQ(type_at(3 * kGibibyte - 64 * kMebibyte), number(Loader::kFreedAtEntry));
  EXPECT_EQ(type_at(100 * kGibibyte - 1), number(Loader::kUsable));
}

TEST_F(ClaimTest, LeavesTheFirmwareItsShareInOnePiece) {
  add(MemoryType::kConventional, kMebibyte, 65 * kMebibyte);
  add(MemoryType::kConventional, 100 * kMebibyte, 101 * kMebibyte);
  ASSERT_TRUE(claim().has_value());
  EXPECT_EQ(type_at(100 * kMebibyte), number(Loader::kUsable));
  EXPECT_EQ(type_at(65 * kMebibyte - 1), number(Loader::kFreedAtEntry));
}

TEST_F(ClaimTest, TakesSinglePagesBelowOneMebibyte) {
  add(MemoryType::kConventional, 0, 0xA0000);
  add(MemoryType::kConventional, kMebibyte, 65 * kMebibyte);
  ASSERT_TRUE(claim().has_value());
  EXPECT_EQ(type_at(0), number(Loader::kLoader)) << "no object is at address 0";
  EXPECT_EQ(type_at(kPage), number(Loader::kFreedAtEntry));
  EXPECT_EQ(type_at(0x9EFFF), number(Loader::kFreedAtEntry));
  EXPECT_EQ(type_at(0x9F000), number(Loader::kUsable)) << "where other processors begin";
  EXPECT_EQ(type_at(0xA0000), number(Loader::kReserved)) << "a PC's devices";
}

TEST_F(ClaimTest, NeverTakesPage0) {
  add(MemoryType::kConventional, 0, kPage);
  add(MemoryType::kConventional, kMebibyte, 65 * kMebibyte);
  ASSERT_TRUE(claim().has_value());
  EXPECT_EQ(type_at(0), number(Loader::kLoader));
  for (const auto& claim : firmware_.claims) {
    EXPECT_GE(claim.start, kMebibyte);
  }
}

TEST_F(ClaimTest, TakesOnlyWhatIsAboveOfARegionAcrossIt) {
  add(MemoryType::kConventional, kMebibyte / 2, 65 * kMebibyte);
  ASSERT_TRUE(claim().has_value());
  EXPECT_EQ(type_at(kMebibyte - 1), number(Loader::kFreedAtEntry));
  EXPECT_EQ(type_at(kMebibyte), number(Loader::kUsable));
}

// All but what the loader has used of it, and nothing that is the firmware's.
TEST_F(ClaimTest, GivesBackWhatIsLeft) {
  add(MemoryType::kConventional, 0, 0xA0000);
  add(MemoryType::kConventional, kMebibyte, 129 * kMebibyte);
  ASSERT_TRUE(claim().has_value());
  ASSERT_TRUE(map_.reserve(2 * kMebibyte, kMebibyte, Loader::kKernel).has_value());
  return_memory(firmware_.services(), map_);
  const std::vector<FakeFirmware::Claim> expected = {
      {0x9F000, 1},
      {kMebibyte, kMebibyte / kPage},
      {3 * kMebibyte, 110 * kMebibyte / kPage},
  };
  EXPECT_EQ(firmware_.returned, expected);
}

TEST_F(ClaimTest, KnowsTheFirmwaresTypes) {
  const struct {
    MemoryType type;
    Loader expected;
  } kTypes[] = {
      {MemoryType::kReserved, Loader::kReserved},
      {MemoryType::kLoaderCode, Loader::kFreedAtEntry},
      {MemoryType::kLoaderData, Loader::kFreedAtEntry},
      {MemoryType::kBootServicesCode, Loader::kFreedAtEntry},
      {MemoryType::kBootServicesData, Loader::kFreedAtEntry},
      {MemoryType::kRuntimeServicesCode, Loader::kReserved},
      {MemoryType::kRuntimeServicesData, Loader::kReserved},
      {MemoryType::kUnusable, Loader::kBad},
      {MemoryType::kAcpiReclaim, Loader::kAcpiReclaimable},
      {MemoryType::kAcpiNvs, Loader::kAcpiNvs},
      {MemoryType::kMappedIo, Loader::kReserved},
      {MemoryType::kMappedIoPorts, Loader::kReserved},
      {MemoryType::kPalCode, Loader::kReserved},
      {MemoryType::kPersistent, Loader::kReserved},
      {MemoryType::kUnaccepted, Loader::kReserved},
      {MemoryType{0x7000'0000}, Loader::kReserved},  // of who makes firmware
      {MemoryType{0x8000'0000}, Loader::kReserved},  // of who makes operating systems
  };
  std::uint64_t address = kGibibyte;
  for (const auto& row : kTypes) {
    add(row.type, address, address + kMebibyte);
    address += 2 * kMebibyte;
  }
  ASSERT_TRUE(claim().has_value());
  address = kGibibyte;
  for (const auto& row : kTypes) {
    EXPECT_EQ(type_at(address), number(row.expected)) << static_cast<unsigned>(row.type);
    address += 2 * kMebibyte;
  }
}

TEST_F(ClaimTest, LeavesMemoryForASpecificPurposeAlone) {
  add(MemoryType::kConventional, kMebibyte, 65 * kMebibyte);
  add(MemoryType::kConventional, kGibibyte, 2 * kGibibyte, efi::kSpecificPurpose);
  ASSERT_TRUE(claim().has_value());
  EXPECT_EQ(type_at(kGibibyte), number(Loader::kReserved));
}

TEST_F(ClaimTest, DoesWithoutWhatTheFirmwareRefuses) {
  add(MemoryType::kConventional, kMebibyte, 65 * kMebibyte);
  add(MemoryType::kConventional, 100 * kMebibyte, 200 * kMebibyte);
  firmware_.refused = {kMebibyte};
  ASSERT_TRUE(claim().has_value());
  EXPECT_EQ(type_at(kMebibyte), number(Loader::kFreedAtEntry));
  EXPECT_EQ(type_at(100 * kMebibyte), number(Loader::kUsable));
}

// Maps of real machines: entries without pages, out of order, some of them twice.
TEST_F(ClaimTest, TakesMapsAsTheyCome) {
  add(MemoryType::kConventional, 100 * kMebibyte, 200 * kMebibyte);
  add(MemoryType::kConventional, 300 * kMebibyte, 300 * kMebibyte);
  add(MemoryType::kRuntimeServicesData, 150 * kMebibyte, 151 * kMebibyte);
  add(MemoryType::kConventional, kMebibyte, 65 * kMebibyte);
  add(MemoryType::kConventional, kMebibyte, 65 * kMebibyte);
  ASSERT_TRUE(claim().has_value());
  EXPECT_EQ(type_at(150 * kMebibyte), number(Loader::kReserved)) << "the stricter one holds";
  EXPECT_EQ(type_at(kMebibyte), number(Loader::kUsable));
}

TEST_F(ClaimTest, KnowsNoMemoryThatTheProcessorDoesNotReach) {
  known_.physical_address_end = std::uint64_t{1} << 36;
  add(MemoryType::kConventional, kMebibyte, 65 * kMebibyte);
  add(MemoryType::kConventional, (std::uint64_t{1} << 36) - kMebibyte,
      (std::uint64_t{1} << 36) + kMebibyte);
  add(MemoryType::kReserved, std::uint64_t{1} << 60, (std::uint64_t{1} << 60) + kPage);
  ASSERT_TRUE(claim().has_value());
  EXPECT_EQ(type_at((std::uint64_t{1} << 36) - 1), number(Loader::kUsable));
  EXPECT_EQ(type_at(std::uint64_t{1} << 36), -1);
}

TEST_F(ClaimTest, SaysWhenAMapHasTooManyRegions) {
  for (std::uint64_t i = 0; i < 2 * MemoryMap::kCapacity; ++i) {
    add(i % 2 == 0 ? MemoryType::kAcpiNvs : MemoryType::kReserved, kGibibyte + i * kPage,
        kGibibyte + (i + 1) * kPage);
  }
  const auto claimed = claim();
  ASSERT_FALSE(claimed.has_value());
  EXPECT_EQ(claimed.error().code, loader::ErrorCode::kMemoryMapFull);
}

// What the kernel has been loaded to is ours, and stays as it is.
TEST_F(ClaimTest, AddsWhatTheFirmwareTookLater) {
  add(MemoryType::kConventional, kMebibyte, 65 * kMebibyte);
  ASSERT_TRUE(claim().has_value());
  ASSERT_TRUE(map_.reserve(kMebibyte, kMebibyte, Loader::kKernel).has_value());
  firmware_.memory.clear();
  add(MemoryType::kLoaderData, kMebibyte, 57 * kMebibyte);
  add(MemoryType::kRuntimeServicesData, 60 * kMebibyte, 61 * kMebibyte);
  const auto later = FirmwareMap::create(firmware_.services());
  ASSERT_TRUE(add_later_reservations(*later, known_, map_).has_value());
  EXPECT_EQ(type_at(kMebibyte), number(Loader::kKernel));
  EXPECT_EQ(type_at(2 * kMebibyte), number(Loader::kUsable));
  EXPECT_EQ(type_at(59 * kMebibyte), number(Loader::kFreedAtEntry));
  EXPECT_EQ(type_at(60 * kMebibyte), number(Loader::kReserved));
}

}  // namespace
}  // namespace slipway::uefi
