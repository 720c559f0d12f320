// SPDX-License-Identifier: Apache-2.0
// For libFuzzer: whatever a kernel of 32 bits, its plan and the machine are, load_physical()
// refuses with a sentence or does all that it promises.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string>

#include "boot/loader/load_physical.h"
#include "boot/loader/testing/physical_case.h"
#include "boot/loader/testing/physical_soundness.h"
#include "slipway/machine/x86_64/control_registers.h"

namespace slipway::loader {
namespace {

using testing::Choices;
using testing::RandomModules;
using testing::TestMachine;
using testing::TestSource;

LoadPlan random_plan(Choices& choices, TestSource& kernel, const RandomModules& modules) {
  LoadPlan plan = {.kernel = &kernel, .modules = modules.files()};
  if (choices.one_in(4)) {
    plan.firmware = Firmware::kStays;
    plan.firmware_entry = testing::physical_address_near_something(choices);
  }
  plan.physical_range = testing::random_physical_range(choices);
  plan.state.mode = EntryMode::kProtected;
  plan.state.cr0 = machine::Cr0::kProtectedMode;
  if (choices.one_in(16)) {
    plan.state.cr0 |= choices.number();
  }
  return plan;
}

void load_and_inspect(std::span<const std::byte> bytes) {
  Choices choices(bytes);
  TestMachine machine(testing::random_physical_map(choices));
  TestSource kernel(testing::random_physical_kernel(choices));
  const RandomModules modules(choices);
  const LoadPlan plan = random_plan(choices, kernel, modules);
  if (choices.one_in(8)) {
    kernel.fail_at_read(choices.below(8));
  }
  const MachineFacts facts = {
      .memory = {.map = machine.map(),
                 .memory = machine.memory(),
                 .end = TestMachine::kReachableEnd},
      .cpu = {},
      .firmware = choices.one_in(2) ? FirmwareKind::kUefi : FirmwareKind::kBios,
      .loader_name = "fuzz"};
  const auto placed = load_physical(plan, facts);
  const std::string flaw = placed
                               ? testing::find_physical_flaw(machine, kernel.file(), plan, *placed)
                               : testing::find_flaw_in_physical_refusal(machine, placed.error());
  if (!flaw.empty()) {
    std::fprintf(stderr, "%s\n", flaw.c_str());
    std::abort();
  }
}

}  // namespace
}  // namespace slipway::loader

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  slipway::loader::load_and_inspect(std::as_bytes(std::span(data, size)));
  return 0;
}
