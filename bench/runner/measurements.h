// SPDX-License-Identifier: Apache-2.0
// What is booted, and what has been measured.
#ifndef SLIPWAY_BENCH_RUNNER_MEASUREMENTS_H_
#define SLIPWAY_BENCH_RUNNER_MEASUREMENTS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "bench/runner/options.h"

namespace slipway::bench {

// The two that others are compared with.
inline constexpr std::string_view kFloor = "floor";
inline constexpr std::string_view kReadLoop = "read";

// One loader with one kernel on one kind of disk.
struct Measurement {
  std::string loader;
  std::string image;  // path
  std::vector<double> milliseconds = {};
  std::uint64_t instructions = 0;  // to the kernel; 0: not counted
  std::string failure = {};        // a sentence; no further boots then
};

// Loaders that are compared: the same kernel from the same kind of disk. The floor comes first.
struct Comparison {
  std::string disk;
  std::string kernel;
  std::string contents;
  std::vector<Measurement> measurements;

  // That of a loader; null if it is not compared.
  const Measurement* find(std::string_view loader) const {
    for (const Measurement& measurement : measurements) {
      if (measurement.loader == loader) {
        return &measurement;
      }
    }
    return nullptr;
  }
};

// What the options ask for, not measured yet: on each kind of disk.
std::vector<Comparison> plan(const Options& options);

// The same, on the one kind of disk where instructions are counted; and their count.
std::vector<Comparison> count_instructions(const Options& options);

// Boots everything once, and adds the times. `backwards`: the last comparison and loader first, so
// that what changes slowly in this machine harms none of them more than others.
void run_round(const Options& options, bool backwards, std::vector<Comparison>& comparisons);

}  // namespace slipway::bench

#endif  // SLIPWAY_BENCH_RUNNER_MEASUREMENTS_H_
