// SPDX-License-Identifier: Apache-2.0
// Kernels and memory maps from a stream of bytes: chosen by a random generator or by a fuzzer.
#ifndef SLIPWAY_BOOT_LOADER_TESTING_RANDOM_CASE_H_
#define SLIPWAY_BOOT_LOADER_TESTING_RANDOM_CASE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "boot/loader/memory/memory_map.h"
#include "boot/loader/testing/test_load.h"

namespace slipway::loader::testing {

// Numbers out of bytes; 0 when they have run out.
class Choices {
 public:
  explicit Choices(std::span<const std::byte> bytes) : bytes_(bytes) {}

  std::uint64_t number();
  std::uint64_t below(std::uint64_t end) { return number() % end; }
  bool one_in(std::uint64_t n) { return below(n) == 0; }

 private:
  std::span<const std::byte> bytes_;
};

// A machine and a file that nobody would make on purpose. Usable memory that the loader can reach
// is a few MiB in all, so that a case takes little time.
struct RandomCase {
  explicit RandomCase(std::span<const std::byte> bytes);
  RandomCase(const RandomCase&) = delete;  // `options` points into it
  RandomCase& operator=(const RandomCase&) = delete;

  MemoryMap map;
  LoadOptions options;
  std::vector<std::byte> file;

 private:
  void choose_modules(Choices& choices);

  std::vector<std::unique_ptr<TestSource>> module_files_;
  std::vector<ModuleFile> modules_;
};

}  // namespace slipway::loader::testing

#endif  // SLIPWAY_BOOT_LOADER_TESTING_RANDOM_CASE_H_
