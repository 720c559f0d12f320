// SPDX-License-Identifier: Apache-2.0
#include "image/builder/kernel/request_section.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>

#include "boot/loader/elf/elf.h"
#include "host/text/concat.h"
#include "image/builder/kernel/elf_file.h"

namespace slipway::image {
namespace {

using protocol::KernelRequest;
using protocol::kRequestSection;

// What all versions of the structure have in common.
constexpr std::size_t kSmallest = offsetof(KernelRequest, stack_size);

// No version will have more: it is a few wishes and a line of text.
constexpr std::size_t kLargest = 4096;

std::unexpected<std::string> fault(std::string_view sentence, std::string_view change) {
  return std::unexpected(host::concat(sentence, "\n  What to change: ", change, "."));
}

// Whether the bytes begin with a request of this protocol.
bool is_request(std::span<const std::byte> bytes) {
  KernelRequest request;
  if (bytes.size() < kSmallest) return false;
  std::memcpy(static_cast<void*>(&request), bytes.data(), kSmallest);
  return request.magic == protocol::kRequestMagic && request.size >= kSmallest &&
         request.size <= std::min(kLargest, bytes.size());
}

// Whether the bytes that are loaded hold a request somewhere. In memory it is aligned, whatever it
// is in the file.
bool holds_request(const ElfFile& kernel) {
  constexpr std::size_t alignment = alignof(KernelRequest);
  for (std::uint64_t index = 0; const auto header = kernel.program_header(index); ++index) {
    if (header->type != loader::elf::SegmentType::kLoad || header->file_size == 0) continue;
    const auto bytes = kernel.bytes().subspan(header->offset, header->file_size);
    for (std::size_t offset = -header->virtual_address % alignment; offset < bytes.size();
         offset += alignment) {
      if (is_request(bytes.subspan(offset))) return true;
    }
  }
  return false;
}

}  // namespace

std::expected<std::span<const std::byte>, std::string> find_request(
    std::span<const std::byte> kernel) {
  constexpr std::string_view keep =
      "give it an output section of its own in the linker script, beside .rodata: "
      ".slipway_request : { KEEP(*(.slipway_request)) } :rodata";
  constexpr std::string_view declare =
      "declare one request in the whole kernel, by SLIPWAY_KERNEL_REQUEST, and put nothing else "
      "into its section";

  const ElfFile file(kernel);
  const auto sections = file.sections_named(kRequestSection);
  if (sections.empty()) {
    if (!holds_request(file)) return {};
    return fault(
        host::concat("the kernel's request is not in a section ", kRequestSection,
                     ": the linker script has put it elsewhere, or the section headers have "
                     "been stripped"),
        host::concat(keep, "; and do not strip the kernel, which the image builder does"));
  }
  if (sections.size() > 1) {
    return fault(host::concat("there are ", sections.size(), " sections ", kRequestSection), keep);
  }
  const auto bytes = file.section_bytes(*sections.front());
  if (!bytes || bytes->empty()) {
    return fault(host::concat("section ", kRequestSection, " has no bytes in the file"), declare);
  }
  KernelRequest request;
  if (is_request(*bytes)) {
    std::memcpy(static_cast<void*>(&request), bytes->data(), kSmallest);
    if (request.size < bytes->size()) {
      return fault(host::concat("section ", kRequestSection, " has ", bytes->size(),
                                " bytes, of which the request takes ", request.size),
                   declare);
    }
  }
  return *bytes;
}

host::Bytes bytes_of(const KernelRequest& request) {
  const auto bytes = std::as_bytes(std::span(&request, 1));
  return {bytes.begin(), bytes.end()};
}

std::string command_line_of(const KernelRequest& request) {
  const auto* const end = std::ranges::find(request.command_line, '\0');
  return {request.command_line, end};
}

}  // namespace slipway::image
