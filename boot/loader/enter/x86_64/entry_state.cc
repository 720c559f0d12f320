// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/enter/x86_64/entry_state.h"

namespace slipway::loader {

namespace {

using machine::Cr0;
using machine::Cr4;
using machine::Efer;
using machine::MemoryKind;
using machine::PageAttributes;

constexpr bool has(std::uint64_t value, std::uint64_t bits) {
  return (value & bits) == bits;
}

// What enter_kernel() runs in, and cannot leave yet.
bool is_long_mode(const EntryState& state) {
  return state.mode == EntryMode::kLong && has(state.cr0, Cr0::kProtectedMode | Cr0::kPaging) &&
         has(state.cr4, Cr4::kPhysicalAddressExtension) &&
         has(state.efer, Efer::kLongModeEnable | Efer::kLongModeActive);
}

// Others fault (Intel SDM vol. 3A, 13.12.2, "IA32_PAT MSR").
bool is_kind(PageAttributes::Kind kind) {
  switch (kind) {
    case PageAttributes::Kind::kUncacheable:
    case PageAttributes::Kind::kWriteCombining:
    case PageAttributes::Kind::kWriteThrough:
    case PageAttributes::Kind::kWriteProtected:
    case PageAttributes::Kind::kWriteBack:
    case PageAttributes::Kind::kUncached:
      return true;
  }
  return false;
}

bool is_page_attribute_table(std::uint64_t table) {
  for (unsigned entry = 0; entry < PageAttributes::kEntries; ++entry) {
    if (!is_kind(PageAttributes::entry(table, entry))) {
      return false;
    }
  }
  return true;
}

constexpr PageAttributes::Kind attributes_of(MemoryKind kind) {
  switch (kind) {
    case MemoryKind::kWriteBack:
      return PageAttributes::Kind::kWriteBack;
    case MemoryKind::kWriteCombining:
      return PageAttributes::Kind::kWriteCombining;
    case MemoryKind::kDevice:
      return PageAttributes::Kind::kUncacheable;
  }
  return PageAttributes::Kind::kUncacheable;
}

}  // namespace

// All memory is mapped as write-back, before and after. While that stays what it is, no cache holds
// anything that it may not when the table is written (13.12.4, "Programming the PAT"); nor does one
// of pixels that become write-combining, since these were not cached before.
bool can_enter(const EntryState& state) {
  return is_long_mode(state) && is_page_attribute_table(state.page_attributes) &&
         has_kind(state, MemoryKind::kWriteBack);
}

bool has_kind(const EntryState& state, MemoryKind kind) {
  return PageAttributes::entry(state.page_attributes, machine::page_attribute_entry(kind)) ==
         attributes_of(kind);
}

}  // namespace slipway::loader
