// SPDX-License-Identifier: Apache-2.0
// What a kernel of Multiboot2, or of its first version, wants of the loader, as a bundle carries
// it: the image builder reads the header.
#ifndef SLIPWAY_BOOT_PROTOCOL_MULTIBOOT2_REQUESTS_H_
#define SLIPWAY_BOOT_PROTOCOL_MULTIBOOT2_REQUESTS_H_

#include <cstddef>
#include <cstdint>
#include <span>

#include "boot/loader/error/error.h"
#include "boot/loader/plan/load_plan.h"

namespace slipway::protocol::multiboot2 {

// Of the kernel's ELF file. The last module in the bundle has the table, and behind it the contents
// of those that a kernel can use though no segment has them: symbols, and strings.
struct SectionTable {
  std::uint32_t count = 0;  // 0: there is none, and no such module
  std::uint32_t entry_size = 0;
  std::uint32_t names_index = 0;
  std::uint32_t reserved = 0;
};

struct Requests {
  loader::Display display = loader::Display::kEither;
  std::uint32_t display_required = 0;  // 1: not to boot without that; 2: not without any
  std::uint32_t width = 0;             // pixels; 0: any
  std::uint32_t height = 0;

  // Where the kernel may be loaded; 0 for `range_alignment`: where it is linked to, alone.
  std::uint64_t range_start = 0;
  std::uint64_t range_end = 0;
  std::uint32_t range_alignment = 0;
  std::uint32_t range_preference = 0;  // loader::PhysicalRange::Preference

  SectionTable sections;

  // Where the kernel is entered beside EFI boot services, which go on; 0 where they are to end.
  std::uint32_t efi_entry = 0;
  std::uint32_t reserved = 0;
};
static_assert(sizeof(Requests) == 64);

constexpr loader::PhysicalRange range_of(const Requests& requests) {
  if (requests.range_alignment == 0) {
    return {};
  }
  return {.wanted = true,
          .start = requests.range_start,
          .end = requests.range_end,
          .alignment = requests.range_alignment,
          .preference = static_cast<loader::PhysicalRange::Preference>(requests.range_preference)};
}

// The bytes in a bundle, of any size and contents.
loader::Result<Requests> read_requests(std::span<const std::byte> bytes);

}  // namespace slipway::protocol::multiboot2

#endif  // SLIPWAY_BOOT_PROTOCOL_MULTIBOOT2_REQUESTS_H_
