// SPDX-License-Identifier: Apache-2.0
#include "boot/protocol/linux/search.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <string_view>

#include "boot/protocol/linux/abi.h"
#include "boot/protocol/linux/header_error.h"
#include "boot/protocol/multiboot2/file_bytes.h"
#include "boot/protocol/multiboot2/image_error.h"
#include "boot/protocol/multiboot2/physical_image.h"

namespace slipway::protocol::linux_boot {
namespace {

using loader::Result;
using Bytes = multiboot2::FileBytes;

std::optional<SetupHeader> header_in(Bytes file) {
  if (file.size() < kHeaderOffset + sizeof(SetupHeader)) {
    return std::nullopt;
  }
  const auto header = multiboot2::read<SetupHeader>(file, kHeaderOffset);
  if (header.boot_flag != SetupHeader::kBootFlag || header.magic != SetupHeader::kMagic) {
    return std::nullopt;
  }
  return header;
}

// As it is in the file, whatever this loader knows of it.
Bytes header_bytes(Bytes file, const SetupHeader& header) {
  const std::size_t size = offsetof(SetupHeader, magic) + (header.jump >> 8);
  const std::size_t room = std::min(kMaxHeaderSize, file.size() - kHeaderOffset);
  return file.subspan(kHeaderOffset, std::clamp(size, sizeof(SetupHeader), room));
}

// The protected-mode code in the file.
std::size_t code_start(const SetupHeader& header) {
  constexpr std::size_t kSectorsForZero = 4;
  const std::size_t setup =
      header.setup_sectors == 0 ? kSectorsForZero : std::size_t{header.setup_sectors};
  return (1 + setup) * kSectorSize;
}

std::size_t code_end(const SetupHeader& header) {
  return code_start(header) + std::size_t{header.paragraphs} * kParagraphSize;
}

Result<void> check(Bytes file, const SetupHeader& header) {
  if (header.version < kVersionWithInitSize) {
    return refuse(HeaderError::kTooOld,
                  {std::uint64_t{header.version} >> 8, std::uint64_t{header.version} & 0xFF});
  }
  if ((header.load_flags & SetupHeader::kLoadedHigh) == 0) {
    return refuse(HeaderError::kLow);
  }
  if (header.relocatable != 0 && !std::has_single_bit(std::uint32_t{header.kernel_alignment})) {
    return refuse(HeaderError::kAlignment, {header.kernel_alignment});
  }
  // The last paragraph need not be whole.
  if (code_start(header) >= file.size() || file.size() + kParagraphSize <= code_end(header)) {
    return refuse(HeaderError::kCut, {file.size(), code_end(header)});
  }
  return {};
}

// One that cannot be moved moves itself to where it prefers to be.
multiboot2::FlatImage image_of(const SetupHeader& header, std::uint64_t code_size) {
  const bool prefers = header.preferred_address != 0;
  const std::uint64_t load =
      header.relocatable != 0 && prefers ? header.preferred_address : header.code32_start;
  const std::uint64_t runs_at = prefers ? header.preferred_address : load;
  return {.file_offset = static_cast<std::int64_t>(code_start(header)),
          .load = load,
          .load_end = load + code_size,
          .bss_end = std::max(load + code_size, runs_at + header.init_size)};
}

// Programs that are no operating system have nothing to unpack, and miss nothing.
std::vector<std::string> notes_about(const SetupHeader& header) {
  if (header.payload_length == 0) {
    return {};
  }
  return {
      "it is Linux, which gets no RAM disk (initrd) from this loader: it has to find its root file "
      "system by drivers of its own"};
}

Result<FoundRequest> found(Bytes file, const SetupHeader& header) {
  const std::uint64_t size = std::min(code_end(header), file.size()) - code_start(header);
  const multiboot2::FlatImage image = image_of(header, size);
  return multiboot2::physical_image(file, {.flat = image, .entry = image.load})
      .transform([&](multiboot2::PhysicalImage made) {
        const Bytes bytes = header_bytes(file, header);
        return FoundRequest{.bytes = {bytes.begin(), bytes.end()},
                            .notes = notes_about(header),
                            .longest_command_line = header.command_line_size,
                            .kernel = std::move(made.file)};
      });
}

std::string_view advice(HeaderError error) {
  switch (error) {
    case HeaderError::kCut:
      return "copy the file again, all of it";
    case HeaderError::kTooOld:
      return "name a newer build of it: Linux has said so since 2.6.31";
    case HeaderError::kLow:
      return "build it as a bzImage";
    case HeaderError::kAlignment:
      return "the file is damaged: copy it again";
  }
  return {};
}

}  // namespace

Result<std::optional<FoundRequest>> search(Bytes file) {
  const auto header = header_in(file);
  if (!header) {
    return std::nullopt;
  }
  return check(file, *header)
      .and_then([&] { return found(file, *header); })
      .transform([](FoundRequest request) { return std::optional(std::move(request)); });
}

std::string advice(const loader::Error& error) {
  for (const loader::ErrorText& text : kHeaderErrorTexts) {
    if (&text == error.text) {
      return std::string(advice(static_cast<HeaderError>(&text - kHeaderErrorTexts)));
    }
  }
  return "the addresses in its Linux boot header make no sense: copy the file again";
}

}  // namespace slipway::protocol::linux_boot
