// SPDX-License-Identifier: Apache-2.0
// A kernel's file as what is loaded of it to physical addresses: for the image builder, so that
// loaders need to know one kind of file.
#ifndef SLIPWAY_BOOT_PROTOCOL_MULTIBOOT2_PHYSICAL_IMAGE_H_
#define SLIPWAY_BOOT_PROTOCOL_MULTIBOOT2_PHYSICAL_IMAGE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "boot/loader/error/error.h"
#include "boot/loader/plan/load_plan.h"
#include "boot/protocol/multiboot2/requests.h"

namespace slipway::protocol::multiboot2 {

// What a header says of a file of any format.
struct FlatImage {
  std::int64_t file_offset;  // of the first byte loaded
  std::uint64_t load;        // address
  std::uint64_t load_end;    // 0: the file's end
  std::uint64_t bss_end;     // 0: no .bss
};

// What a header says of the file behind it. Addresses are physical.
struct HeaderAddresses {
  std::optional<FlatImage> flat = {};
  std::optional<std::uint64_t> entry = {};
  std::optional<std::uint64_t> efi_entry = {};  // beside EFI boot services
  bool is_movable = false;                      // the loader finds a place, if this one will not do
};

struct PhysicalImage {
  // An ELF64 file, of the loader's processor, whose virtual addresses are the physical ones. A
  // segment has the number that it has in the kernel's own file, and no rights are kept from it:
  // there is no paging.
  std::vector<std::byte> file;

  // Of all that is loaded: the lowest address, and how many bytes there are from it on.
  std::uint64_t start;
  std::uint64_t size;

  // Of an ELF file, see SectionTable; empty if it has none.
  SectionTable sections = {};
  std::vector<std::byte> section_module = {};
};

// Of an ELF32 or ELF64 file, or of any with HeaderAddresses::flat.
loader::Result<PhysicalImage> physical_image(std::span<const std::byte> file,
                                             const HeaderAddresses& addresses);

// Whether some machine can have it where it is wanted.
loader::Result<void> check_range(const PhysicalImage& image, const loader::PhysicalRange& range);

}  // namespace slipway::protocol::multiboot2

#endif  // SLIPWAY_BOOT_PROTOCOL_MULTIBOOT2_PHYSICAL_IMAGE_H_
