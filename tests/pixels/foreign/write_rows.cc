// SPDX-License-Identifier: Apache-2.0
// Writes a font as nothing but the rows of its glyphs.
#include <cstdio>

#include "slipway/fonts/spleen_8x16.h"

int main() {
  constexpr std::size_t kBytes = 256 * 16;
  const bool is_written =
      std::fwrite(slipway::fonts::spleen_8x16.rows, 1, kBytes, stdout) == kBytes;
  return is_written && std::fflush(stdout) == 0 ? 0 : 1;
}
