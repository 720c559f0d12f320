// SPDX-License-Identifier: Apache-2.0
// Whole files in and out of memory, with sentences instead of error numbers.
#ifndef SLIPWAY_HOST_FILES_FILE_IO_H_
#define SLIPWAY_HOST_FILES_FILE_IO_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "host/text/result.h"

namespace slipway::host {

using Bytes = std::vector<std::byte>;

// The contents of the file, or a sentence about why it cannot be read. A pipe is none: nobody waits
// for who writes into it. So it is for all that read.
Result<Bytes> read_file(const std::string& path);

// The same as text, and as lines without their ends.
Result<std::string> read_text(const std::string& path);
Result<std::vector<std::string>> read_lines(const std::string& path);

// The first `size` bytes of the file, or all if it has no more.
Result<std::string> read_start(const std::string& path, std::size_t size);

// How many bytes the file has.
Result<std::uint64_t> size_of_file(const std::string& path);

// Makes `path` hold `contents`. The file appears complete or not at all: the bytes go to a
// temporary file beside it, are read back and compared, and only then get the name. On failure
// nothing is left behind and the error is a sentence.
Result<> write_file(const std::string& path, std::span<const std::byte> contents);
Result<> write_file(const std::string& path, std::string_view text);

}  // namespace slipway::host

#endif  // SLIPWAY_HOST_FILES_FILE_IO_H_
