// SPDX-License-Identifier: Apache-2.0
// From the first case to the last: what is run, and what is said about it, to a runner or on the
// screen.
#ifndef SLIPWAY_KERNEL_TESTING_SESSION_H_
#define SLIPWAY_KERNEL_TESTING_SESSION_H_

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "slipway/kernel/fault/exit.h"
#include "slipway/kernel/testing/channel.h"
#include "slipway/kernel/testing/check.h"
#include "slipway/kernel/testing/failure_text.h"
#include "slipway/kernel/testing/registry.h"

namespace slipway::testing {

class Session {
 public:
  constexpr Session(const Registry& registry, ChannelPort& port)
      : registry_(registry), port_(port) {}
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  // Does what the runner says, or all on its own where there is none. Returns with what the kernel
  // should end.
  ExitCode run();

  // What assertions call, on any processor.
  void report(FailureText& text, Outcome outcome);
  void reach_death(Place place, std::string_view statement, std::string_view pattern,
                   void (*run)(void* body), void* body);
  std::size_t failures() const { return failures_; }
  std::size_t fatal_failures() const { return fatal_failures_; }
  bool is_skipped() const { return is_skipped_; }

  // Whether what is printed belongs to the case that runs, and its runner wants it.
  bool records_output() const;
  void send_output(std::string_view line);
  void send_part(std::string_view part);

 private:
  enum class Mode : std::uint8_t { kAlone, kRun, kDie };
  enum class Result : std::uint8_t { kPassed, kFailed, kSkipped };

  struct Counts {
    std::size_t passed = 0;
    std::size_t failed = 0;
    std::size_t skipped = 0;
    std::size_t disabled = 0;
  };

  // What is listed when all cases have run without a runner.
  static constexpr std::size_t kMostListed = 16;

  void begin(std::string_view token);
  void send_plan();
  ExitCode run_alone();
  ExitCode say_how_it_went(const Counts& counts);
  void run_range(const Command& command);
  Result run_case(const TestCase& test, std::size_t number, bool is_last_in_suite);
  void run_in_suite(const TestCase& test);
  void open_suite(const TestCase& test);
  void close_suite();
  void add_circumstances(FailureText& text) const;

  const Registry& registry_;
  ChannelPort& port_;
  Channel channel_;
  bool has_begun_ = false;

  Mode mode_ = Mode::kAlone;
  std::size_t wanted_death_ = 0;  // Mode::kDie

  // The suite that SetUpTestSuite has been called for.
  const Definition* open_suite_ = nullptr;
  bool suite_has_failed_ = false;
  bool suite_is_skipped_ = false;
  std::atomic<bool> is_in_case_ = false;  // and not in SetUpTestSuite or TearDownTestSuite

  // The case that runs.
  const TestCase* case_ = nullptr;
  std::atomic<bool> is_running_ = false;
  std::atomic<bool> is_over_ = false;  // for who asks: its death test has been survived
  std::atomic<bool> is_skipped_ = false;
  std::atomic<std::size_t> failures_ = 0;
  std::atomic<std::size_t> fatal_failures_ = 0;
  std::atomic<std::size_t> deaths_ = 0;

  // Mode::kAlone
  std::atomic<std::size_t> deaths_left_out_ = 0;
  std::array<TestCase, kMostListed> failed_cases_{};
};

}  // namespace slipway::testing

#endif  // SLIPWAY_KERNEL_TESTING_SESSION_H_
