// SPDX-License-Identifier: Apache-2.0
// The benchmark: see --help, and bench/README.md.
#include <algorithm>
#include <cstdio>
#include <print>
#include <string>
#include <vector>

#include "bench/runner/measurements.h"
#include "bench/runner/options.h"
#include "bench/runner/other_work.h"
#include "bench/runner/table.h"
#include "host/command_line/command_line.h"
#include "host/files/file_io.h"

namespace {

using namespace slipway;
using namespace slipway::bench;

// Whatever this machine still has to fetch from its own disk: no loader is the one for whom it
// does.
host::Result<> read_once(const std::vector<Comparison>& comparisons) {
  for (const Comparison& comparison : comparisons) {
    for (const Measurement& measurement : comparison.measurements) {
      const auto contents = host::read_file(measurement.image);
      if (!contents) {
        return std::unexpected(contents.error());
      }
    }
  }
  return {};
}

host::Result<> print_facts(const Options& options) {
  std::println("Bytes of the loader on the disk:");
  for (const auto& [loader, path] : options.loader_sizes) {
    const auto size = host::read_text(path);
    if (!size) {
      return std::unexpected(size.error());
    }
    if (host::contains(options.loaders, loader)) {
      std::print("  {:<9} {:>10}", loader, *size);
    }
  }
  if (options.compression.empty()) {
    return {};
  }
  const auto compression = host::read_text(options.compression);
  if (!compression) {
    return std::unexpected(compression.error());
  }
  std::print("\nTypical payloads, compressed:\n{}\n", *compression);
  return {};
}

bool any_failed(const std::vector<Comparison>& comparisons) {
  return std::ranges::any_of(comparisons, [](const Comparison& comparison) {
    return std::ranges::any_of(comparison.measurements, [](const Measurement& measurement) {
      return !measurement.failure.empty();
    });
  });
}

// Both: whether every kernel was reached.
bool count(const Options& options) {
  std::println(stderr, "Counting instructions ...");
  const std::vector<Comparison> comparisons = count_instructions(options);
  std::print("Instructions from {} to the kernel:\n\n{}",
             options.uefi.is_there() ? "the start of the image" : "reset",
             table_of_instructions(comparisons));
  return !any_failed(comparisons);
}

host::Result<bool> time(const Options& options) {
  std::vector<Comparison> comparisons = plan(options);
  if (const auto read = read_once(comparisons); !read) {
    return std::unexpected(read.error());
  }
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

host::Result<bool> run(const Options& options) {
  if (const auto printed = print_facts(options); !printed) {
    return std::unexpected(printed.error());
  }
  bool all_booted = true;
  if (options.count_instructions) {
    all_booted &= count(options);
  }
  if (options.rounds == 0) {
    return all_booted;
  }
  return time(options).transform([all_booted](bool booted) { return booted && all_booted; });
}

}  // namespace

int main(int count, char** values) {
  const auto options = parse_options(host::arguments_of(count, values));
  if (!options) {
    return host::fail("bench", options.error(), host::kBadCommandLine);
  }
  if (options->help) {
    std::print("{}", host::help(kProgram));
    return host::kDone;
  }
  const auto all_booted = run(*options);
  if (!all_booted) {
    return host::fail("bench", all_booted.error());
  }
  return *all_booted ? host::kDone : host::kFailed;
}
