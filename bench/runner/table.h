// SPDX-License-Identifier: Apache-2.0
// The report.
#ifndef SLIPWAY_BENCH_RUNNER_TABLE_H_
#define SLIPWAY_BENCH_RUNNER_TABLE_H_

#include <string>
#include <vector>

#include "bench/runner/measurements.h"

namespace slipway::bench {

// Both: a block for each comparison, with a row for each loader. bench/README.md explains them.
std::string table_of_times(const std::vector<Comparison>& comparisons);
std::string table_of_instructions(const std::vector<Comparison>& comparisons);

}  // namespace slipway::bench

#endif  // SLIPWAY_BENCH_RUNNER_TABLE_H_
