// SPDX-License-Identifier: Apache-2.0
#include "bench/runner/table.h"

#include <format>
#include <functional>

#include "bench/runner/statistics.h"

namespace slipway::bench {
namespace {

constexpr std::string_view kTimes = "  {:<9} {:>10} {:>17} {:>8} {:>8} {:>10} {:>8} {:>8}\n";
constexpr std::string_view kInstructions = "  {:<9} {:>13} {:>13} {:>13}\n";

using Row = std::function<std::string(const Comparison&, const Measurement&)>;

std::string blocks(const std::vector<Comparison>& comparisons, const std::string& head,
                   const Row& row) {
  std::string text;
  for (const Comparison& comparison : comparisons) {
    text += std::format("{}, {}, {}\n{}", comparison.disk, comparison.kernel, comparison.contents,
                        head);
    for (const Measurement& measurement : comparison.measurements) {
      text += measurement.failure.empty()
                  ? row(comparison, measurement)
                  : std::format("  {:<9} FAILED: {}\n", measurement.loader, measurement.failure);
    }
    text += "\n";
  }
  return text;
}

std::string two_digits(double ratio) {
  return std::format("{:.2f}", ratio);
}

// The median of the ratios, round by round; that of the shortest times.
struct Ratio {
  std::string median = "-";
  std::string least = "-";
};

Ratio ratio(const Measurement& measurement, const Measurement* base) {
  if (base == nullptr || !base->failure.empty()) {
    return {};
  }
  const std::vector<double> by_round = ratios(measurement.milliseconds, base->milliseconds);
  return {
      two_digits(summarize(by_round).median),
      two_digits(summarize(measurement.milliseconds).least / summarize(base->milliseconds).least)};
}

std::string times(const Comparison& comparison, const Measurement& measurement) {
  const Summary time = summarize(measurement.milliseconds);
  const Ratio to_floor = ratio(measurement, comparison.find(kFloor));
  const Ratio to_read = ratio(measurement, comparison.find(kReadLoop));
  return std::format(kTimes, measurement.loader, std::format("{:.1f}", time.median),
                     std::format("{:.1f} .. {:.1f}", time.lower_quartile, time.upper_quartile),
                     to_floor.median, to_read.median, std::format("{:.1f}", time.least),
                     to_floor.least, to_read.least);
}

std::string millions_beyond(const Measurement& measurement, const Measurement* base) {
  if (base == nullptr || !base->failure.empty()) {
    return "-";
  }
  return std::format("{:.3f}", (static_cast<double>(measurement.instructions) -
                                static_cast<double>(base->instructions)) /
                                   1e6);
}

std::string instructions(const Comparison& comparison, const Measurement& measurement) {
  return std::format(kInstructions, measurement.loader,
                     std::format("{:.3f}", static_cast<double>(measurement.instructions) / 1e6),
                     millions_beyond(measurement, comparison.find(kFloor)),
                     millions_beyond(measurement, comparison.find(kReadLoop)));
}

}  // namespace

std::string table_of_times(const std::vector<Comparison>& comparisons) {
  return blocks(comparisons,
                std::format(kTimes, "loader", "median ms", "middle half", "/ floor", "/ read",
                            "least ms", "/ floor", "/ read"),
                times);
}

std::string table_of_instructions(const std::vector<Comparison>& comparisons) {
  return blocks(comparisons, std::format(kInstructions, "loader", "millions", "- floor", "- read"),
                instructions);
}

}  // namespace slipway::bench
