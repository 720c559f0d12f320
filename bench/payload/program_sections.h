// SPDX-License-Identifier: Apache-2.0
// Pieces of an ELF program, by the names of its sections.
#ifndef SLIPWAY_BENCH_PAYLOAD_PROGRAM_SECTIONS_H_
#define SLIPWAY_BENCH_PAYLOAD_PROGRAM_SECTIONS_H_

#include <elf.h>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "host/files/file_io.h"
#include "host/text/result.h"

namespace slipway::bench {

class ProgramSections {
 public:
  // Fails where the file cannot be read, or is no such program.
  static host::Result<ProgramSections> open(const std::string& path);

  // `size` bytes from the middle of the section: its ends are less like the rest. Fails where it
  // has not so many.
  host::Result<std::span<const std::byte>> find(std::string_view section, std::size_t size) const;

 private:
  ProgramSections(std::string path, host::Bytes file)
      : path_(std::move(path)), file_(std::move(file)) {}

  host::Result<> read_headers();
  host::Result<std::span<const std::byte>> bytes_at(std::size_t offset, std::size_t size) const;

  std::string path_;
  host::Bytes file_;
  std::vector<Elf64_Shdr> headers_;
  std::string_view names_;  // in file_
};

}  // namespace slipway::bench

#endif  // SLIPWAY_BENCH_PAYLOAD_PROGRAM_SECTIONS_H_
