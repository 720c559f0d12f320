// SPDX-License-Identifier: Apache-2.0
#include "image/builder/loader_choice.h"

#include "image/builder/bundle/protocol_letters.h"

namespace slipway::image {

host::Result<const LoaderFile*> choose_loader(std::span<const LoaderFile> loaders,
                                              std::uint64_t protocol, std::string_view option) {
  const LoaderFile* chosen = nullptr;
  for (const LoaderFile& loader : loaders) {
    if (loader.protocol != protocol && loader.protocol != 0) {
      continue;
    }
    if (chosen != nullptr) {
      return host::failure(option, ": ", chosen->path, " and ", loader.path,
                           " both load kernels of the protocol \"", protocol_letters(protocol),
                           "\": give one of them");
    }
    chosen = &loader;
  }
  if (chosen == nullptr) {
    return host::failure(option, ": no loader is given for kernels of the protocol \"",
                         protocol_letters(protocol), "\", which this one speaks: give one more");
  }
  return chosen;
}

}  // namespace slipway::image
