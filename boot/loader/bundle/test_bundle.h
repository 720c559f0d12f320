// SPDX-License-Identifier: Apache-2.0
// Boot bundles made by hand, every field of which a test may spoil, and a disk that holds one.
#ifndef SLIPWAY_BOOT_LOADER_BUNDLE_TEST_BUNDLE_H_
#define SLIPWAY_BOOT_LOADER_BUNDLE_TEST_BUNDLE_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "boot/loader/bundle/bundle_check.h"
#include "boot/loader/bundle/bundle_format.h"
#include "boot/loader/bundle/bundle_source.h"

namespace slipway::loader::testing {

// Bytes that no compression makes smaller, and bytes that each one does.
std::vector<std::byte> random_bytes(std::size_t size, std::uint32_t seed = 1);
std::vector<std::byte> regular_bytes(std::size_t size);

class TestBundle {
 public:
  static constexpr std::uint64_t kFirstSector = 2048;
  static constexpr std::uint64_t kProtocol = protocol_name("test");

  // Begins another file, the kernel first.
  void begin_file(std::string name, std::string path = {}, std::string string = {}) {
    files_.push_back({std::move(name), std::move(path), std::move(string), {}});
  }

  // Adds a block to it.
  void add(std::vector<std::byte> bytes, Compression compression = Compression::kNone);

  // The file's blocks, one behind the other.
  std::vector<std::byte> contents(std::size_t file) const;

  // The whole bundle. Places are as tight as the format allows.
  std::vector<std::byte> bytes() const;

  std::string command_line = "log=debug";
  std::string request = "a request";

 private:
  struct Block {
    Compression compression;
    std::vector<std::byte> contents;
    std::vector<std::byte> stored;
  };
  struct File {
    std::string name;
    std::string path;
    std::string string;
    std::vector<Block> blocks;
  };
  std::vector<File> files_;
};

// As the image builder would say it.
BundlePlace place_of(std::span<const std::byte> bundle);

// As a loader has it that was signed with this bundle.
BundleTrust trust_in(std::span<const std::byte> bundle);

// The tables in a bundle, to be changed.
BundleHeader& header_of(std::span<std::byte> bundle);
BundleFile& file_of(std::span<std::byte> bundle, std::size_t index);
BundleBlock& block_of(std::span<std::byte> bundle, std::size_t index);

// Makes the header's checksum right again.
void seal(std::span<std::byte> bundle);

// The disk. Aborts where the loader breaks the promises of BundleSource.
class TestDisk final : public BundleSource {
 public:
  // `bundle` must outlive it.
  explicit TestDisk(std::span<const std::byte> bundle) : bundle_(bundle) {}

  std::span<const std::byte> view(std::uint64_t offset, std::uint64_t size,
                                  std::uint64_t read_ahead_end) override;
  bool read(std::uint64_t offset, std::span<std::byte> destination) override;

  // How often either was called.
  std::size_t calls() const { return calls_; }
  void fail_at_call(std::size_t number) { failing_call_ = number; }

 private:
  bool next_call_fails() { return calls_++ == failing_call_; }

  std::span<const std::byte> bundle_;
  std::vector<std::byte> viewed_;  // of the last call only, so that a sanitizer sees later uses
  std::size_t calls_ = 0;
  std::size_t failing_call_ = ~std::size_t{0};
};

}  // namespace slipway::loader::testing

#endif  // SLIPWAY_BOOT_LOADER_BUNDLE_TEST_BUNDLE_H_
