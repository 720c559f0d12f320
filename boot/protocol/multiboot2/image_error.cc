// SPDX-License-Identifier: Apache-2.0
#include "boot/protocol/multiboot2/image_error.h"

namespace slipway::protocol::multiboot2 {
namespace {

std::string_view advice(ImageError error) {
  switch (error) {
    case ImageError::kNoFormat:
      return "link the kernel as an ELF file, or put an address tag into its header (of version 1: "
             "flag 16 and the addresses)";
    case ImageError::kMachine:
      return "compile the kernel for i386 or x86-64";
    case ImageError::kProgramHeaders:
      return "link the kernel as an executable (ET_EXEC), and do not strip its program headers";
    case ImageError::kTooLow:
      return "link the kernel to 1 MiB or above (\". = 0x100000;\" first in the linker script), "
             "and "
             "keep the ELF headers out of its first segment: name the segments with PHDRS, or link "
             "with -Wl,-z,noseparate-code -Wl,--no-rosegment; if it is linked to a higher half, "
             "give each section its physical address by AT()";
    case ImageError::kTooHigh:
      return "give the kernel a physical address below 4 GiB: AT(ADDR(.text) - OFFSET) for each "
             "section in the linker script, with the distance between both for OFFSET";
    case ImageError::kHigherHalf:
      return "give each section its physical address in the linker script, AT(ADDR(.text) - "
             "OFFSET), "
             "with the distance between both for OFFSET: the kernel is entered without page "
             "tables, "
             "and maps itself to where it is linked";
    case ImageError::kLoadEnd:
      return "let load_end_addr be the end of .data and bss_end_addr that of .bss, or end the file "
             "with zeros (llvm-objcopy --pad-to=ADDRESS)";
    case ImageError::kEntry:
      return "name the entry point by ENTRY() in the linker script, or put an entry address tag "
             "into the header";
    case ImageError::kHeaderEntry:
      return "write the address of a symbol in .text there, as it is in memory: of a kernel that "
             "is "
             "linked to a higher half, less the distance between both";
    case ImageError::kAddresses:
      return "take the addresses in the header from symbols of the linker script; a kernel that is "
             "an "
             "ELF file can leave them out, since the file says where it is loaded";
    case ImageError::kNoEntry:
      return "put an entry address tag beside the address tag";
    case ImageError::kNoRoom:
      return "widen the range of the relocatable tag, whose end is the last byte that the "
             "kernel may take up, or lower its alignment";
  }
  return {};
}

}  // namespace

std::string_view image_advice(const loader::Error& error) {
  for (const loader::ErrorText& text : kImageErrorTexts) {
    if (&text == error.text) {
      return advice(static_cast<ImageError>(&text - kImageErrorTexts));
    }
  }
  return {};
}

}  // namespace slipway::protocol::multiboot2
