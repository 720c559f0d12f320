// SPDX-License-Identifier: Apache-2.0
// The benchmark: see --help, and bench/README.md.
#include <algorithm>
#include <cstdio>
#include <exception>
#include <fstream>
#include <iterator>
#include <print>
#include <string>
#include <vector>

#include "bench/runner/measurements.h"
#include "bench/runner/options.h"
#include "bench/runner/other_work.h"
#include "bench/runner/table.h"

namespace {

using namespace slipway::bench;

enum ExitStatus { kMeasured = 0, kFailed = 1, kBadCommandLine = 2 };

std::string text_of(const std::string& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

// So that no loader is the one for whom this machine fetches an image from its own disk.
void read_once(const std::vector<Comparison>& comparisons) {
  std::vector<char> buffer(1 << 20);
  for (const Comparison& comparison : comparisons) {
    for (const Measurement& measurement : comparison.measurements) {
      std::ifstream file(measurement.image, std::ios::binary);
      while (file.read(buffer.data(), static_cast<std::streamsize>(buffer.size()))) {
      }
    }
  }
}

void print_facts(const Options& options) {
  std::println("Bytes of the loader on the disk:");
  for (const auto& [loader, path] : options.loader_sizes) {
    if (contains(options.loaders, loader)) std::print("  {:<9} {:>10}", loader, text_of(path));
  }
  std::print("\nTypical payloads, compressed:\n{}\n", text_of(options.compression));
}

bool any_failed(const std::vector<Comparison>& comparisons) {
  return std::ranges::any_of(comparisons, [](const Comparison& comparison) {
    return std::ranges::any_of(comparison.measurements, [](const Measurement& measurement) {
      return !measurement.failure.empty();
    });
  });
}

bool count(const Options& options) {
  std::println(stderr, "Counting instructions ...");
  const std::vector<Comparison> comparisons = count_instructions(options);
  std::print("Instructions from reset to the kernel:\n\n{}", table_of_instructions(comparisons));
  return !any_failed(comparisons);
}

bool time(const Options& options) {
  std::vector<Comparison> comparisons = plan(options);
  read_once(comparisons);
  const OtherWork other_work;
  for (unsigned round = 0; round < options.rounds; ++round) {
    std::println(stderr, "Round {} of {} ...", round + 1, options.rounds);
    run_round(options, round % 2 != 0, comparisons);
  }
  std::print("{} time, {} rounds:\n\n{}{}",
             options.time == Time::kWall ? "Wall-clock" : "Processor", options.rounds,
             table_of_times(comparisons), warning_of(other_work));
  return !any_failed(comparisons);
}

int run(const Options& options) {
  print_facts(options);
  bool all_booted = true;
  if (options.count_instructions) all_booted &= count(options);
  if (options.rounds > 0) all_booted &= time(options);
  return all_booted ? kMeasured : kFailed;
}

}  // namespace

int main(int count, char** values) try {
  const auto options = parse_options(Words(values + 1, values + count));
  if (!options) {
    std::println(stderr, "bench: {}.", options.error());
    return kBadCommandLine;
  }
  if (options->help) {
    std::print("{}", kHelp);
    return kMeasured;
  }
  return run(*options);
} catch (const std::exception& fault) {
  std::println(stderr, "bench: {}", fault.what());
  return kFailed;
}
