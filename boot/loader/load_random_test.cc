// Whatever the kernel's bytes and the memory map are, load() refuses with a sentence or does all
// that it promises.
#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>
#include <map>
#include <random>
#include <vector>

#include "boot/loader/testing/random_case.h"
#include "boot/loader/testing/soundness.h"
#include "boot/loader/testing/test_machine.h"

namespace slipway::loader {
namespace {

using testing::RandomCase;
using testing::TestMachine;
using testing::TestSource;

constexpr int kCases = 3000;

std::vector<std::byte> random_bytes(std::uint64_t seed) {
  std::mt19937_64 generator(seed);
  std::vector<std::byte> bytes(2048);
  for (std::size_t i = 0; i < bytes.size(); i += sizeof(std::uint64_t)) {
    const std::uint64_t value = generator();
    std::memcpy(&bytes[i], &value, sizeof(value));
  }
  return bytes;
}

TEST(LoadRandomly, IsSoundOrRefuses) {
  std::map<ErrorCode, int> refusals;
  int loaded = 0;
  for (std::uint64_t seed = 0; seed < kCases; ++seed) {
    const RandomCase random_case(random_bytes(seed));
    TestSource kernel(random_case.file);
    TestMachine machine(random_case.map);
    const auto result = machine.load(kernel, random_case.cpu);
    if (result) {
      ++loaded;
      ASSERT_EQ(testing::find_flaw(machine, kernel, random_case.cpu, *result), "") << seed;
    } else {
      ++refusals[result.error().code];
      ASSERT_EQ(testing::find_flaw_in_refusal(machine, result.error()), "") << seed;
    }
  }
  // The cases are worth their time only if they get everywhere.
  EXPECT_GT(loaded, kCases / 10);
  EXPECT_GT(refusals.size(), 20u);
  RecordProperty("loaded", loaded);
  RecordProperty("reasons to refuse", static_cast<int>(refusals.size()));
}

}  // namespace
}  // namespace slipway::loader
