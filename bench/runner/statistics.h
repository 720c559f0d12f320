// SPDX-License-Identifier: Apache-2.0
// What is said of several measurements of the same thing.
#ifndef SLIPWAY_BENCH_RUNNER_STATISTICS_H_
#define SLIPWAY_BENCH_RUNNER_STATISTICS_H_

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace slipway::bench {

struct Summary {
  double least = 0;
  double median = 0;

  // Half of the measurements lie between these.
  double lower_quartile = 0;
  double upper_quartile = 0;
};

// The value below which `share` of the values lie, between two of them where it falls there.
// `sorted` is not empty; `share` is 0 to 1.
inline double quantile(const std::vector<double>& sorted, double share) {
  const double place = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return std::lerp(sorted[below], sorted[above], place - std::floor(place));
}

// Zeroes if there are no values.
inline Summary summarize(std::vector<double> values) {
  if (values.empty()) {
    return {};
  }
  std::ranges::sort(values);
  return {values.front(), quantile(values, 0.5), quantile(values, 0.25), quantile(values, 0.75)};
}

// The ratios of values that were measured one after the other, pair by pair: what slows the
// machine down for a while slows both. The longer list's rest is left out.
inline std::vector<double> ratios(const std::vector<double>& values,
                                  const std::vector<double>& bases) {
  std::vector<double> result;
  for (std::size_t i = 0; i < std::min(values.size(), bases.size()); ++i) {
    result.push_back(values[i] / bases[i]);
  }
  return result;
}

}  // namespace slipway::bench

#endif  // SLIPWAY_BENCH_RUNNER_STATISTICS_H_
