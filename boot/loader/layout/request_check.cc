// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/layout/request_check.h"

#include <algorithm>
#include <array>

#include "boot/loader/layout/fixed_places.h"
#include "boot/loader/layout/load_bias.h"
#include "slipway/machine/paging/page_table.h"

namespace slipway::loader {

namespace {

using protocol::KernelPlacement;
using protocol::KernelRequest;

// What every machine has of physical memory, as far as the map of it is concerned.
constexpr std::uint64_t kSmallestMemory = 1 << 20;

// Below are the loader's handoff page and, on most machines, all of memory.
constexpr std::uint64_t kFirstMemoryOffset = std::uint64_t{4} << 30;

constexpr std::uint64_t kMaxStackSize = 1 << 30;

// Where a kernel goes at random, if it is not larger than that.
constexpr std::uint64_t kUpperHalf = machine::root_entry_address(machine::kEntriesPerTable / 2);

std::unexpected<Error> refuse(ErrorCode code, std::array<std::uint64_t, 3> numbers = {}) {
  return std::unexpected(Error{.code = code, .numbers = numbers});
}

Result<void> check_version(const KernelRequest& request) {
  if (request.major_version != protocol::kMajorVersion) {
    return refuse(ErrorCode::kRequestMajorVersion,
                  {request.major_version, request.minor_version, protocol::kMajorVersion});
  }
  if (request.minimum_minor_version > protocol::kMinorVersion) {
    return refuse(ErrorCode::kRequestMinorVersion,
                  {request.major_version, request.minimum_minor_version, protocol::kMinorVersion});
  }
  return {};
}

Result<void> check_stack(const KernelRequest& request) {
  const std::uint64_t size = request.stack_size;
  if (size == 0 || size > kMaxStackSize || size % machine::kPageSize != 0) {
    return refuse(ErrorCode::kRequestStackSize, {size});
  }
  return {};
}

Result<void> check_mappings(const KernelRequest& request) {
  const std::uint64_t offset = request.physical_memory_offset;
  if (offset != protocol::kAnyAddress &&
      (offset % machine::kHugePageSize != 0 || !machine::is_canonical(offset) ||
       offset < kFirstMemoryOffset)) {
    return refuse(ErrorCode::kRequestMemoryOffset, {offset});
  }
  if (has_fixed_recursive_entry(request) && request.recursive_entry >= machine::kEntriesPerTable) {
    return refuse(ErrorCode::kRequestRecursiveEntry, {request.recursive_entry});
  }
  return {};
}

Result<void> check_placement(const KernelRequest& request, bool position_independent) {
  const std::uint64_t address = request.kernel_address;
  switch (request.placement) {
    case KernelPlacement::kDefault:
      return {};
    case KernelPlacement::kAtAddress:
      if (address == protocol::kAnyAddress || address % kLoadAlignment != 0 ||
          !machine::is_canonical(address)) {
        return refuse(ErrorCode::kRequestKernelAddress, {address});
      }
      break;
    case KernelPlacement::kRandom:
      break;
    default:
      return refuse(ErrorCode::kRequestPlacement, {static_cast<std::uint64_t>(request.placement)});
  }
  return position_independent ? Result<void>() : refuse(ErrorCode::kPlacementIsFixed);
}

Result<void> check_display_and_text(const KernelRequest& request) {
  if (request.display > protocol::DisplayMode::kUnchanged) {
    return refuse(ErrorCode::kRequestDisplay, {static_cast<std::uint64_t>(request.display)});
  }
  if (!std::ranges::contains(request.command_line, '\0')) {
    return refuse(ErrorCode::kRequestCommandLine, {sizeof(request.command_line)});
  }
  return {};
}

// bool has two values, but a byte of a file 256.
void set_bool_byte(std::span<std::byte> bytes, std::size_t offset) {
  bytes[offset] = std::byte{bytes[offset] != std::byte{0}};
}

}  // namespace

Result<KernelRequest> read_request(std::span<const std::byte> section) {
  constexpr std::size_t kSmallest = offsetof(KernelRequest, stack_size);
  if (section.size() < kSmallest) {
    return refuse(ErrorCode::kRequestWrongSize, {sizeof(KernelRequest), section.size()});
  }
  KernelRequest request;
  const std::span<std::byte> bytes = std::as_writable_bytes(std::span(&request, 1));
  std::ranges::copy(section.first(kSmallest), bytes.begin());
  if (request.magic != protocol::kRequestMagic) {
    return refuse(ErrorCode::kRequestWrongMagic, {request.magic});
  }
  if (request.size < kSmallest || request.size % 8 != 0 || request.size > section.size()) {
    return refuse(ErrorCode::kRequestWrongSize, {request.size, section.size()});
  }
  if (auto checked = check_version(request); !checked) {
    return std::unexpected(checked.error());
  }
  std::ranges::copy(section.first(std::min<std::size_t>(request.size, sizeof(request))),
                    bytes.begin());
  set_bool_byte(bytes, offsetof(KernelRequest, identity_map));
  set_bool_byte(bytes, offsetof(KernelRequest, framebuffer.required));
  request.size = sizeof(request);
  return request;
}

Result<void> check_request(const KernelRequest& request, const KernelHeader& kernel,
                           std::span<const Segment> segments) {
  const auto fields =
      check_version(request)
          .and_then([&] { return check_stack(request); })
          .and_then([&] { return check_mappings(request); })
          .and_then([&] { return check_placement(request, kernel.position_independent); })
          .and_then([&] { return check_display_and_text(request); });
  if (!fields) {
    return fields;
  }
  if (request.placement == KernelPlacement::kRandom) {
    return load_bias_for(kUpperHalf, segments).and_then([&](std::uint64_t) {
      return check_fixed_places(request, {}, 0, kSmallestMemory);
    });
  }
  const auto bias =
      kernel.position_independent ? fixed_load_bias(request, segments) : Result<std::uint64_t>(0);
  if (!bias) {
    return std::unexpected(bias.error());
  }
  return check_fixed_places(request, segments, *bias, kSmallestMemory);
}

}  // namespace slipway::loader
