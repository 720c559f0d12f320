// SPDX-License-Identifier: Apache-2.0
#include "host/files/file_io.h"

#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

#include "host/files/file_kind.h"
#include "host/text/words.h"

namespace slipway::host {
namespace {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

// "PATH: WHAT: why", with the reason from errno.
std::unexpected<std::string> system_failure(const std::string& path, std::string_view what) {
  return failure(path, ": ", what, ": ", std::strerror(errno));
}

bool write_all(const std::string& path, std::span<const std::byte> contents) {
  File file(std::fopen(path.c_str(), "wb"));
  if (file == nullptr) {
    return false;
  }
  const bool written =
      contents.empty() || std::fwrite(contents.data(), contents.size(), 1, file.get()) == 1;
  // What is still buffered may fail to reach the disk only now.
  return std::fclose(file.release()) == 0 && written;
}

Result<File> open_to_read(const std::string& path) {
  // To open one would be to wait for somebody who writes, for ever.
  if (kind_of_file(path) == FileKind::kPipe) {
    return failure(path, " is ", name_of(FileKind::kPipe), ": name a file");
  }
  File file(std::fopen(path.c_str(), "rb"));
  if (file == nullptr) {
    return system_failure(path, "cannot be opened");
  }
  return file;
}

// Calls `action` with all that the file holds, piece by piece.
template <typename Action>
Result<> for_each_piece(const std::string& path, Action action) {
  const auto opened = open_to_read(path);
  if (!opened) {
    return std::unexpected(opened.error());
  }
  const File& file = *opened;
  std::array<char, 1 << 16> buffer;
  while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), file.get())) {
    action(std::string_view(buffer.data(), count));
  }
  if (std::ferror(file.get()) != 0) {
    return system_failure(path, "cannot be read");
  }
  return {};
}

// Removes what it names at the end. After a rename there is nothing to remove.
struct TemporaryFile {
  std::string path;
  ~TemporaryFile() { std::remove(path.c_str()); }
};

}  // namespace

Result<Bytes> read_file(const std::string& path) {
  Bytes contents;
  // As far as it is known before it is read.
  contents.reserve(static_cast<std::size_t>(size_of_file(path).value_or(0)));
  const auto read = for_each_piece(path, [&contents](std::string_view piece) {
    const auto bytes = std::as_bytes(std::span(piece));
    contents.insert(contents.end(), bytes.begin(), bytes.end());
  });
  if (!read) {
    return std::unexpected(read.error());
  }
  return contents;
}

Result<std::string> read_text(const std::string& path) {
  std::string text;
  const auto read = for_each_piece(path, [&text](std::string_view piece) { text += piece; });
  if (!read) {
    return std::unexpected(read.error());
  }
  return text;
}

Result<std::vector<std::string>> read_lines(const std::string& path) {
  const auto text = read_text(path);
  if (!text) {
    return std::unexpected(text.error());
  }
  Words lines = split(*text, '\n');
  if (lines.back().empty()) {
    lines.pop_back();  // behind the last line's end
  }
  return lines;
}

Result<std::string> read_start(const std::string& path, std::size_t size) {
  const auto opened = open_to_read(path);
  if (!opened) {
    return std::unexpected(opened.error());
  }
  const File& file = *opened;
  std::string text(size, '\0');
  text.resize(std::fread(text.data(), 1, size, file.get()));
  if (std::ferror(file.get()) != 0) {
    return system_failure(path, "cannot be read");
  }
  return text;
}

Result<std::uint64_t> size_of_file(const std::string& path) {
  struct stat status;
  if (stat(path.c_str(), &status) < 0) {
    return system_failure(path, "cannot be read");
  }
  return static_cast<std::uint64_t>(status.st_size);
}

Result<> write_file(const std::string& path, std::string_view text) {
  return write_file(path, std::as_bytes(std::span(text)));
}

Result<> write_file(const std::string& path, std::span<const std::byte> contents) {
  const TemporaryFile temporary{path + ".incomplete"};
  if (!write_all(temporary.path, contents)) {
    return system_failure(path, "cannot be written");
  }

  std::string_view expected(reinterpret_cast<const char*>(contents.data()), contents.size());
  bool same = true;
  const auto read = for_each_piece(temporary.path, [&](std::string_view piece) {
    same = same && expected.starts_with(piece);
    if (same) {
      expected.remove_prefix(piece.size());
    }
  });
  if (!read) {
    return read;
  }
  if (!same || !expected.empty()) {
    return failure(path, ": the disk holds other bytes than were written to it");
  }
  if (std::rename(temporary.path.c_str(), path.c_str()) != 0) {
    return system_failure(path, "cannot be created");
  }
  return {};
}

}  // namespace slipway::host
