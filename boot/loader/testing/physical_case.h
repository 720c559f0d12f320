// SPDX-License-Identifier: Apache-2.0
// Kernels for load_physical(), and machines for them, from a stream of bytes.
#ifndef SLIPWAY_BOOT_LOADER_TESTING_PHYSICAL_CASE_H_
#define SLIPWAY_BOOT_LOADER_TESTING_PHYSICAL_CASE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "boot/loader/bundle/module_file.h"
#include "boot/loader/memory/memory_map.h"
#include "boot/loader/plan/load_plan.h"
#include "boot/loader/testing/random_case.h"
#include "boot/loader/testing/test_load.h"

namespace slipway::loader::testing {

// An address below 4 GiB to which somebody may link a kernel, or nobody would.
std::uint64_t physical_address_near_something(Choices& choices);

// What a firmware may report: a few MiB, some of which are in use until the kernel runs.
MemoryMap random_physical_map(Choices& choices);

PhysicalRange random_physical_range(Choices& choices);

// An ELF file with physical addresses, as the image builder makes them, or spoiled.
std::vector<std::byte> random_physical_kernel(Choices& choices);

class RandomModules {
 public:
  explicit RandomModules(Choices& choices);

  void add(std::string_view name, std::vector<std::byte> contents);
  std::span<const ModuleFile> files() const { return files_; }

 private:
  std::vector<std::unique_ptr<TestSource>> sources_;
  std::vector<ModuleFile> files_;
};

}  // namespace slipway::loader::testing

#endif  // SLIPWAY_BOOT_LOADER_TESTING_PHYSICAL_CASE_H_
