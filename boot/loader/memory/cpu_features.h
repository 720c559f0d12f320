// What the loader wants to know about the processor.
#ifndef SLIPWAY_BOOT_LOADER_MEMORY_CPU_FEATURES_H_
#define SLIPWAY_BOOT_LOADER_MEMORY_CPU_FEATURES_H_

namespace slipway::loader {

struct CpuFeatures {
  bool no_execute = false;      // CPUID 0x80000001, EDX bit 20: pages can be made not executable
  bool gigabyte_pages = false;  // CPUID 0x80000001, EDX bit 26: pages of 1 GiB
};

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_MEMORY_CPU_FEATURES_H_
