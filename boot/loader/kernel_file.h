// SPDX-License-Identifier: Apache-2.0
// The kernel's file as far as it is read before anything is loaded.
#ifndef SLIPWAY_BOOT_LOADER_KERNEL_FILE_H_
#define SLIPWAY_BOOT_LOADER_KERNEL_FILE_H_

#include <cstdint>
#include <span>

#include "boot/loader/bundle/file_source.h"
#include "boot/loader/elf/kernel_check.h"
#include "boot/loader/elf/segments.h"
#include "boot/loader/elf/special_segments.h"
#include "boot/loader/error/error.h"
#include "boot/loader/memory/loader_memory.h"

namespace slipway::loader {

struct KernelFile {
  KernelHeader header;
  Segments segments;  // in memory of type kLoader
  SpecialSegments special;
};

// Reads the headers and checks them.
Result<KernelFile> read_kernel_headers(FileSource& file, const LoaderMemory& memory);

// Shifts all addresses but those of `special`, which relocation goes by, from the file's to the
// final ones. (Adds modulo 2^64.)
void shift(KernelFile& kernel, std::uint64_t load_bias);

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_KERNEL_FILE_H_
