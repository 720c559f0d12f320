// SPDX-License-Identifier: Apache-2.0
#include "bench/runner/sd_card.h"

#include <bit>

#include "host/files/file_io.h"

namespace slipway::bench {

host::Result<SdCard> SdCard::make(const std::string& image) {
  auto contents = host::read_file(image);
  if (!contents) {
    return std::unexpected(contents.error());
  }
  auto folder = host::ScratchFolder::make();
  if (!folder) {
    return std::unexpected(folder.error());
  }
  SdCard card(std::move(*folder));
  contents->resize(std::bit_ceil(contents->size()));
  const auto written = host::write_file(card.path(), *contents);
  if (!written) {
    return std::unexpected(written.error());
  }
  return card;
}

}  // namespace slipway::bench
