// SPDX-License-Identifier: Apache-2.0
// The read: a program that has the firmware read the kernel, in one piece. What a loader takes that
// only reads. The kernel begins at sector FIRST_SECTOR of the disk and has SECTORS.
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "bench/kernels/end_mark.h"
#include "bench/uefi/report.h"
#include "boot/uefi/disk/boot_medium.h"

using namespace slipway;

extern "C" efi::Status efi_main(efi::Handle image, const efi::SystemTable* firmware) {
  constexpr std::uint64_t kSize = std::uint64_t{SECTORS} * 512;
  const efi::BootServices& services = *firmware->boot_services;
  const auto disk = uefi::find_boot_medium(services, image);
  efi::PhysicalAddress start = 0;
  if (!disk || efi::failed(services.allocate_pages(efi::AllocateType::kAnyPages,
                                                   efi::MemoryType::kLoaderData,
                                                   kSize / efi::kPageSize, &start))) {
    bench::leave(bench::Exit::kNotStarted);
  }
  auto* const kernel = reinterpret_cast<std::byte*>(start);
  if (efi::failed(
          (*disk)->read_blocks(*disk, (*disk)->media->media_id, FIRST_SECTOR, kSize, kernel))) {
    bench::leave(bench::Exit::kReadError);
  }
  bench::report(machine::TimeStampCounter::now());
  std::uint64_t end;
  std::memcpy(&end, kernel + kSize - sizeof(end), sizeof(end));
  bench::leave(end == SLIPWAY_BENCH_END_MARK ? bench::Exit::kLoaded : bench::Exit::kNotLoaded);
}
