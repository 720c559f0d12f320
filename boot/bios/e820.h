// The BIOS's map of physical memory (ACPI specification 6.5, section 15.1: INT 15h, EAX=E820h).
#ifndef SLIPWAY_BOOT_BIOS_E820_H_
#define SLIPWAY_BOOT_BIOS_E820_H_

#include "boot/loader/memory_map.h"

namespace slipway::bios {

// Copies the BIOS's map into `map`, and takes off what the BIOS stages themselves occupy. Touches
// nothing but conventional memory below kLowMemoryNeeded. Where the BIOS has no usable answer, it
// stops with a sentence.
void read_memory_map(loader::MemoryMap& map);

}  // namespace slipway::bios

#endif  // SLIPWAY_BOOT_BIOS_E820_H_
