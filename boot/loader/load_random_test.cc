// SPDX-License-Identifier: Apache-2.0
// Whatever the kernel's bytes and the memory map are, load() refuses with a sentence or does all
// that it promises.
#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "boot/loader/testing/expected_kernel.h"
#include "boot/loader/testing/random_case.h"
#include "boot/loader/testing/soundness.h"
#include "boot/loader/testing/test_load.h"

namespace slipway::loader {
namespace {

using protocol::KernelPlacement;
using testing::ExpectedKernel;
using testing::RandomCase;
using testing::TestMachine;
using testing::TestSource;

constexpr int kCases = 3000;

std::vector<std::byte> random_bytes(std::uint64_t seed) {
  std::mt19937_64 generator(seed);
  std::vector<std::byte> bytes(4096);
  for (std::size_t i = 0; i < bytes.size(); i += sizeof(std::uint64_t)) {
    const std::uint64_t value = generator();
    std::memcpy(&bytes[i], &value, sizeof(value));
  }
  return bytes;
}

// What is worth seeing loaded.
std::vector<const char*> features_of(const RandomCase& random_case) {
  const ExpectedKernel kernel(random_case.file, 0);
  const protocol::KernelRequest& request = random_case.options.request;
  std::vector<const char*> features;
  const auto add_if = [&](bool has, const char* feature) {
    if (has) {
      features.push_back(feature);
    }
  };
  add_if(kernel.position_independent, "position-independent");
  add_if(kernel.position_independent && request.placement == KernelPlacement::kRandom, "random");
  add_if(kernel.tls.has_value(), "thread-local storage");
  add_if(kernel.relocated_words > 4, "relocations");
  add_if(request.identity_map, "identity map");
  add_if(request.identity_map_framebuffer && random_case.options.framebuffer.width != 0,
         "framebuffer at its own address");
  add_if(request.recursive_entry == protocol::kAnyEntry, "any recursive entry");
  add_if(request.recursive_entry == 300, "fixed recursive entry");
  add_if(request.physical_memory_offset != protocol::kAnyAddress, "physical memory offset");
  add_if(random_case.options.modules.size() > 1, "modules");
  add_if(random_case.options.framebuffer.width != 0, "framebuffer");
  return features;
}

TEST(LoadRandomly, IsSoundOrRefuses) {
  std::map<ErrorCode, int> refusals;
  std::map<std::string, int> loaded_with;
  int loaded = 0;
  for (std::uint64_t seed = 0; seed < kCases; ++seed) {
    const RandomCase random_case(random_bytes(seed));
    TestSource kernel(random_case.file);
    TestMachine machine(random_case.map);
    const auto result = load_on(machine, kernel, random_case.options);
    if (result) {
      ++loaded;
      for (const char* feature : features_of(random_case)) {
        ++loaded_with[feature];
      }
      ASSERT_EQ(testing::find_flaw(machine, kernel, random_case.options, *result), "") << seed;
    } else {
      ++refusals[result.error().code];
      ASSERT_EQ(testing::find_flaw_in_refusal(machine, result.error()), "") << seed;
    }
  }
  // The cases are worth their time only if they get everywhere.
  EXPECT_GT(loaded, kCases / 10);
  EXPECT_GT(refusals.size(), 20u);
  EXPECT_EQ(loaded_with.size(), 11u);
  for (const auto& [feature, count] : loaded_with) {
    EXPECT_GT(count, kCases / 200) << feature;
    RecordProperty(feature, count);
  }
  RecordProperty("loaded", loaded);
  RecordProperty("reasons to refuse", static_cast<int>(refusals.size()));
}

}  // namespace
}  // namespace slipway::loader
