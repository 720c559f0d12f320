// SPDX-License-Identifier: Apache-2.0
// What assembly files and linker scripts need to know of the disk and of low memory.
#include "boot/bios/layout/disk_layout.h"
#include "boot/bios/layout/low_memory.h"
#include "slipway/machine/devices/qemu.h"
#include "slipway/machine/paging/page_table.h"
#include "slipway/machine/runtime/assembly_constant.h"

namespace slipway::bios {
namespace {

[[gnu::used]] void define_constants() {
  SLIPWAY_ASSEMBLY_CONSTANT(kBootSectorStackTop, kBootSectorStackTop);
  SLIPWAY_ASSEMBLY_CONSTANT(kBootSectorAddress, kBootSectorAddress);
  SLIPWAY_ASSEMBLY_CONSTANT(kPml4Address, kPageTablesAddress);
  SLIPWAY_ASSEMBLY_CONSTANT(kPageTablesSize, kPageTableCount * machine::kPageSize);
  SLIPWAY_ASSEMBLY_CONSTANT(kPdptAddress, kPageTablesAddress + machine::kPageSize);
  SLIPWAY_ASSEMBLY_CONSTANT(kFirstPageDirectoryAddress,
                            kPageTablesAddress + 2 * machine::kPageSize);
  SLIPWAY_ASSEMBLY_CONSTANT(kStage2Address, kStage2Address);
  SLIPWAY_ASSEMBLY_CONSTANT(kStage2Segment, segment_of(kStage2Address));
  SLIPWAY_ASSEMBLY_CONSTANT(kStage2Entry, kStage2Address + sizeof(Stage2Header));
  SLIPWAY_ASSEMBLY_CONSTANT(kStage2DataAddress, kStage2DataAddress);
  SLIPWAY_ASSEMBLY_CONSTANT(kBiosStackSegment, segment_of(kBiosStackAddress));
  SLIPWAY_ASSEMBLY_CONSTANT(kBiosStackSize, kBiosStackSize);
  SLIPWAY_ASSEMBLY_CONSTANT(kStackTop, kStackTop);
  SLIPWAY_ASSEMBLY_CONSTANT(kPxeVectorAddress, kPxeVector * 4);

  SLIPWAY_ASSEMBLY_CONSTANT(kStage2SectorsPerRead, kStage2SectorsPerRead);
  SLIPWAY_ASSEMBLY_CONSTANT(kStage2ParagraphsPerRead,
                            segment_of(kStage2SectorsPerRead * kSectorSize));
  SLIPWAY_ASSEMBLY_CONSTANT(kCdSectorsPerRead, kCdSectorsPerRead);
  SLIPWAY_ASSEMBLY_CONSTANT(kCdAccess, kCdAccess);
  SLIPWAY_ASSEMBLY_CONSTANT(kStage2Magic, kStage2Magic);
  SLIPWAY_ASSEMBLY_CONSTANT(kStage2Modulus, std::int64_t{kStage2Modulus});
  SLIPWAY_ASSEMBLY_CONSTANT(kStage2MaxSectors, kStage2MaxSectors);
  SLIPWAY_ASSEMBLY_CONSTANT(kStage2MaxSize, kStage2MaxSectors * kSectorSize);
  SLIPWAY_ASSEMBLY_CONSTANT(kStage2FirstSectorOffset, kStage2FirstSectorOffset);
  SLIPWAY_ASSEMBLY_CONSTANT(kStage2SectorCountOffset, kStage2SectorCountOffset);
  SLIPWAY_ASSEMBLY_CONSTANT(kDiskSignatureOffset, kDiskSignatureOffset);
  SLIPWAY_ASSEMBLY_CONSTANT(kPartitionTableOffset, kPartitionTableOffset);
  SLIPWAY_ASSEMBLY_CONSTANT(kBootSignatureOffset, kBootSignatureOffset);

  SLIPWAY_ASSEMBLY_CONSTANT(kDebugConsolePort, machine::qemu::kDebugConsole);
  SLIPWAY_ASSEMBLY_CONSTANT(kDebugExitPort, machine::qemu::kDebugExit);
  SLIPWAY_ASSEMBLY_CONSTANT(kBootedDiskPort, machine::qemu::kBootedDisk);
  SLIPWAY_ASSEMBLY_CONSTANT(kExitLoaderRefused, machine::qemu::ExitCode::kLoaderRefused);
}

}  // namespace
}  // namespace slipway::bios
