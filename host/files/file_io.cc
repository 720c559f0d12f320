// SPDX-License-Identifier: Apache-2.0
#include "host/files/file_io.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <system_error>

#include "host/text/concat.h"

namespace slipway::host {
namespace {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

// "PATH: WHAT: why", with the reason from errno.
std::unexpected<std::string> failure(const std::string& path, std::string_view what) {
  return std::unexpected(concat(path, ": ", what, ": ", std::strerror(errno)));
}

bool write_all(const std::string& path, std::span<const std::byte> contents) {
  File file(std::fopen(path.c_str(), "wb"));
  if (file == nullptr) return false;
  const bool written =
      contents.empty() || std::fwrite(contents.data(), contents.size(), 1, file.get()) == 1;
  // What is still buffered may fail to reach the disk only now.
  return std::fclose(file.release()) == 0 && written;
}

// Calls `action` with all that the file holds, piece by piece.
template <typename Action>
std::expected<void, std::string> for_each_piece(const std::string& path, Action action) {
  const File file(std::fopen(path.c_str(), "rb"));
  if (file == nullptr) return failure(path, "cannot be opened");
  std::array<std::byte, 1 << 16> buffer;
  while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), file.get())) {
    action(std::span<const std::byte>(buffer).first(count));
  }
  if (std::ferror(file.get()) != 0) return failure(path, "cannot be read");
  return {};
}

// Removes what it names at the end. After a rename there is nothing to remove.
struct TemporaryFile {
  std::string path;
  ~TemporaryFile() { std::remove(path.c_str()); }
};

}  // namespace

std::expected<Bytes, std::string> read_file(const std::string& path) {
  Bytes contents;
  std::error_code unknown;
  if (const auto size = std::filesystem::file_size(path, unknown); !unknown) contents.reserve(size);
  const auto read = for_each_piece(path, [&contents](std::span<const std::byte> piece) {
    contents.insert(contents.end(), piece.begin(), piece.end());
  });
  if (!read) return std::unexpected(read.error());
  return contents;
}

std::expected<void, std::string> write_file(const std::string& path,
                                            std::span<const std::byte> contents) {
  const TemporaryFile temporary{path + ".incomplete"};
  if (!write_all(temporary.path, contents)) return failure(path, "cannot be written");

  std::span<const std::byte> expected = contents;
  bool same = true;
  const auto read = for_each_piece(temporary.path, [&](std::span<const std::byte> piece) {
    same = same && piece.size() <= expected.size() &&
           std::ranges::equal(piece, expected.first(piece.size()));
    if (same) expected = expected.subspan(piece.size());
  });
  if (!read) return read;
  if (!same || !expected.empty()) {
    return std::unexpected(path + ": the disk holds other bytes than were written to it");
  }
  if (std::rename(temporary.path.c_str(), path.c_str()) != 0) {
    return failure(path, "cannot be created");
  }
  return {};
}

}  // namespace slipway::host
