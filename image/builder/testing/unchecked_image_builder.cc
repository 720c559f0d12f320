// SPDX-License-Identifier: Apache-2.0
// unchecked_image_builder: an image with a kernel just as it is in its file, fit or not. For tests
// of the loader, which must refuse at boot what the image builder refuses before. Takes the same
// options as image_builder, and needs a loader for each firmware.
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "boot/loader/elf/elf.h"
#include "boot/protocol/slipway/plan.h"
#include "host/command_line/command_line.h"
#include "host/files/file_io.h"
#include "image/builder/bundle/bundle_writer.h"
#include "image/builder/disk/boot_sector.h"
#include "image/builder/disk/disk.h"
#include "image/builder/disk/stage2.h"
#include "image/builder/disk/uefi_loader.h"
#include "image/builder/kernel/elf_file.h"
#include "image/builder/kernel/request_section.h"
#include "image/builder/options.h"

namespace {

// Where the image builder would begin a block, were the kernel fit.
std::vector<std::uint64_t> segment_starts(std::span<const std::byte> kernel) {
  std::vector<std::uint64_t> starts;
  for (const auto& header : slipway::image::ElfFile(kernel).program_headers()) {
    if (header.type == slipway::loader::elf::SegmentType::kLoad && header.file_size != 0) {
      starts.push_back(header.offset);
    }
  }
  return starts;
}

}  // namespace

int main(int count, char** values) {
  using namespace slipway;
  using namespace slipway::image;

  const auto fail = [](const std::string& sentence) {
    return host::fail("unchecked_image_builder", sentence);
  };
  const auto options = parse_options(host::arguments_of(count, values));
  if (!options) {
    return fail(options.error());
  }
  if (options->stage2.empty() || options->uefi_loader.empty()) {
    return fail("give --stage2=FILE and --uefi-loader=FILE");
  }
  const auto boot_sector = host::read_file(options->boot_sector);
  if (!boot_sector) {
    return fail(boot_sector.error());
  }
  const auto stage2 = host::read_file(options->stage2.front());
  if (!stage2) {
    return fail(stage2.error());
  }
  const auto uefi_loader = host::read_file(options->uefi_loader.front());
  if (!uefi_loader) {
    return fail(uefi_loader.error());
  }
  const auto kernel = host::read_file(options->kernel);
  if (!kernel) {
    return fail(kernel.error());
  }
  if (const auto fault = boot_sector_fault(*boot_sector)) {
    return fail(*fault);
  }
  if (const auto fault = stage2_fault(*stage2)) {
    return fail(*fault);
  }
  if (const auto fault = uefi_loader_fault(*uefi_loader)) {
    return fail(*fault);
  }

  // The display is no reason to refuse it, whatever the firmware has.
  const host::Bytes request =
      bytes_of({.display = slipway::protocol::DisplayMode::kTextOrFramebuffer});
  const host::Bytes bundle = write_bundle(
      {.files = {{.name = "kernel", .bytes = *kernel, .cuts = segment_starts(*kernel)}},
       .protocol = slipway::protocol::kName,
       .request = request});
  const host::Bytes disk = lay_out_disk(options->format, {.boot_sector = *boot_sector,
                                                          .stage2 = *stage2,
                                                          .uefi_loader = *uefi_loader,
                                                          .bundle = bundle});
  const auto written = host::write_file(options->output, disk);
  return written ? 0 : fail(written.error());
}
