// SPDX-License-Identifier: Apache-2.0
#include "bench/runner/sd_card.h"

#include <unistd.h>

#include <bit>
#include <cerrno>
#include <cstdlib>
#include <system_error>

namespace slipway::bench {
namespace {

namespace fs = std::filesystem;

fs::path temporary_file() {
  const char* folder = std::getenv("TEST_TMPDIR");  // Bazel's, for tests
  std::string path =
      (folder != nullptr ? fs::path(folder) : fs::temp_directory_path()) / "slipway_sd_card_XXXXXX";
  const int descriptor = mkstemp(path.data());
  if (descriptor < 0) throw std::system_error(errno, std::generic_category(), path);
  close(descriptor);
  return path;
}

}  // namespace

SdCard::SdCard(const std::string& image) : path_(temporary_file()) {
  fs::copy_file(image, path_, fs::copy_options::overwrite_existing);
  fs::permissions(path_, fs::perms::owner_read | fs::perms::owner_write);
  fs::resize_file(path_, std::bit_ceil(fs::file_size(path_)));
}

SdCard::~SdCard() {
  std::error_code ignored;
  fs::remove(path_, ignored);
}

}  // namespace slipway::bench
