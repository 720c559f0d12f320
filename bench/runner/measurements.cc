// SPDX-License-Identifier: Apache-2.0
#include "bench/runner/measurements.h"

#include <ranges>

#include "bench/runner/boot.h"

namespace slipway::bench {
namespace {

double milliseconds(Seconds time) {
  return std::chrono::duration<double, std::milli>(time).count();
}

void time_boot(const Options& options, const Comparison& comparison, Measurement& measurement) {
  if (!measurement.failure.empty()) {
    return;
  }
  const auto run = boot({.qemu = options.qemu,
                         .uefi = options.uefi,
                         .disk = comparison.disk,
                         .image = measurement.image,
                         .memory = options.memory});
  if (!run) {
    measurement.failure = run.error();
    return;
  }
  measurement.milliseconds.push_back(
      milliseconds(options.time == Time::kWall ? run->wall : run->processor));
}

void add_comparisons(const Options& options, std::string_view disk,
                     std::vector<Comparison>& comparisons) {
  for (const std::string& kernel : options.kernels) {
    for (const std::string& contents : options.contents) {
      Comparison& comparison = comparisons.emplace_back(std::string(disk), kernel, contents);
      comparison.measurements.push_back({std::string(kFloor), options.floor});
      for (const Image& image : options.images) {
        if (image.kernel == kernel && image.contents == contents &&
            host::contains(options.loaders, image.loader)) {
          comparison.measurements.push_back({image.loader, image.path});
        }
      }
    }
  }
}

}  // namespace

std::vector<Comparison> plan(const Options& options) {
  std::vector<Comparison> comparisons;
  for (const std::string& disk : options.disks) {
    add_comparisons(options, disk, comparisons);
  }
  return comparisons;
}

std::vector<Comparison> count_instructions(const Options& options) {
  std::vector<Comparison> comparisons;
  add_comparisons(options, options.uefi.is_there() ? kCountingDiskOfUefi : kCountingDisk,
                  comparisons);
  for (Comparison& comparison : comparisons) {
    for (Measurement& measurement : comparison.measurements) {
      const auto count = instructions_to_kernel(options.qemu, options.uefi, measurement.image);
      if (count) {
        measurement.instructions = *count;
      } else {
        measurement.failure = count.error();
      }
    }
  }
  return comparisons;
}

void run_round(const Options& options, bool backwards, std::vector<Comparison>& comparisons) {
  if (!backwards) {
    for (Comparison& comparison : comparisons) {
      for (Measurement& measurement : comparison.measurements) {
        time_boot(options, comparison, measurement);
      }
    }
    return;
  }
  for (Comparison& comparison : comparisons | std::views::reverse) {
    for (Measurement& measurement : comparison.measurements | std::views::reverse) {
      time_boot(options, comparison, measurement);
    }
  }
}

}  // namespace slipway::bench
