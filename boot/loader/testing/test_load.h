// SPDX-License-Identifier: Apache-2.0
// A kernel's file for load(), and load() on a machine for tests, by the Slipway protocol.
#ifndef SLIPWAY_BOOT_LOADER_TESTING_TEST_LOAD_H_
#define SLIPWAY_BOOT_LOADER_TESTING_TEST_LOAD_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "boot/loader/bundle/file_source.h"
#include "boot/loader/enter/handoff.h"
#include "boot/loader/load.h"
#include "boot/loader/memory/test_machine.h"
#include "boot/loader/plan/machine_facts.h"
#include "slipway/kernel_request.h"

namespace slipway::loader::testing {

// The disk. Counts what is read, and can fail.
class TestSource final : public FileSource {
 public:
  struct Read {
    std::uint64_t offset;
    std::uint64_t size;
  };

  explicit TestSource(std::vector<std::byte> file) : file_(std::move(file)) {}

  std::uint64_t size() const override { return file_.size(); }
  Result<void> read(std::uint64_t offset, std::span<std::byte> destination) override;

  std::span<const std::byte> file() const { return file_; }
  const std::vector<Read>& reads() const { return reads_; }
  void fail_at_read(std::size_t number) { failing_read_ = number; }

 private:
  std::vector<std::byte> file_;
  std::vector<Read> reads_;
  std::size_t failing_read_ = ~std::size_t{0};
};

// What a kernel is loaded with, beside its file and the machine's memory.
struct LoadOptions {
  CpuFeatures cpu = {true, true, true};
  protocol::KernelRequest request = {};
  std::span<const ModuleFile> modules = {};
  std::string_view command_line = {};
  Framebuffer framebuffer = {};
  MemoryKind framebuffer_kind = MemoryKind::kWriteCombining;
  std::uint64_t random_seed = 0;
  std::span<const ProcessorFacts> processors = {};
  bool has_x2apic = false;
  bool x2apics_only = false;
};

// From the request to all that the kernel is told.
Result<Handoff> load_on(TestMachine& machine, TestSource& kernel, const LoadOptions& options = {});

}  // namespace slipway::loader::testing

#endif  // SLIPWAY_BOOT_LOADER_TESTING_TEST_LOAD_H_
