// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/enter/x86_64/processor_starter.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace slipway::loader {
namespace {

constexpr std::uint8_t kPage = 0x9A;

// Processors that come when they have been started so often; 0 is one that is dead.
struct FakeProcessors {
  static inline std::vector<WaitingPlace> places;
  static inline std::vector<int> starts_needed;
  static inline std::vector<std::string> log;
  static inline std::uint32_t microseconds;

  static void reset(std::vector<int> needed) {
    starts_needed = needed;
    places.assign(needed.size(), {});
    for (std::uint32_t i = 0; i < places.size(); ++i) {
      places[i].hardware_id = 300 + i;
    }
    log.clear();
    microseconds = 0;
  }

  static void send_init(std::uint32_t id) { log.push_back("init " + std::to_string(id)); }
  static void send_startup(std::uint32_t id, std::uint8_t page) {
    EXPECT_EQ(page, kPage);
    log.push_back("start " + std::to_string(id));
    if (--starts_needed[id - 300] == 0) {
      places[id - 300].has_arrived = 1;
    }
  }
};

// Each look at it takes 50 microseconds.
struct FakeTimer {
  std::uint32_t now() const { return FakeProcessors::microseconds; }
  bool have_passed(std::uint32_t wanted, std::uint32_t start) const {
    FakeProcessors::microseconds += 50;
    return FakeProcessors::microseconds - start > wanted;
  }
};

Result<void> start() {
  const ProcessorStarter<FakeProcessors, FakeTimer> starter(kPage, FakeTimer());
  return starter.start(FakeProcessors::places, [](std::size_t i) {
    FakeProcessors::log.push_back("place " + std::to_string(i));
  });
}

TEST(ProcessorStarter, BringsAllToTheirPlacesOneAfterTheOther) {
  FakeProcessors::reset({1, 1});
  EXPECT_TRUE(start().has_value());
  EXPECT_EQ(FakeProcessors::log, (std::vector<std::string>{"init 300", "init 301", "place 0",
                                                           "start 300", "place 1", "start 301"}));
  EXPECT_GE(FakeProcessors::microseconds, 10'000u) << "between INIT and the start";
  EXPECT_LT(FakeProcessors::microseconds, 10'200u);
}

TEST(ProcessorStarter, StartsTwiceWhereTheFirstIsNotHeard) {
  FakeProcessors::reset({2});
  EXPECT_TRUE(start().has_value());
  EXPECT_EQ(FakeProcessors::log,
            (std::vector<std::string>{"init 300", "place 0", "start 300", "start 300"}));
}

TEST(ProcessorStarter, NamesOneThatIsDeadWithinASecond) {
  FakeProcessors::reset({1, 0, 1});
  const auto started = start();
  ASSERT_FALSE(started.has_value());
  EXPECT_EQ(started.error().code, ErrorCode::kProcessorDead);
  EXPECT_EQ(started.error().numbers[0], 301u);
  EXPECT_LT(FakeProcessors::microseconds, 1'000'000u);
}

TEST(ProcessorStarter, NeedsATimer) {
  const ProcessorStarter<FakeProcessors, FakeTimer> starter(kPage, std::nullopt);
  const auto start = [&] { return starter.start(FakeProcessors::places, [](std::size_t) {}); };
  FakeProcessors::reset({1});
  EXPECT_EQ(start().error().code, ErrorCode::kNoProcessorTimer);
  EXPECT_TRUE(FakeProcessors::log.empty());
  FakeProcessors::reset({});
  EXPECT_TRUE(start().has_value());
}

TEST(ProcessorStarter, HasNothingToDoForOneProcessor) {
  FakeProcessors::reset({});
  EXPECT_TRUE(start().has_value());
  EXPECT_TRUE(FakeProcessors::log.empty());
}

}  // namespace
}  // namespace slipway::loader
