// SPDX-License-Identifier: Apache-2.0
#include "boot/protocol/multiboot2/search.h"

#include <string_view>

#include "boot/protocol/multiboot2/find_header.h"
#include "boot/protocol/multiboot2/found_kernel.h"
#include "boot/protocol/multiboot2/header_error.h"
#include "boot/protocol/multiboot2/image_error.h"

namespace slipway::protocol::multiboot2 {
namespace {

std::string_view name_of(InformationTag type) {
  switch (type) {
    case InformationTag::kVbe:
      return "VBE";
    case InformationTag::kApm:
      return "APM table";
    case InformationTag::kEfi32SystemTable:
      return "EFI 32-bit system table";
    case InformationTag::kNetwork:
      return "networking information";
    case InformationTag::kEfiBootServices:
      return "EFI boot services not terminated";
    case InformationTag::kEfi32ImageHandle:
      return "EFI 32-bit image handle";
    default:
      return "";
  }
}

void add_notes(const FoundHeader& header, FoundRequest& request) {
  for (const InformationTag type : header.missing) {
    request.notes.push_back(
        "its Multiboot2 header asks for information that this loader tells no kernel: type " +
        std::to_string(static_cast<std::uint32_t>(type)) + ", " + std::string(name_of(type)));
  }
  if (header.depth) {
    request.notes.push_back("its Multiboot2 header asks for " + std::to_string(*header.depth) +
                            " bits a pixel, and gets 24 or 32");
  }
}

std::string_view advice(HeaderError error) {
  switch (error) {
    case HeaderError::kTooFar:
      return "put the header's section first in the linker script, before .text "
             "(\"KEEP(*(.multiboot2))\"), and let nothing come before it in the file: link with "
             "-Wl,--build-id=none and -Wl,-z,max-page-size=0x1000";
    case HeaderError::kChecksum:
      return "write the checksum as -(0xe85250d6 + architecture + length), with the length of the "
             "header and all its tags";
    case HeaderError::kTwoHeaders:
      return "keep one header in the whole kernel: in a source file, and not in a header file that "
             "several include";
    case HeaderError::kArchitecture:
      return "write 0 (i386) as the header's second number";
    case HeaderError::kTagSize:
      return "give the tag its size, with its own 8 bytes and without padding, and begin each tag "
             "at "
             "a multiple of 8";
    case HeaderError::kNoEndTag:
      return "put the end tag (.word 0, 0; .long 8) last, and count it in the header's length";
    case HeaderError::kNoPadding:
      return "put \".balign 8\" (nasm: \"align 8, db 0\") behind each tag, and leave its size as "
             "it is";
    case HeaderError::kUnknownTag:
      return "set bit 0 of the tag's flags, if the kernel can do without, or take the tag out";
    case HeaderError::kUnknownInformation:
      return "set bit 0 of the request tag's flags, if the kernel can do without, or take the "
             "number out";
    case HeaderError::kRange:
      return "give the relocatable tag a lowest address that is below the highest one, and a power "
             "of "
             "two as its alignment";
  }
  return {};
}

}  // namespace

loader::Result<std::optional<FoundRequest>> search(std::span<const std::byte> file) {
  const auto header = find_header(file);
  if (!header) {
    return std::unexpected(header.error());
  }
  if (!*header) {
    return std::nullopt;
  }
  return found_kernel(file, (*header)->requests, (*header)->addresses)
      .transform([&](FoundRequest request) {
        add_notes(**header, request);
        return std::optional(std::move(request));
      });
}

std::string advice(const loader::Error& error) {
  for (const loader::ErrorText& text : kHeaderErrorTexts) {
    if (&text == error.text) {
      return std::string(advice(static_cast<HeaderError>(&text - kHeaderErrorTexts)));
    }
  }
  return std::string(image_advice(error));
}

bool is_doubtful(const loader::Error& error) {
  return error.text == &kHeaderErrorTexts[static_cast<std::size_t>(HeaderError::kTooFar)] ||
         error.text == &kHeaderErrorTexts[static_cast<std::size_t>(HeaderError::kChecksum)];
}

}  // namespace slipway::protocol::multiboot2
