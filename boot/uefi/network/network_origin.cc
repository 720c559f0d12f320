// SPDX-License-Identifier: Apache-2.0
// The bundle in the folder that the loader was started from, on a server.
#include <optional>

#include "boot/loader/bundle/memory_source.h"
#include "boot/network/bundle_file.h"
#include "boot/uefi/network/fetch_bundle.h"
#include "boot/uefi/origin.h"
#include "boot/uefi/report/stop.h"

namespace slipway::uefi {
namespace {

constinit std::optional<FetchedBundle> fetched;
constinit std::optional<loader::MemorySource> source;

}  // namespace

void find_bundle(const efi::BootServices& services, efi::Handle image,
                 const loader::BundlePlace& place, const loader::BundleTrust& trust) {
  const auto result = fetch_bundle(services, image, place, trust);
  if (!result) {
    stop(result.error().text());
  }
  fetched = *result;
}

loader::BundleSource& bundle_source(const loader::BundlePlace& /*place*/,
                                    const loader::LoaderMemory& /*memory*/) {
  return source.emplace(fetched->bytes);
}

void stop_reading(const loader::Error& error) {
  if (network::is_damage(error)) {
    stop(sentence_on(fetched->file, network::BundleFileFault::kIsDamaged).text());
  }
  stop(error);
}

}  // namespace slipway::uefi
