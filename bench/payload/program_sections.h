// SPDX-License-Identifier: Apache-2.0
// Pieces of an ELF program, by the names of its sections.
#ifndef SLIPWAY_BENCH_PAYLOAD_PROGRAM_SECTIONS_H_
#define SLIPWAY_BENCH_PAYLOAD_PROGRAM_SECTIONS_H_

#include <elf.h>

#include <cstddef>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace slipway::bench {

// Reads of the file what is asked for: programs are large. All throw std::runtime_error.
class ProgramSections {
 public:
  explicit ProgramSections(const std::string& path);

  // `size` bytes from the middle of the section: its ends are less like the rest.
  std::vector<std::byte> read(std::string_view section, std::size_t size);

 private:
  void read_at(std::size_t offset, void* destination, std::size_t size);

  std::string path_;
  std::ifstream file_;
  std::vector<Elf64_Shdr> headers_;
  std::string names_;
};

}  // namespace slipway::bench

#endif  // SLIPWAY_BENCH_PAYLOAD_PROGRAM_SECTIONS_H_
