// SPDX-License-Identifier: Apache-2.0
#include "boot/protocol/slipway/plan.h"

#include <algorithm>
#include <array>

#include "boot/protocol/slipway/request_error.h"
#include "boot/protocol/slipway/x86_64/entry_state.h"
#include "slipway/machine/numbers/units.h"

namespace slipway::protocol {

namespace {

using loader::LoadPlan;
using loader::Result;

// The first address of the top 2 GiB: where position-independent kernels go by default.
constexpr std::uint64_t kDefaultKernelAddress = 0xFFFF'FFFF'8000'0000;

// The map of physical memory. The first MiB has the screen's text buffer and the firmware's tables.
constexpr loader::MemoryContents kMemory = {
    .types =
        loader::MemoryTypes::all_but({loader::MemoryType::kReserved, loader::MemoryType::kBad}),
    .always_end = machine::kMebibyte};

// One number for both, so that nothing has to be translated.
static_assert(kAnyAddress == loader::kAnyAddress);
static_assert(kNoEntry == loader::kNoEntry);
static_assert(kAnyEntry == loader::kAnyEntry);

std::unexpected<loader::Error> refuse(RequestError error,
                                      std::array<std::uint64_t, 3> numbers = {}) {
  return std::unexpected(loader_error(error, numbers));
}

Result<void> check_version(const KernelRequest& request) {
  if (request.major_version != kMajorVersion) {
    return refuse(RequestError::kMajorVersion,
                  {request.major_version, request.minor_version, kMajorVersion});
  }
  if (request.minimum_minor_version > kMinorVersion) {
    return refuse(RequestError::kMinorVersion,
                  {request.major_version, request.minimum_minor_version, kMinorVersion});
  }
  return {};
}

// Since 1.1, as entry_state() has it.
loader::MemoryKind framebuffer_kind(std::uint16_t minor_version) {
  return minor_version == 0 ? loader::MemoryKind::kWriteBack : loader::MemoryKind::kWriteCombining;
}

// bool has two values, but a byte of a file 256.
void set_bool_byte(std::span<std::byte> bytes, std::size_t offset) {
  bytes[offset] = std::byte{bytes[offset] != std::byte{0}};
}

Result<void> set_placement(const KernelRequest& request, LoadPlan& plan) {
  plan.kernel_address = kDefaultKernelAddress;
  switch (request.placement) {
    case KernelPlacement::kDefault:
      plan.placement = loader::Placement::kPreferred;
      return {};
    case KernelPlacement::kAtAddress:
      plan.placement = loader::Placement::kRequired;
      plan.kernel_address = request.kernel_address;
      return {};
    case KernelPlacement::kRandom:
      plan.placement = loader::Placement::kRandom;
      return {};
  }
  return refuse(RequestError::kPlacement, {static_cast<std::uint64_t>(request.placement)});
}

Result<void> set_display(const KernelRequest& request, LoadPlan& plan) {
  plan.display = {.width = request.framebuffer.width,
                  .height = request.framebuffer.height,
                  .required = request.framebuffer.required};
  switch (request.display) {
    case DisplayMode::kText:
      plan.display.mode = loader::Display::kText;
      plan.display.what_to_change =
          "let it draw pixels where there is no text, and say so (.display = "
          "DisplayMode::kTextOrFramebuffer)";
      return {};
    case DisplayMode::kFramebuffer:
      plan.display.mode = loader::Display::kFramebuffer;
      plan.display.what_to_change =
          "build it with .framebuffer.required = false, if it can do without";
      return {};
    case DisplayMode::kUnchanged:
      plan.display.mode = loader::Display::kUnchanged;
      return {};
    case DisplayMode::kTextOrFramebuffer:
      plan.display.mode = loader::Display::kEither;
      return {};
  }
  return refuse(RequestError::kDisplay, {static_cast<std::uint64_t>(request.display)});
}

Result<void> check_command_line(const KernelRequest& request) {
  return std::ranges::contains(request.command_line, '\0')
             ? Result<void>()
             : refuse(RequestError::kCommandLine, {sizeof(request.command_line)});
}

}  // namespace

Result<KernelRequest> read_request(std::span<const std::byte> section) {
  constexpr std::size_t kSmallest = offsetof(KernelRequest, stack_size);
  if (section.size() < kSmallest) {
    return refuse(RequestError::kWrongSize, {sizeof(KernelRequest), section.size()});
  }
  KernelRequest request;
  const std::span<std::byte> bytes = std::as_writable_bytes(std::span(&request, 1));
  std::ranges::copy(section.first(kSmallest), bytes.begin());
  if (request.magic != kRequestMagic) {
    return refuse(RequestError::kWrongMagic, {request.magic});
  }
  if (request.size < kSmallest || request.size % 8 != 0 || request.size > section.size()) {
    return refuse(RequestError::kWrongSize, {request.size, section.size()});
  }
  if (auto checked = check_version(request); !checked) {
    return std::unexpected(checked.error());
  }
  std::ranges::copy(section.first(std::min<std::size_t>(request.size, sizeof(request))),
                    bytes.begin());
  set_bool_byte(bytes, offsetof(KernelRequest, identity_map));
  set_bool_byte(bytes, offsetof(KernelRequest, identity_map_framebuffer));
  set_bool_byte(bytes, offsetof(KernelRequest, processors));
  set_bool_byte(bytes, offsetof(KernelRequest, framebuffer.required));
  request.size = sizeof(request);
  return request;
}

Result<LoadPlan> plan(const KernelRequest& request) {
  LoadPlan plan = {
      .stack_size = request.stack_size,
      .physical_memory = {.offset = request.physical_memory_offset, .contents = kMemory},
      .identity_map = {.wanted = request.identity_map, .contents = kMemory},
      .identity_map_framebuffer = request.identity_map_framebuffer,
      .recursive_entry = request.recursive_entry,
      .framebuffer_kind = framebuffer_kind(request.minor_version),
      .state = entry_state(request.minor_version),
      .interrupt_controllers = loader::InterruptControllers::kMasked,
      .other_processors = request.processors ? loader::OtherProcessors::kStarted
                                             : loader::OtherProcessors::kUnchanged};
  return check_version(request)
      .and_then([&] { return set_placement(request, plan); })
      .and_then([&] { return set_display(request, plan); })
      .and_then([&] { return check_command_line(request); })
      .transform([&] { return plan; });
}

Result<LoadPlan> plan(std::span<const std::byte> section) {
  return read_request(section).and_then([](const KernelRequest& request) { return plan(request); });
}

}  // namespace slipway::protocol
