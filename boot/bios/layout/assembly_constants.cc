// Gives the assembly files the C++ constants that they need, as absolute symbols of the same
// names: the linker fills them in, so no number is written twice.
#include "boot/bios/layout/disk_layout.h"
#include "boot/bios/layout/low_memory.h"
#include "slipway/machine/devices/qemu.h"

namespace slipway::bios {
namespace {

#define SLIPWAY_ASSEMBLY_CONSTANT(name, value) \
  asm volatile(".globl " #name "\n.set " #name ", %c0" ::"i"(value))

// Never called: compiling it is what defines the symbols.
[[gnu::used]] void define_constants() {
  SLIPWAY_ASSEMBLY_CONSTANT(kBootSectorStackTop, kBootSectorStackTop);
  SLIPWAY_ASSEMBLY_CONSTANT(kBootSectorAddress, kBootSectorAddress);
  SLIPWAY_ASSEMBLY_CONSTANT(kPml4Address, kPageTablesAddress);
  SLIPWAY_ASSEMBLY_CONSTANT(kPageTablesSize, kPageTableCount * 0x1000);
  SLIPWAY_ASSEMBLY_CONSTANT(kPdptAddress, kPageTablesAddress + 0x1000);
  SLIPWAY_ASSEMBLY_CONSTANT(kFirstPageDirectoryAddress, kPageTablesAddress + 0x2000);
  SLIPWAY_ASSEMBLY_CONSTANT(kStage2Address, kStage2Address);
  SLIPWAY_ASSEMBLY_CONSTANT(kStage2Segment, segment_of(kStage2Address));
  SLIPWAY_ASSEMBLY_CONSTANT(kStage2Entry, kStage2Address + sizeof(Stage2Header));
  SLIPWAY_ASSEMBLY_CONSTANT(kStage2DataAddress, kStage2DataAddress);
  SLIPWAY_ASSEMBLY_CONSTANT(kBiosStackSegment, segment_of(kBiosStackAddress));
  SLIPWAY_ASSEMBLY_CONSTANT(kBiosStackSize, kBiosStackSize);
  SLIPWAY_ASSEMBLY_CONSTANT(kStackTop, kStackTop);

  SLIPWAY_ASSEMBLY_CONSTANT(kStage2FirstSector, kStage2FirstSector);
  SLIPWAY_ASSEMBLY_CONSTANT(kStage2SectorsPerRead, kStage2SectorsPerRead);
  SLIPWAY_ASSEMBLY_CONSTANT(kStage2ParagraphsPerRead,
                            segment_of(kStage2SectorsPerRead * kSectorSize));
  SLIPWAY_ASSEMBLY_CONSTANT(kStage2Magic, kStage2Magic);
  SLIPWAY_ASSEMBLY_CONSTANT(kStage2MagicLow, static_cast<std::uint32_t>(kStage2Magic));
  SLIPWAY_ASSEMBLY_CONSTANT(kStage2MaxSize, kStage2MaxSectors * kSectorSize);
  SLIPWAY_ASSEMBLY_CONSTANT(kStage2SectorCountOffset, kStage2SectorCountOffset);
  SLIPWAY_ASSEMBLY_CONSTANT(kDiskSignatureOffset, kDiskSignatureOffset);
  SLIPWAY_ASSEMBLY_CONSTANT(kPartitionTableOffset, kPartitionTableOffset);
  SLIPWAY_ASSEMBLY_CONSTANT(kBootSignatureOffset, kBootSignatureOffset);

  SLIPWAY_ASSEMBLY_CONSTANT(kDebugConsolePort, static_cast<int>(machine::qemu::kDebugConsole));
  SLIPWAY_ASSEMBLY_CONSTANT(kDebugExitPort, static_cast<int>(machine::qemu::kDebugExit));
  SLIPWAY_ASSEMBLY_CONSTANT(kExitLoaderRefused,
                            static_cast<int>(machine::qemu::ExitCode::kLoaderRefused));
}

}  // namespace
}  // namespace slipway::bios
