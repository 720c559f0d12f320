// SPDX-License-Identifier: Apache-2.0
#include "image/builder/kernel/request_section.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <optional>

#include "boot/loader/elf/elf.h"

namespace slipway::image {
namespace {

using protocol::KernelRequest;
using protocol::kRequestSection;

// What all versions of the structure have in common.
constexpr std::size_t kSmallest = offsetof(KernelRequest, stack_size);

// No version will have more: it is a few wishes and a line of text.
constexpr std::size_t kLargest = 4096;

std::unexpected<SectionError> refuse(SectionFault fault,
                                     std::array<std::uint64_t, 2> numbers = {}) {
  return std::unexpected(SectionError{fault, numbers});
}

// The size that a request claims, if the bytes begin with one of this protocol.
std::optional<std::uint64_t> size_of_request(std::span<const std::byte> bytes) {
  KernelRequest request;
  if (bytes.size() < kSmallest) {
    return std::nullopt;
  }
  std::memcpy(static_cast<void*>(&request), bytes.data(), kSmallest);
  const bool is_request = request.magic == protocol::kRequestMagic && request.size >= kSmallest &&
                          request.size <= std::min(kLargest, bytes.size());
  return is_request ? std::optional<std::uint64_t>(request.size) : std::nullopt;
}

// Whether the bytes that are loaded hold a request somewhere. In memory it is aligned, whatever it
// is in the file.
bool holds_request(const ElfFile& kernel) {
  constexpr std::size_t alignment = alignof(KernelRequest);
  for (const auto& header : kernel.program_headers()) {
    if (header.type != loader::elf::SegmentType::kLoad) {
      continue;
    }
    const auto bytes = kernel.bytes_of(header);
    for (std::size_t offset = -header.virtual_address % alignment; offset < bytes.size();
         offset += alignment) {
      if (size_of_request(bytes.subspan(offset))) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace

std::expected<std::span<const std::byte>, SectionError> find_request(const ElfFile& kernel) {
  const auto sections = kernel.sections_named(kRequestSection);
  if (sections.empty()) {
    if (holds_request(kernel)) {
      return refuse(SectionFault::kElsewhere);
    }
    return {};
  }
  if (sections.size() > 1) {
    return refuse(SectionFault::kSeveral, {sections.size()});
  }
  const auto bytes = kernel.section_bytes(*sections.front());
  if (!bytes || bytes->empty()) {
    return refuse(SectionFault::kNoBytes);
  }
  if (const auto size = size_of_request(*bytes); size && *size < bytes->size()) {
    return refuse(SectionFault::kMoreThanNeeded, {bytes->size(), *size});
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
