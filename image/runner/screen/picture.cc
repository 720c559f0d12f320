// SPDX-License-Identifier: Apache-2.0
#include "image/runner/screen/picture.h"

#include <optional>

namespace slipway::runner {
namespace {

constexpr std::size_t kPixelBytes = 3;

bool is_space(char character) {
  return std::string_view(" \t\n\v\f\r").contains(character);
}

// Takes a number, and the white space and comments before it, from the start of `header`.
std::optional<std::size_t> take_number(std::string_view& header) {
  while (!header.empty() && (is_space(header.front()) || header.front() == '#')) {
    const bool is_comment = header.front() == '#';
    const std::size_t length = is_comment ? header.find('\n') : 1;
    if (length == std::string_view::npos) {
      return std::nullopt;
    }
    header.remove_prefix(length);
  }
  std::optional<std::size_t> number;
  while (!header.empty() && header.front() >= '0' && header.front() <= '9') {
    number = number.value_or(0) * 10 + static_cast<std::size_t>(header.front() - '0');
    if (*number > kMaxSide) {
      return std::nullopt;
    }
    header.remove_prefix(1);
  }
  return number;
}

}  // namespace

host::Result<Picture> parse_ppm(std::string_view file) {
  if (!file.starts_with("P6")) {
    return host::failure("the picture is no binary PPM file");
  }
  file.remove_prefix(2);
  const auto width = take_number(file);
  const auto height = width ? take_number(file) : std::nullopt;
  const auto brightest = height ? take_number(file) : std::nullopt;
  if (!brightest || file.empty() || !is_space(file.front())) {
    return host::failure("the picture's header is damaged");
  }
  file.remove_prefix(1);
  if (*width == 0 || *height == 0) {
    return host::failure("the picture has no pixels");
  }
  if (*brightest != 255) {
    return host::failure("the picture's brightest value is ", *brightest, " and not 255");
  }
  const std::size_t size = *width * *height * kPixelBytes;
  if (file.size() < size) {
    return host::failure("the picture ends after ", file.size(), " of ", size, " bytes of pixels");
  }
  return Picture(*width, *height, std::string(file.substr(0, size)));
}

}  // namespace slipway::runner
