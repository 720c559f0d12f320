// SPDX-License-Identifier: Apache-2.0
#include "boot/protocol/limine/search.h"

#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "boot/loader/elf/elf.h"
#include "boot/loader/elf/kernel_bytes.h"
#include "boot/loader/elf/segment.h"
#include "boot/protocol/limine/abi.h"
#include "boot/protocol/limine/find_requests.h"
#include "boot/protocol/limine/internal_modules.h"
#include "boot/protocol/limine/kernel_pointers.h"
#include "boot/protocol/limine/request_error.h"

namespace slipway::protocol::limine {
namespace {

// Features that the protocol has and these loaders do not answer, or not for x86-64.
struct Unanswered {
  FeatureId id;
  std::string_view name;
};
constexpr Unanswered kUnanswered[] = {
    {{0xB40DDB48FB54BAC7, 0x545081493F81FFB7}, "device tree blob"},
    {{0x1369359F025525F9, 0x2FF2A56178391BB6}, "RISC-V boot hart"},
    {{0x98E094FC7E76E979, 0xEE8D8775C54E1D1F}, "TPM event log"},
    {{0x8EBAABE51F490179, 0x2AA86A59FFB4AB0F}, "keep IOMMU"},
    {{0x3259399FE7C5F126, 0xE01C1C8C5DB9D1A9}, "Flanterm parameters"},
    {{0x65EA80255D5682C5, 0x9117240723F493EB}, "entropy"},
    {{0xC8AC59310C2B0844, 0xA68D0C7265D38878}, "terminal, which the protocol has no more"},
    {{0x94469551DA9B3192, 0xEBE5E86DB7382888}, "5-level paging, which the protocol has no more"},
    {{0xCBFE81D7DD2D1977, 0x063150319EBC9B71},
     "framebuffer of 2022, which the protocol has no more"},
};

std::string hexadecimal(std::uint64_t number) {
  std::array<char, 18> text = {'0', 'x'};
  const auto end = std::to_chars(text.begin() + 2, text.end(), number, 16).ptr;
  return {text.begin(), end};
}

std::string name_of(const FeatureId& id) {
  for (const Unanswered& feature : kUnanswered) {
    if (feature.id == id) {
      return std::string(feature.name);
    }
  }
  return "unknown, " + hexadecimal(id[0]) + " " + hexadecimal(id[1]);
}

// What Slipway has nowhere else, and the protocol wants.
std::vector<std::string> notes_about_rights(std::span<const loader::Segment> segments) {
  std::vector<std::string> notes = {
      "the Limine boot protocol has all memory mapped writable and executable; strict = True, "
      "where "
      "the image is made, has it not executable"};
  for (const loader::Segment& segment : segments) {
    if (segment.has(loader::elf::kFlagWrite) && segment.has(loader::elf::kFlagExecute)) {
      notes.push_back("segment " + std::to_string(segment.index) +
                      " is both writable and executable, which the Limine boot protocol allows and "
                      "strict = True refuses");
    }
  }
  return notes;
}

FoundRequest request_of(const SearchedKernel& kernel, FoundRequests& found) {
  found.requests.strict = kernel.strict ? 1 : 0;
  const auto bytes = std::as_bytes(std::span(&found.requests, 1));
  FoundRequest request = {.bytes = {bytes.begin(), bytes.end()},
                          .wants_own_file = found.requests.has(Feature::kExecutableFile)};
  for (const FeatureId& id : found.unanswered) {
    request.notes.push_back("its Limine request stays without an answer: " + name_of(id));
  }
  if (!kernel.strict) {
    request.notes.append_range(notes_about_rights(kernel.segments));
  }
  return request;
}

// Where the kernel is to be entered there has to be something to execute.
loader::Result<void> check_entry_point(const SearchedKernel& kernel, const Requests& requests) {
  if (!requests.has(Feature::kEntryPoint)) {
    return {};
  }
  const auto bytes = loader::KernelBytes::in_file(kernel.segments, kernel.file);
  const std::uint64_t place =
      requests.place(Feature::kEntryPoint) + offsetof(EntryPointRequest, entry);
  const std::uint64_t entry = KernelPointers(bytes, kernel).at(place).value_or(0);
  const loader::Segment* const segment = loader::segment_with(kernel.segments, entry, 1);
  return segment != nullptr && segment->has(loader::elf::kFlagExecute)
             ? loader::Result<void>()
             : refuse(RequestError::kEntryPoint, {entry});
}

loader::Result<std::vector<protocol::InternalModule>> internal_modules_of(
    const SearchedKernel& kernel, const Requests& requests) {
  if (!requests.has(Feature::kModules)) {
    return {};
  }
  return find_internal_modules(kernel, requests.place(Feature::kModules));
}

}  // namespace

loader::Result<std::optional<FoundRequest>> search(const SearchedKernel& kernel) {
  auto found = find_requests(kernel.segments, kernel.file);
  if (!found) {
    return std::unexpected(found.error());
  }
  if (!*found) {
    return std::nullopt;
  }
  return check_addresses(kernel.segments, kernel.position_independent)
      .and_then([&] { return check_entry_point(kernel, (*found)->requests); })
      .and_then([&] { return internal_modules_of(kernel, (*found)->requests); })
      .transform([&](std::vector<protocol::InternalModule> modules) {
        FoundRequest request = request_of(kernel, **found);
        request.internal_modules = std::move(modules);
        return std::optional(std::move(request));
      });
}

std::string advice(const loader::Error& error) {
  switch (request_error(error)) {
    case RequestError::kWrongSize:
      return "build the image again";
    case RequestError::kBaseRevision:
      return "ask for LIMINE_BASE_REVISION(6) or an older one, or use a newer Slipway";
    case RequestError::kTwice:
      return "declare each request once in the whole kernel: a definition in a header that is not "
             "inline, or static, is there once for each source file";
    case RequestError::kTwoBaseRevisions:
      return "declare LIMINE_BASE_REVISION once in the whole kernel, in a source file";
    case RequestError::kMarksCrossed:
      return "put the section with the start marker first in the linker script, then the requests, "
             "then the section with the end marker";
    case RequestError::kLowerHalf:
      return "link the kernel to 0xffffffff80000000 or above (\". = 0xffffffff80000000;\" in the "
             "linker script, -mcmodel=kernel), or as a position-independent executable";
    case RequestError::kPagingMode:
      return "ask for a min_mode of LIMINE_PAGING_MODE_X86_64_4LVL";
    case RequestError::kEntryPoint:
      return "let `entry` of the request point to a function of the kernel";
    case RequestError::kInternalModule:
      return "point to as many structures limine_internal_module as the request says, in data that "
             "is loaded: each with a path of at most 255 bytes and a string of at most 4095";
    case RequestError::kNotInSegment:
      return "put the whole request into one section that is loaded";
    case RequestError::kX2ApicsOnly:
      return "ask for x2APICs";
  }
  return {};
}

}  // namespace slipway::protocol::limine
