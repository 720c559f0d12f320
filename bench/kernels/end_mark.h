// SPDX-License-Identifier: Apache-2.0
// The last eight bytes of every payload, as a little-endian number: "BenchEnd". For C++ and
// assembly.
#ifndef SLIPWAY_BENCH_KERNELS_END_MARK_H_
#define SLIPWAY_BENCH_KERNELS_END_MARK_H_

#define SLIPWAY_BENCH_END_MARK 0x646E4568636E6542

#endif  // SLIPWAY_BENCH_KERNELS_END_MARK_H_
