// SPDX-License-Identifier: Apache-2.0
// What fills a kernel: bytes that compress not at all, and bytes that compress as a kernel's do.
#ifndef SLIPWAY_BENCH_PAYLOAD_CONTENTS_H_
#define SLIPWAY_BENCH_PAYLOAD_CONTENTS_H_

#include <cstddef>
#include <span>
#include <string>

#include "host/files/file_io.h"
#include "host/text/result.h"

namespace slipway::bench {

using host::Bytes;

// Pseudo-random, the same each time.
Bytes random_contents(std::size_t size);

// Machine code, constants, unwind tables and tables of pointers of an ELF program, in about the
// shares in which a kernel has them. No byte is taken twice. Fails where the program
// cannot be read or is too small.
host::Result<Bytes> typical_contents(std::size_t size, const std::string& program);

// Makes the last eight bytes what the kernels look for (kernels/end_mark.h). There are so many.
void put_end_mark(std::span<std::byte> payload);

}  // namespace slipway::bench

#endif  // SLIPWAY_BENCH_PAYLOAD_CONTENTS_H_
