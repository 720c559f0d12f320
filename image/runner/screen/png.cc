// SPDX-License-Identifier: Apache-2.0
#include "image/runner/screen/png.h"

#include <cstddef>
#include <utility>
#include <vector>

#include "host/files/file_io.h"
#include "lodepng.h"

namespace slipway::runner {
namespace {

// Room for four bytes of each is a quarter of a gigabyte.
constexpr std::size_t kMostPixels = std::size_t{64} << 20;

constexpr unsigned kScreensDepth = 8;
constexpr unsigned char kOpaque = 0xFF;

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

host::Result<Picture> parse_png(std::string_view file) {
  lodepng::State state;
  unsigned width = 0;
  unsigned height = 0;
  if (const unsigned error =
          lodepng_inspect(&width, &height, &state, bytes_of(file), file.size())) {
    return host::failure("is no PNG file (", lodepng_error_text(error), ")");
  }
  if (width > kMaxSide || height > kMaxSide || std::size_t{width} * height > kMostPixels) {
    return host::failure("has ", width, " x ", height, " pixels, more than any screen");
  }
  if (state.info_png.color.bitdepth > kScreensDepth) {
    return host::failure("has ", state.info_png.color.bitdepth,
                         " bits a channel, and a screen has 8: save it with 8");
  }
  state.info_raw = lodepng_color_mode_make(LCT_RGBA, kScreensDepth);
  std::vector<unsigned char> bytes;
  if (const unsigned error =
          lodepng::decode(bytes, width, height, state, bytes_of(file), file.size())) {
    return host::failure("is a damaged PNG file (", lodepng_error_text(error), ")");
  }
  std::string pixels;
  pixels.reserve(bytes.size() / 4 * 3);
  for (std::size_t i = 0; i < bytes.size(); i += 4) {
    if (bytes[i + 3] != kOpaque) {
      return host::failure("is transparent in places, and no screen is: save it opaque");
    }
    for (std::size_t channel = i; channel < i + 3; ++channel) {
      pixels += static_cast<char>(bytes[channel]);
    }
  }
  return Picture(width, height, std::move(pixels));
}

host::Result<std::string> png_of(const Picture& picture) {
  std::vector<unsigned char> file;
  if (const unsigned error =
          lodepng::encode(file, bytes_of(picture.pixels()), static_cast<unsigned>(picture.width()),
                          static_cast<unsigned>(picture.height()), LCT_RGB, kScreensDepth)) {
    return host::failure("no PNG can be made of the picture: ", lodepng_error_text(error));
  }
  return std::string(file.begin(), file.end());
}

host::Result<> write_png(const std::string& path, const Picture& picture) {
  return png_of(picture).and_then(
      [&path](const std::string& png) { return host::write_file(path, png); });
}

}  // namespace slipway::runner
