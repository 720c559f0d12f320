#include "image/builder/file_io.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

#include "image/concat.h"

namespace slipway::image {
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

// Removes what it names at the end. After a rename there is nothing to remove.
struct TemporaryFile {
  std::string path;
  ~TemporaryFile() { std::remove(path.c_str()); }
};

}  // namespace

std::expected<Bytes, std::string> read_file(const std::string& path) {
  const File file(std::fopen(path.c_str(), "rb"));
  if (file == nullptr) return failure(path, "cannot be opened");
  Bytes contents;
  std::array<std::byte, 1 << 16> buffer;
  while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), file.get())) {
    contents.insert(contents.end(), buffer.begin(), buffer.begin() + count);
  }
  if (std::ferror(file.get()) != 0) return failure(path, "cannot be read");
  return contents;
}

std::expected<void, std::string> write_file(const std::string& path,
                                            std::span<const std::byte> contents) {
  const TemporaryFile temporary{path + ".incomplete"};
  if (!write_all(temporary.path, contents)) return failure(path, "cannot be written");

  const auto written = read_file(temporary.path);
  if (!written) return std::unexpected(written.error());
  if (!std::ranges::equal(*written, contents)) {
    return std::unexpected(path + ": the disk holds other bytes than were written to it");
  }
  if (std::rename(temporary.path.c_str(), path.c_str()) != 0) {
    return failure(path, "cannot be created");
  }
  return {};
}

}  // namespace slipway::image
