// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/bundle/bundle.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <new>

#include "boot/loader/bundle/bundle_format.h"
#include "boot/loader/bundle/bundle_reader.h"
#include "boot/loader/bundle/bundled_file.h"

namespace slipway::loader {

namespace {

// The first call of a source brings as much as it likes to read ahead, and so, of a small bundle,
// the files as well.
Result<void> read_header(BundleSource& source, const BundlePlace& place,
                         std::span<std::byte> header) {
  const auto first_part = header.first(std::min<std::size_t>(header.size(), kMaxBlockSize));
  const auto rest = header.subspan(first_part.size());
  const auto view = source.view(0, first_part.size(), place.size);
  if (view.size() == first_part.size()) {
    std::memcpy(first_part.data(), view.data(), view.size());
    if (rest.empty() || source.read(first_part.size(), rest)) {
      return {};
    }
  }
  return std::unexpected(
      Error{.code = ErrorCode::kBundleReadFailed, .numbers = {place.first_sector, header.size()}});
}

// What is kept besides the header, in one piece of memory; the sizes of all are multiples of 8.
struct Objects {
  BundleReader* reader;
  BundledFile* files;
  ModuleFile* modules;
  std::byte* bounce;
};

Result<Objects> allocate_objects(const LoaderMemory& memory, std::uint64_t file_count) {
  const std::uint64_t files_start = sizeof(BundleReader);
  const std::uint64_t modules_start = files_start + file_count * sizeof(BundledFile);
  const std::uint64_t bounce_start = modules_start + (file_count - 1) * sizeof(ModuleFile);
  return allocate_for_bundle(memory, bounce_start + kMaxBlockSize).transform([&](std::byte* start) {
    return Objects{.reader = reinterpret_cast<BundleReader*>(start),
                   .files = reinterpret_cast<BundledFile*>(start + files_start),
                   .modules = reinterpret_cast<ModuleFile*>(start + modules_start),
                   .bounce = start + bounce_start};
  });
}

void make_files(const BundleContents& contents, const Objects& objects, BundleReader& reader) {
  for (std::size_t i = 0; i < contents.files.size(); ++i) {
    const BundleFile& file = contents.files[i];
    const std::string_view module = i == 0 ? std::string_view() : contents.name(file);
    auto* const bundled =
        new (&objects.files[i]) BundledFile(reader, contents.blocks_of(file), file.size, module);
    if (i != 0) {
      new (&objects.modules[i - 1]) ModuleFile{.name = module,
                                               .file = bundled,
                                               .path = contents.path(file),
                                               .string = contents.string(file)};
    }
  }
}

}  // namespace

Result<std::byte*> allocate_for_bundle(const LoaderMemory& memory, std::uint64_t size,
                                       std::uint64_t alignment) {
  return memory.map
      .allocate({.size = size, .alignment = alignment, .end = memory.end}, MemoryType::kLoader,
                {.code = ErrorCode::kNoMemoryForBundle})
      .transform([&](std::uint64_t address) { return memory.memory.at(address); });
}

Result<Bundle> open_bundle(BundleSource& source, const BundlePlace& place,
                           const LoaderMemory& memory) {
  if (place.header_size < sizeof(BundleHeader) || place.header_size > place.size) {
    return bundle_fault(place, BundleFault::kSizes);
  }
  const auto start = allocate_for_bundle(memory, place.header_size);
  if (!start) {
    return std::unexpected(start.error());
  }
  const std::span<std::byte> header(*start, place.header_size);
  if (auto read = read_header(source, place, header); !read) {
    return std::unexpected(read.error());
  }
  const auto contents = check_bundle(header, place);
  if (!contents) {
    return std::unexpected(contents.error());
  }
  const auto objects = allocate_objects(memory, contents->files.size());
  if (!objects) {
    return std::unexpected(objects.error());
  }
  auto* const reader =
      new (objects->reader) BundleReader(source, place, {objects->bounce, kMaxBlockSize});
  make_files(*contents, *objects, *reader);
  return Bundle{.kernel = objects->files,
                .modules = {objects->modules, contents->files.size() - 1},
                .protocol = contents->header->protocol,
                .request = contents->request(),
                .command_line = contents->command_line()};
}

}  // namespace slipway::loader
