// Stage 2: from a machine that a BIOS has started to the kernel's first instruction.
//
// stage2_entry.S has put the processor into long mode, with the first 2 MiB mapped to themselves,
// interrupts off and a stack. Nothing above kLowMemoryNeeded is written before the firmware's map
// of memory has been read.
#include <cstdint>
#include <utility>

#include "boot/bios/a20.h"
#include "boot/bios/disk.h"
#include "boot/bios/disk_layout.h"
#include "boot/bios/e820.h"
#include "boot/bios/faults.h"
#include "boot/bios/identity_map.h"
#include "boot/bios/kernel_on_disk.h"
#include "boot/bios/stop.h"
#include "boot/bios/text_mode.h"
#include "boot/loader/handoff.h"
#include "boot/loader/load.h"
#include "machine/cpuid.h"

// stage2_entry.S; filled in by the image builder.
extern "C" const slipway::bios::Stage2Header stage2_header;

namespace slipway::bios {
namespace {

// 12 KiB: too large for the stack.
constinit loader::MemoryMap memory_map;

loader::CpuFeatures cpu_features() {
  using machine::CpuFeature;
  return {.no_execute = machine::Cpu<>::has(CpuFeature::kNoExecute),
          .gigabyte_pages = machine::Cpu<>::has(CpuFeature::kGibibytePages)};
}

}  // namespace

extern "C" [[noreturn]] void stage2_main(std::uint8_t boot_drive) {
  catch_faults();
  const protocol::TextMode text_mode = set_text_mode();
  read_memory_map(memory_map);
  enable_a20();
  extend_identity_map();

  Disk disk(boot_drive);
  KernelOnDisk kernel(disk, stage2_header);
  const auto handoff = loader::load({.kernel = kernel,
                                     .map = memory_map,
                                     .memory = {},
                                     .reachable_end = kIdentityMapEnd,
                                     .cpu = cpu_features(),
                                     .firmware = protocol::FirmwareKind::kBios,
                                     .boot_drive = boot_drive,
                                     .text_mode = text_mode,
                                     .loader_name = "Slipway BIOS loader 0.1"});
  if (!handoff) stop(handoff.error());
  loader::enter_kernel(*handoff);
}

}  // namespace slipway::bios
