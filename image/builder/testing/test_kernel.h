// SPDX-License-Identifier: Apache-2.0
// Kernel files as a linker makes them, with sections, for tests that then spoil a field.
// (//boot/loader/elf:test_kernel has those that only the loader reads: without sections.)
#ifndef SLIPWAY_IMAGE_BUILDER_TESTING_TEST_KERNEL_H_
#define SLIPWAY_IMAGE_BUILDER_TESTING_TEST_KERNEL_H_

#include <elf.h>

#include <cstdint>
#include <string>
#include <vector>

#include "boot/loader/elf/elf.h"
#include "host/files/file_io.h"
#include "slipway/kernel_request.h"

namespace slipway::image {

struct TestSection {
  std::string name;
  std::uint64_t flags;
  std::uint64_t address;
  std::uint64_t size;
  std::uint32_t type = SHT_PROGBITS;
};

struct TestSegment {
  loader::elf::ProgramHeader header;  // offset and file_size are filled in by file()
  host::Bytes contents;
  std::vector<TestSection> sections;
};

// Where the segments of the fit kernel begin.
inline constexpr std::uint64_t kTestTextAddress = 0xFFFF'FFFF'8000'0000;
inline constexpr std::uint64_t kTestRodataAddress = kTestTextAddress + 0x1000;
inline constexpr std::uint64_t kTestDataAddress = kTestTextAddress + 0x2000;

// Index into TestKernel::segments and into the program header table.
enum TestSegmentIndex : std::uint32_t { kTestText = 0, kTestRodata = 1, kTestData = 2 };

struct TestKernel {
  // .text, .rodata, and .data with a .bss that fills the rest of two pages. The code halts.
  TestKernel();

  TestSegment& add(loader::elf::SegmentType type, std::uint32_t flags, std::uint64_t address,
                   host::Bytes contents);

  // The ELF file: headers, contents on file offsets of 4096 bytes, section headers.
  host::Bytes file() const;

  loader::elf::FileHeader header;
  std::vector<TestSegment> segments;
};

// The fit kernel with a request, in a section and a segment of its own.
TestKernel kernel_with_request(const protocol::KernelRequest& request);

// The fit kernel's file with its header, or one program header, changed after the layout.
host::Bytes with_file_header(void (*change)(loader::elf::FileHeader&));
host::Bytes with_program_header(std::uint32_t index, void (*change)(loader::elf::ProgramHeader&));

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_TESTING_TEST_KERNEL_H_
