// SPDX-License-Identifier: Apache-2.0
#include "image/runner/golden/golden.h"

#include <filesystem>
#include <string_view>
#include <system_error>

#include "host/files/file_io.h"
#include "host/text/concat.h"
#include "image/runner/screen/png.h"

namespace slipway::runner {
namespace {

// The end of a sentence that names the command which makes the picture, where there is one.
std::string with_command(std::string_view words, const GoldenFile& file) {
  return file.renewal.empty() ? "" : host::concat(words, file.renewal);
}

}  // namespace

host::Result<Golden> read_golden(const GoldenFile& file) {
  std::error_code error;
  if (!std::filesystem::exists(file.path, error) && !error) {
    return host::failure("there is no golden picture ", file.path,
                         with_command(" yet; to make it: ", file));
  }
  const auto png = host::read_text(file.path);
  if (!png) {
    return std::unexpected(png.error());
  }
  auto picture = parse_png(*png);
  if (!picture) {
    return host::failure("the golden picture ", file.path, " ", picture.error(),
                         with_command(", or make it anew: ", file));
  }
  for (const Region& region : file.masked) {
    if (!region.is_within(*picture)) {
      return host::failure("screen_region(", words_for(region),
                           ") in screenshot_mask is not within ", file.path, ", which has ",
                           picture->width(), " x ", picture->height(), " pixels");
    }
  }
  return Golden{.name = file.path,
                .picture = std::move(*picture),
                .masked = file.masked,
                .renewal = file.renewal};
}

}  // namespace slipway::runner
