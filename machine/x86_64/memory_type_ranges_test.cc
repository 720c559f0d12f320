// SPDX-License-Identifier: Apache-2.0
#include "slipway/machine/x86_64/memory_type_ranges.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace slipway::machine {
namespace {

using Kind = MemoryTypeRanges::Kind;

constexpr std::uint64_t kMebibyte = 1 << 20;
constexpr std::uint64_t kGibibyte = 1 << 30;

struct ProcessorWithRanges {
  static constexpr CpuidRegisters query(CpuidLeaf leaf) {
    return leaf == CpuidLeaf::kFeatures ? CpuidRegisters{0, 0, 0, 1u << 12}
                                        : CpuidRegisters{1, 0, 0, 0};
  }
};

struct ProcessorWithoutRanges {
  static constexpr CpuidRegisters query(CpuidLeaf) { return {1, 0, 0, ~(1u << 12)}; }
};

// By their numbers. What is not there faults on the machine, and fails the test here.
struct RecordedRegisters {
  static inline std::map<std::uint32_t, std::uint64_t> values;

  static std::uint64_t read(Msr msr) {
    const auto value = values.find(static_cast<std::uint32_t>(msr));
    EXPECT_TRUE(value != values.end()) << "MSR " << static_cast<std::uint32_t>(msr) << " was read";
    return value != values.end() ? value->second : 0;
  }
};

// As in the manual: the kind, and above it the address.
struct Pair {
  std::uint64_t base;
  std::uint64_t mask;
};

constexpr std::uint64_t kValid = 0x800;
constexpr std::uint64_t kEnabled = 0x800;
constexpr std::uint64_t kWriteBack = 6;
constexpr std::uint64_t kWriteThrough = 4;
constexpr std::uint64_t kWriteProtected = 5;
constexpr std::uint64_t kWriteCombining = 1;
constexpr std::uint64_t kUncacheable = 0;

// `size` bytes, a power of two, at a multiple of it, on a processor with 40 bits of address.
Pair range(std::uint64_t kind, std::uint64_t start, std::uint64_t size) {
  return {start | kind, (~(size - 1) & 0xFF'FFFF'FFFF) | kValid};
}

std::optional<MemoryTypeRanges> read(std::uint64_t default_type, const std::vector<Pair>& pairs) {
  auto& values = RecordedRegisters::values;
  values = {{0xFE, 0x500 | pairs.size()}, {0x2FF, default_type}};
  for (std::uint32_t i = 0; i < pairs.size(); ++i) {
    values[0x200 + 2 * i] = pairs[i].base;
    values[0x201 + 2 * i] = pairs[i].mask;
  }
  return MemoryTypeRanges::read<RecordedRegisters, ProcessorWithRanges>();
}

TEST(MemoryTypeRanges, AreNothingOnProcessorsWithoutThem) {
  RecordedRegisters::values.clear();
  EXPECT_FALSE((MemoryTypeRanges::read<RecordedRegisters, ProcessorWithoutRanges>()));
}

// All memory is uncacheable then, and what the registers hold means nothing.
TEST(MemoryTypeRanges, MakeNothingCachedWhileTheyAreDisabled) {
  const auto ranges = read(kWriteBack, {range(kWriteBack, 0, kGibibyte)});
  EXPECT_EQ(ranges->kind_at(2 * kMebibyte), Kind::kUncacheable);
  EXPECT_FALSE(ranges->any_cached(0, 4 * kGibibyte));
}

// As SeaBIOS and OVMF have them.
TEST(MemoryTypeRanges, LeaveToTheDefaultWhatNoneOfThemHas) {
  const auto ranges =
      read(kEnabled | kWriteBack, {range(kUncacheable, 3 * kGibibyte, kGibibyte), {0, 0}});
  EXPECT_EQ(ranges->kind_at(3 * kGibibyte - 1), Kind::kWriteBack);
  EXPECT_EQ(ranges->kind_at(3 * kGibibyte), Kind::kUncacheable);
  EXPECT_EQ(ranges->kind_at(4 * kGibibyte - 1), Kind::kUncacheable);
  EXPECT_EQ(ranges->kind_at(4 * kGibibyte), Kind::kWriteBack);
}

TEST(MemoryTypeRanges, LeaveOutTheOnesThatAreNotValid) {
  Pair not_valid = range(kWriteBack, kGibibyte, kGibibyte);
  not_valid.mask &= ~kValid;
  const auto ranges =
      read(kEnabled | kUncacheable, {not_valid, range(kWriteThrough, 2 * kGibibyte, kGibibyte)});
  EXPECT_EQ(ranges->kind_at(kGibibyte), Kind::kUncacheable);
  EXPECT_EQ(ranges->kind_at(2 * kGibibyte), Kind::kWriteThrough);
}

// The processor says how many; a number that is nonsense reaches no other registers.
TEST(MemoryTypeRanges, AreReadAsFarAsThereAreAny) {
  read(kEnabled, {});
  RecordedRegisters::values[0xFE] = 0xFF;
  for (std::uint32_t msr = 0x200; msr < 0x250; ++msr) {
    RecordedRegisters::values[msr] = 0;
  }
  EXPECT_TRUE((MemoryTypeRanges::read<RecordedRegisters, ProcessorWithRanges>()));
}

// The manual's rules, in either order. The last two are undefined: no memory.
TEST(MemoryTypeRanges, HaveRulesForTheirOverlaps) {
  const struct {
    std::uint64_t a;
    std::uint64_t b;
    Kind expected;
  } kRules[] = {
      {kWriteBack, kWriteBack, Kind::kWriteBack},
      {kWriteCombining, kWriteCombining, Kind::kWriteCombining},
      {kWriteBack, kUncacheable, Kind::kUncacheable},
      {kWriteCombining, kUncacheable, Kind::kUncacheable},
      {kWriteBack, kWriteThrough, Kind::kWriteThrough},
      {kWriteBack, kWriteCombining, Kind::kUncacheable},
      {kWriteThrough, kWriteProtected, Kind::kUncacheable},
  };
  for (auto [a, b, expected] : kRules) {
    for (int order = 0; order < 2; ++order) {
      const auto ranges = read(kEnabled | kWriteProtected,
                               {range(a, 0, 4 * kGibibyte), range(b, 2 * kGibibyte, kGibibyte)});
      EXPECT_EQ(ranges->kind_at(2 * kGibibyte), expected) << a << " and " << b;
      EXPECT_EQ(ranges->kind_at(kGibibyte), static_cast<Kind>(a)) << a << " and " << b;
      std::swap(a, b);
    }
  }
}

TEST(MemoryTypeRanges, KeepUncacheableWhateverElseOverlaps) {
  const auto ranges = read(kEnabled | kWriteBack, {range(kWriteThrough, 0, 4 * kGibibyte),
                                                   range(kUncacheable, 0, 2 * kGibibyte),
                                                   range(kWriteBack, 0, kGibibyte)});
  EXPECT_EQ(ranges->kind_at(kMebibyte), Kind::kUncacheable);
  EXPECT_EQ(ranges->kind_at(3 * kGibibyte), Kind::kWriteThrough);
}

TEST(MemoryTypeRanges, KnowWhetherAnyByteIsCached) {
  const auto ranges = read(kEnabled | kUncacheable,
                           {range(kWriteBack, 0, kGibibyte), range(kWriteBack, 2 * kGibibyte, 4096),
                            range(kWriteThrough, 3 * kGibibyte, kMebibyte),
                            range(kWriteCombining, 5 * kGibibyte, kGibibyte),
                            range(kWriteProtected, 7 * kGibibyte, kMebibyte)});
  EXPECT_TRUE(ranges->any_cached(kGibibyte - 1, 1));
  EXPECT_FALSE(ranges->any_cached(kGibibyte, kGibibyte));
  EXPECT_TRUE(ranges->any_cached(kGibibyte, kGibibyte + 1));
  EXPECT_TRUE(ranges->any_cached(2 * kGibibyte + 4095, 1));
  EXPECT_FALSE(ranges->any_cached(2 * kGibibyte + 4096, kMebibyte));
  EXPECT_TRUE(ranges->any_cached(3 * kGibibyte - kMebibyte, 4 * kMebibyte));
  EXPECT_FALSE(ranges->any_cached(5 * kGibibyte, kGibibyte));
  EXPECT_TRUE(ranges->any_cached(7 * kGibibyte, 1));
}

// Which the manual allows ("continuous" is only how firmware uses them).
TEST(MemoryTypeRanges, MayHaveHoles) {
  const auto ranges = read(kEnabled | kUncacheable, {{kMebibyte | kWriteBack, kMebibyte | kValid}});
  EXPECT_FALSE(ranges->any_cached(2 * kMebibyte, kMebibyte));
  EXPECT_TRUE(ranges->any_cached(3 * kMebibyte, 1));
}

TEST(MemoryTypeRanges, MayBeAllOfMemory) {
  const auto ranges = read(kEnabled | kUncacheable, {{kWriteBack, kValid}});
  EXPECT_TRUE(ranges->any_cached(0xFD00'0000, 16 * kMebibyte));
  EXPECT_FALSE(read(kEnabled | kUncacheable, {})->any_cached(0xFD00'0000, 16 * kMebibyte));
}

}  // namespace
}  // namespace slipway::machine
