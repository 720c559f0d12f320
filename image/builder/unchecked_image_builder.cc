// SPDX-License-Identifier: Apache-2.0
// unchecked_image_builder: an image with a kernel just as it is in its file, fit or not. For tests
// of the loader, which must refuse at boot what the image builder refuses before. Takes the same
// options as image_builder.
#include <cstdio>
#include <span>
#include <string>

#include "boot/protocol/slipway/plan.h"
#include "host/files/file_io.h"
#include "image/builder/bundle_writer.h"
#include "image/builder/disk_image.h"
#include "image/builder/kernel_blocks.h"
#include "image/builder/kernel_request.h"
#include "image/builder/options.h"

namespace {

int fail(const std::string& sentence) {
  std::fprintf(stderr, "ERROR: %s\n", sentence.c_str());
  return 1;
}

}  // namespace

int main(int count, char** arguments) {
  using namespace slipway::image;

  const std::span<const char* const> words(arguments, static_cast<std::size_t>(count));
  const auto options = parse_options(words.subspan(1));
  if (!options) return fail(options.error());
  const auto boot_sector = slipway::host::read_file(options->boot_sector);
  if (!boot_sector) return fail(boot_sector.error());
  const auto stage2 = slipway::host::read_file(options->stage2);
  if (!stage2) return fail(stage2.error());
  const auto kernel = slipway::host::read_file(options->kernel);
  if (!kernel) return fail(kernel.error());
  if (const auto fault = boot_sector_fault(*boot_sector)) return fail(*fault);
  if (const auto fault = stage2_fault(*stage2)) return fail(*fault);

  const slipway::host::Bytes request = bytes_of(slipway::protocol::KernelRequest());
  const slipway::host::Bytes bundle = write_bundle(
      {.files = {{.name = "kernel", .bytes = *kernel, .cuts = segment_starts(*kernel)}},
       .protocol = slipway::protocol::kName,
       .request = request});
  const auto written =
      slipway::host::write_file(options->output, lay_out_disk({*boot_sector, *stage2, bundle}));
  return written ? 0 : fail(written.error());
}
