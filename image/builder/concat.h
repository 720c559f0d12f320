// Sentences from pieces. std::format would cost each file that uses it a second of compile time,
// and this program is compiled before a newcomer's first image.
#ifndef SLIPWAY_IMAGE_BUILDER_CONCAT_H_
#define SLIPWAY_IMAGE_BUILDER_CONCAT_H_

#include <concepts>
#include <string>
#include <string_view>

namespace slipway::image {

inline std::string_view piece(std::string_view text) {
  return text;
}
std::string piece(std::unsigned_integral auto number) {
  return std::to_string(number);
}

// The pieces, strings and unsigned numbers, one after the other.
template <typename... Pieces>
std::string concat(const Pieces&... pieces) {
  std::string result;
  (result.append(piece(pieces)), ...);
  return result;
}

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_CONCAT_H_
