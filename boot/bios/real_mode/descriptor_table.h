// SPDX-License-Identifier: Apache-2.0
// The segments of stage 2: for long mode, and for the way to real mode and back.
#ifndef SLIPWAY_BOOT_BIOS_REAL_MODE_DESCRIPTOR_TABLE_H_
#define SLIPWAY_BOOT_BIOS_REAL_MODE_DESCRIPTOR_TABLE_H_

#include <cstddef>

#include "slipway/machine/x86_64/segments.h"

namespace slipway::bios {

struct DescriptorTable {
  machine::SegmentDescriptor null = machine::SegmentDescriptor::null();
  machine::SegmentDescriptor code64 = machine::SegmentDescriptor::code64();
  machine::SegmentDescriptor data = machine::SegmentDescriptor::data();
  machine::SegmentDescriptor code16 = machine::SegmentDescriptor::code16();
  machine::SegmentDescriptor data16 = machine::SegmentDescriptor::data16();
};

inline constexpr machine::Selector kCode64{offsetof(DescriptorTable, code64)};
inline constexpr machine::Selector kData{offsetof(DescriptorTable, data)};
inline constexpr machine::Selector kCode16{offsetof(DescriptorTable, code16)};
inline constexpr machine::Selector kData16{offsetof(DescriptorTable, data16)};

}  // namespace slipway::bios

#endif  // SLIPWAY_BOOT_BIOS_REAL_MODE_DESCRIPTOR_TABLE_H_
