// SPDX-License-Identifier: Apache-2.0
// Registers of devices in memory:
//
//   const slipway::DeviceMemory apic = slipway::map_device(0xFEE0'0000, 4096);
//   const auto version = apic.read<std::uint32_t>(0x30);
#ifndef SLIPWAY_KERNEL_X86_64_DRIVER_MMIO_H_
#define SLIPWAY_KERNEL_X86_64_DRIVER_MMIO_H_

#include <cstddef>
#include <cstdint>

#include "slipway/machine/x86_64/device_memory.h"  // IWYU pragma: export

namespace slipway {

using machine::DeviceMemory;

// Maps `size` bytes from a physical address on, to be read and written and without caches, at their
// place in the map of physical memory (BootInfo::physical_memory), where the loader has mapped no
// devices. Pages that are mapped already stay as they are: the first MiB, and mappings of before.
//
// The page tables for it come out of 16 pages that the kernel has for this; it panics when they are
// used up. That is enough for devices in 7 regions that are far apart, of any size that is
// not larger than 2 MiB; larger ones take one more for each 2 MiB that they do not fill.
DeviceMemory map_device(std::uint64_t physical_address, std::size_t size);

}  // namespace slipway

#endif  // SLIPWAY_KERNEL_X86_64_DRIVER_MMIO_H_
