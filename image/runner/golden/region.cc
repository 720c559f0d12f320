// SPDX-License-Identifier: Apache-2.0
#include "image/runner/golden/region.h"

#include <optional>

#include "host/text/number.h"
#include "host/text/words.h"

namespace slipway::runner {

host::Result<Region> parse_region(std::string_view text) {
  Region region;
  std::size_t* const places[] = {&region.x, &region.y, &region.width, &region.height};
  const host::Words words = host::split(text, ',');
  bool is_whole = words.size() == std::size(places);
  for (std::size_t i = 0; is_whole && i < words.size(); ++i) {
    const auto number = host::number_in(words[i]);
    is_whole = number && *number <= kMaxSide;
    *places[i] = number.value_or(0);
  }
  if (!is_whole || region.width == 0 || region.height == 0) {
    return host::failure("give X,Y,WIDTH,HEIGHT: whole numbers of pixels up to ", kMaxSide,
                         ", of which the last two are not 0");
  }
  return region;
}

std::string words_for(const Region& region) {
  return host::concat("x = ", region.x, ", y = ", region.y, ", width = ", region.width,
                      ", height = ", region.height);
}

}  // namespace slipway::runner
