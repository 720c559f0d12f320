// SPDX-License-Identifier: Apache-2.0
// The boot bundle as the loader uses it: files, what the kernel asks for, and the command line.
#ifndef SLIPWAY_BOOT_LOADER_BUNDLE_BUNDLE_H_
#define SLIPWAY_BOOT_LOADER_BUNDLE_BUNDLE_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "boot/loader/bundle/bundle_check.h"
#include "boot/loader/bundle/bundle_source.h"
#include "boot/loader/bundle/file_source.h"
#include "boot/loader/bundle/module_file.h"
#include "boot/loader/error/error.h"
#include "boot/loader/memory/loader_memory.h"
#include "slipway/machine/paging/page_table.h"

namespace slipway::loader {

// What it points to stays for as long as the loader runs: it lies in memory of the type kLoader.
struct Bundle {
  FileSource* kernel;
  std::span<const ModuleFile> modules;
  std::uint64_t protocol;              // that the kernel speaks: protocol_name()
  std::span<const std::byte> request;  // what it asks for, which only the protocol reads
  std::string_view command_line;       // zero-terminated
};

// Memory of the type kLoader, for what a source needs to read the bundle with, too. `alignment` is
// a power of two and at least a page.
Result<std::byte*> allocate_for_bundle(const LoaderMemory& memory, std::uint64_t size,
                                       std::uint64_t alignment = machine::kPageSize);

// Reads and verifies the header. The files are read later, each when it is asked for, and each
// block is verified before anybody gets to see it: so `source` must live as long.
Result<Bundle> open_bundle(BundleSource& source, const BundlePlace& place,
                           const LoaderMemory& memory);

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_BUNDLE_BUNDLE_H_
