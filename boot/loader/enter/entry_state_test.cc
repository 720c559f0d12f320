// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/enter/entry_state.h"

#include <gtest/gtest.h>

namespace slipway::loader {
namespace {

using machine::Cr0;
using machine::Cr4;
using machine::Efer;
using machine::MemoryKind;
using machine::PageAttributes;
using Kind = PageAttributes::Kind;

constexpr EntryState kLongMode = {.cr0 = Cr0::kProtectedMode | Cr0::kPaging,
                                  .cr4 = Cr4::kPhysicalAddressExtension,
                                  .efer = Efer::kLongModeEnable | Efer::kLongModeActive};

// The state with one register changed.
template <typename T>
EntryState with(T EntryState::* member, T value) {
  EntryState state = kLongMode;
  state.*member = value;
  return state;
}

bool can_enter_with(std::uint64_t page_attributes) {
  return can_enter(with(&EntryState::page_attributes, page_attributes));
}

TEST(EntryState, CanBeLongMode) {
  EXPECT_TRUE(can_enter(kLongMode));
}

TEST(EntryState, CannotBe32BitsYet) {
  EXPECT_FALSE(can_enter(with(&EntryState::mode, EntryMode::kProtected)));
}

TEST(EntryState, CannotBeLongModeWithoutWhatThatNeeds) {
  EXPECT_FALSE(can_enter(with<std::uint64_t>(&EntryState::cr0, Cr0::kProtectedMode)));
  EXPECT_FALSE(can_enter(with<std::uint64_t>(&EntryState::cr0, Cr0::kPaging)));
  EXPECT_FALSE(can_enter(with<std::uint64_t>(&EntryState::cr4, 0)));
  EXPECT_FALSE(can_enter(with<std::uint64_t>(&EntryState::efer, Efer::kLongModeActive)));
  EXPECT_FALSE(can_enter(with<std::uint64_t>(&EntryState::efer, Efer::kLongModeEnable)));
}

// Entry 5 combines writes, as for pixels.
TEST(EntryState, CanHaveAnyKindOfMemoryBesideWriteBack) {
  for (const Kind kind : {Kind::kUncacheable, Kind::kWriteCombining, Kind::kWriteThrough,
                          Kind::kWriteProtected, Kind::kWriteBack, Kind::kUncached}) {
    EXPECT_TRUE(can_enter_with(PageAttributes::with(PageAttributes::kAfterReset, 5, kind)));
  }
  for (const int reserved : {2, 3, 8, 0x86, 0xFF}) {
    EXPECT_FALSE(can_enter_with(PageAttributes::with(PageAttributes::kAfterReset, 5,
                                                     Kind{static_cast<std::uint8_t>(reserved)})));
  }
}

// Or what is mapped would be slow, or worse.
TEST(EntryState, KeepsWriteBackInTheEntryThatThePageTablesUse) {
  constexpr std::uint64_t kAfterReset = PageAttributes::kAfterReset;
  EXPECT_TRUE(can_enter_with(PageAttributes::with(kAfterReset, 0, Kind::kWriteBack)));
  EXPECT_FALSE(can_enter_with(PageAttributes::with(kAfterReset, 0, Kind::kUncacheable)));
  EXPECT_FALSE(can_enter_with(0));
}

TEST(EntryState, KnowsWhichKindsOfMemoryItHas) {
  const auto has = [](std::uint64_t page_attributes, MemoryKind kind) {
    return has_kind(with(&EntryState::page_attributes, page_attributes), kind);
  };
  constexpr std::uint64_t kAfterReset = PageAttributes::kAfterReset;
  EXPECT_TRUE(has(kAfterReset, MemoryKind::kWriteBack));
  EXPECT_TRUE(has(kAfterReset, MemoryKind::kDevice));
  EXPECT_FALSE(has(kAfterReset, MemoryKind::kWriteCombining));
  EXPECT_TRUE(has(PageAttributes::with(kAfterReset, 5, Kind::kWriteCombining),
                  MemoryKind::kWriteCombining));
  EXPECT_FALSE(has(PageAttributes::with(kAfterReset, 1, Kind::kWriteCombining),
                   MemoryKind::kWriteCombining));
  EXPECT_FALSE(has(PageAttributes::with(kAfterReset, 3, Kind::kWriteBack), MemoryKind::kDevice));
}

}  // namespace
}  // namespace slipway::loader
