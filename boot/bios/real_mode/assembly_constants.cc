// SPDX-License-Identifier: Apache-2.0
// What processor_mode.S and stage2_entry.S need to know of the processor.
#include <cstdint>

#include "boot/bios/layout/low_memory.h"
#include "boot/bios/real_mode/descriptor_table.h"
#include "slipway/machine/paging/page_table.h"
#include "slipway/machine/runtime/assembly_constant.h"
#include "slipway/machine/x86_64/control_registers.h"
#include "slipway/machine/x86_64/cpuid.h"

// processor_mode.S loads it.
extern "C" [[gnu::used]] constinit slipway::bios::DescriptorTable descriptor_table = {};

namespace slipway::bios {
namespace {

using machine::Cr0;
using machine::Cr4;
using machine::Efer;
using machine::PageFlags;
using machine::PageTableEntry;

// The lower half, for instructions that take 32 bits.
constexpr std::uint32_t all_but(std::uint64_t bits) {
  return static_cast<std::uint32_t>(~bits);
}

constexpr std::uint64_t entry(std::uint32_t physical_address, PageFlags more = PageFlags::kNone) {
  return PageTableEntry::of(physical_address, PageFlags::kPresent | PageFlags::kWritable | more)
      .bits;
}

[[gnu::used]] void define_constants() {
  SLIPWAY_ASSEMBLY_CONSTANT(kCode64, kCode64);
  SLIPWAY_ASSEMBLY_CONSTANT(kData, kData);
  SLIPWAY_ASSEMBLY_CONSTANT(kCode16, kCode16);
  SLIPWAY_ASSEMBLY_CONSTANT(kData16, kData16);
  SLIPWAY_ASSEMBLY_CONSTANT(kDescriptorTableLimit, sizeof(DescriptorTable) - 1);

  SLIPWAY_ASSEMBLY_CONSTANT(kCr0Protected, Cr0::kProtectedMode);
  SLIPWAY_ASSEMBLY_CONSTANT(kCr0ProtectedAndPaged, Cr0::kProtectedMode | Cr0::kPaging);
  SLIPWAY_ASSEMBLY_CONSTANT(kCr0NeitherProtectedNorPaged,
                            all_but(Cr0::kProtectedMode | Cr0::kPaging));
  SLIPWAY_ASSEMBLY_CONSTANT(kCr4PhysicalAddressExtension, Cr4::kPhysicalAddressExtension);
  SLIPWAY_ASSEMBLY_CONSTANT(kMsrEfer, machine::Msr::kEfer);
  SLIPWAY_ASSEMBLY_CONSTANT(kEferLongMode, Efer::kLongModeEnable);
  SLIPWAY_ASSEMBLY_CONSTANT(kEferNotLongMode, all_but(Efer::kLongModeEnable));

  SLIPWAY_ASSEMBLY_CONSTANT(kFlagsIdentification, machine::Rflags::kIdentification);
  SLIPWAY_ASSEMBLY_CONSTANT(kCpuidMaxExtended, machine::CpuidLeaf::kMaxExtended);
  SLIPWAY_ASSEMBLY_CONSTANT(kCpuidExtendedFeatures, machine::CpuidLeaf::kExtendedFeatures);
  SLIPWAY_ASSEMBLY_CONSTANT(kCpuidLongMode, machine::CpuFeature::kLongMode);

  // The first entries of the first tables: they map the lowest 2 MiB.
  SLIPWAY_ASSEMBLY_CONSTANT(kPml4Entry, entry(kPageTablesAddress + machine::kPageSize));
  SLIPWAY_ASSEMBLY_CONSTANT(kPdptEntry, entry(kPageTablesAddress + 2 * machine::kPageSize));
  SLIPWAY_ASSEMBLY_CONSTANT(kPageDirectoryEntry, entry(0, PageFlags::kLarge));
}

}  // namespace
}  // namespace slipway::bios
