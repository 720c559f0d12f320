// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/testing/test_load.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "boot/protocol/slipway/answer.h"
#include "boot/protocol/slipway/plan.h"

namespace slipway::loader::testing {

namespace {

void require(bool condition, const char* what) {
  if (!condition) {
    std::fprintf(stderr, "%s\n", what);
    std::abort();
  }
}

}  // namespace

Result<void> TestSource::read(std::uint64_t offset, std::span<std::byte> destination) {
  // The promises of FileSource::read().
  require(!destination.empty(), "the loader asked for no bytes");
  require(offset <= file_.size() && destination.size() <= file_.size() - offset,
          "the loader read beyond the file");
  if (reads_.size() == failing_read_) {
    return std::unexpected(
        Error{.code = ErrorCode::kReadFailed, .numbers = {offset / 512, destination.size()}});
  }
  reads_.push_back({offset, destination.size()});
  std::memcpy(destination.data(), file_.data() + offset, destination.size());
  return {};
}

Result<Handoff> load_on(TestMachine& machine, TestSource& kernel, const LoadOptions& options) {
  const MachineFacts facts = {.memory = {.map = machine.map(),
                                         .memory = machine.memory(),
                                         .end = TestMachine::kReachableEnd},
                              .cpu = options.cpu,
                              .processors = options.processors,
                              .has_x2apic = options.has_x2apic,
                              .x2apics_only = options.x2apics_only,
                              .random_seed = options.random_seed,
                              .firmware = FirmwareKind::kBios,
                              .boot_drive = 0x80,
                              .tables = {.rsdp = 0xF5AE0, .smbios = 0xF5B00, .smbios3 = 0},
                              .text_mode = {.buffer_physical = 0xB8000, .columns = 80, .rows = 25},
                              .framebuffer = options.framebuffer,
                              .framebuffer_kind = options.framebuffer_kind,
                              .loader_name = "test loader",
                              .loader_version = "1.2"};
  return protocol::plan(options.request).and_then([&](LoadPlan plan) {
    plan.kernel = &kernel;
    plan.modules = options.modules;
    plan.command_line = options.command_line;
    return load(plan, facts).and_then([&](const Placed& placed) {
      return protocol::answer(plan, facts, placed);
    });
  });
}

}  // namespace slipway::loader::testing
