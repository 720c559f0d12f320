// SPDX-License-Identifier: Apache-2.0
// Whole files in and out of memory, with sentences instead of error numbers.
#ifndef SLIPWAY_HOST_FILES_FILE_IO_H_
#define SLIPWAY_HOST_FILES_FILE_IO_H_

#include <cstddef>
#include <expected>
#include <span>
#include <string>
#include <vector>

namespace slipway::host {

using Bytes = std::vector<std::byte>;

// The contents of the file, or a sentence about why it cannot be read.
std::expected<Bytes, std::string> read_file(const std::string& path);

// Makes `path` hold `contents`. The file appears complete or not at all: the bytes go to a
// temporary file beside it, are read back and compared, and only then get the name. On failure
// nothing is left behind and the error is a sentence.
std::expected<void, std::string> write_file(const std::string& path,
                                            std::span<const std::byte> contents);

}  // namespace slipway::host

#endif  // SLIPWAY_HOST_FILES_FILE_IO_H_
