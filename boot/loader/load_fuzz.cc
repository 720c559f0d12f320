// SPDX-License-Identifier: Apache-2.0
// For libFuzzer: the same promise as in load_random_test.cc, with the fuzzer's bytes. The first
// bytes choose a machine and a kernel; a file of the fuzzer's own is loaded on that machine too.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string>

#include "boot/loader/testing/random_case.h"
#include "boot/loader/testing/soundness.h"
#include "boot/loader/testing/test_load.h"

namespace {

using slipway::loader::testing::RandomCase;
using slipway::loader::testing::TestMachine;
using slipway::loader::testing::TestSource;

void load_and_inspect(const RandomCase& machine_case, std::vector<std::byte> file) {
  TestSource kernel(std::move(file));
  TestMachine machine(machine_case.map);
  const auto result = load_on(machine, kernel, machine_case.options);
  const std::string flaw = result ? find_flaw(machine, kernel, machine_case.options, *result)
                                  : find_flaw_in_refusal(machine, result.error());
  if (!flaw.empty()) {
    std::fprintf(stderr, "%s\n", flaw.c_str());
    std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::span<const std::byte> bytes = std::as_bytes(std::span(data, size));
  const RandomCase random_case(bytes);
  load_and_inspect(random_case, random_case.file);
  load_and_inspect(random_case, {bytes.begin(), bytes.end()});
  return 0;
}
