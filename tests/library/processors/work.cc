// SPDX-License-Identifier: Apache-2.0
// Work for all processors at once: a lock keeps what they share, each has its thread-local
// variables and its number, lines are printed whole, and the heap serves all.
#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include <slipway/kernel.h>
#include <slipway/processors.h>
#include <slipway/spin_lock.h>

SLIPWAY_KERNEL_REQUEST(.processors = true);

namespace {

constexpr std::size_t kRounds = 2000;
constexpr std::size_t kLines = 20;

// Not atomic: only the lock keeps it right.
constinit volatile std::uint64_t counter = 0;
constinit slipway::SpinLock counter_lock;

thread_local std::uint64_t rounds = 7;

struct Result {
  std::size_t number = ~std::size_t{0};
  std::uint64_t rounds = 0;
  std::size_t sum = 0;
};

void count(void* argument) {
  auto& result = *static_cast<Result*>(argument);
  for (std::size_t i = 0; i < kRounds; ++i) {
    const slipway::SpinLock::Guard guard(counter_lock);
    counter = counter + 1;
    ++rounds;
  }
  result = {.number = slipway::current_processor(), .rounds = rounds, .sum = 0};
}

// Sees each character once, while the lines of several are printed.
class LineCheck final : public slipway::TextSink {
 public:
  void write(std::string_view text) override {
    for (const char character : text) {
      if (character != '\n') {
        line_[size_++ % line_.size()] = character;
        continue;
      }
      const std::string_view line(line_.data(), size_);
      if (line.starts_with("processor ")) {
        ++lines_;
        is_whole_ = is_whole_ && line.size() == 44 && line.ends_with("which is a whole one") &&
                    line.find("processor", 1) == std::string_view::npos;
      }
      size_ = 0;
    }
  }

  std::size_t lines() const { return lines_; }
  bool is_whole() const { return is_whole_; }

 private:
  std::array<char, 128> line_{};
  std::size_t size_ = 0;
  std::size_t lines_ = 0;
  bool is_whole_ = true;
};
constinit LineCheck line_check;

void say(void*) {
  for (std::size_t i = 0; i < kLines; ++i) {
    slipway::println("processor {:3}, line {:2}, {}", slipway::current_processor(), i,
                     "which is a whole one");
  }
}

void allocate(void* argument) {
  auto& result = *static_cast<Result*>(argument);
  for (std::size_t round = 0; round < 50; ++round) {
    std::vector<std::unique_ptr<std::size_t>> numbers;
    for (std::size_t i = 0; i < 50; ++i) {
      numbers.push_back(std::make_unique<std::size_t>(i));
    }
    for (const auto& number : numbers) {
      result.sum += *number;
    }
  }
}

// The processors add to it in their order, each when it is sent.
void append(void* argument) {
  auto& order = *static_cast<std::vector<std::size_t>*>(argument);
  order.push_back(slipway::current_processor());
}

void run_everywhere(void (*function)(void*), std::vector<Result>& results) {
  for (std::size_t i = slipway::processor_count(); i-- > 0;) {
    slipway::run_on(i, function, &results[i]);
  }
  slipway::wait_for_all();
}

}  // namespace

void kernel_main(const slipway::protocol::BootInfo& info) {
  const std::size_t all = slipway::processor_count();
  ASSERT(all == info.processor_count);
  slipway::println("{} processors", all);
  std::vector<Result> results(all);

  run_everywhere(count, results);
  ASSERT(counter == all * kRounds, "{} of {}", std::uint64_t{counter}, all * kRounds);
  for (std::size_t i = 0; i < all; ++i) {
    ASSERT(results[i].number == i && results[i].rounds == 7 + kRounds);
  }
  // The variables are still there, and so is the processor.
  run_everywhere(count, results);
  for (const Result& result : results) {
    ASSERT(result.rounds == 7 + 2 * kRounds);
  }

  ASSERT(slipway::outputs().add(line_check));
  run_everywhere(say, results);
  ASSERT(line_check.lines() == all * kLines, "{} lines", line_check.lines());
  ASSERT(line_check.is_whole(), "lines are not whole");

  run_everywhere(allocate, results);
  for (const Result& result : results) {
    ASSERT(result.sum == 50 * (49 * 50 / 2));
  }

  std::vector<std::size_t> order;
  for (std::size_t i = 1; i < all; ++i) {
    slipway::run_on(i, append, &order);
    slipway::wait_for(i);
  }
  for (std::size_t i = 1; i < all; ++i) {
    ASSERT(order[i - 1] == i);
  }
  slipway::println("all work is done");
}
