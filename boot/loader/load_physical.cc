// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/load_physical.h"

#include <algorithm>
#include <cstddef>
#include <span>

#include "boot/loader/enter/handoff_page.h"
#include "boot/loader/kernel_file.h"
#include "boot/loader/module_loader.h"
#include "boot/loader/physical_place.h"

namespace slipway::loader {

namespace {

using machine::kPageSize;

// For what is allocated piece by piece: the handoff page, lists, and what the protocol has to tell.
constexpr std::uint64_t kSmallThings = machine::kMebibyte;

// How far the page tables with which many kernels begin reach: one table of large pages.
constexpr std::uint64_t kEarlyEnd = machine::kGibibyte;

constexpr std::uint64_t whole_pages(std::uint64_t size) {
  return (size + kPageSize - 1) & ~(kPageSize - 1);
}

// The steps, in their order, and what they hand to each other.
class Load {
 public:
  Load(const LoadPlan& plan, const MachineFacts& facts)
      : plan_(plan),
        beside_firmware_(plan.firmware == Firmware::kStays &&
                         facts.firmware == FirmwareKind::kUefi),
        memory_{.map = facts.memory.map,
                .memory = facts.memory.memory,
                .end = std::min(facts.memory.end, kPhysicalEnd)} {}

  Result<Placed> run() {
    return check_state()
        .and_then([&] { return read_kernel_headers(*plan_.kernel, memory_); })
        .and_then([&](const KernelFile& kernel) {
          kernel_ = kernel;
          return choose_entry();
        })
        .and_then([&] { return choose_place(); })
        .and_then([&] { return keep_place_free(); })
        .and_then([&] { return take_memory(); })
        .and_then([&] { return read_segments(); })
        .and_then([&] { return load_modules(plan_.modules, memory_); })
        .and_then([&](std::span<const std::uint64_t> modules) {
          modules_ = modules;
          return take_handoff_page(segments(), memory_, false);
        })
        .transform([&](std::uint64_t page) { return placed(page); });
  }

 private:
  std::span<Segment> segments() const { return kernel_.segments.by_address(); }

  Result<void> check_state() const {
    if (!can_enter_protected_mode(plan_.state)) {
      return std::unexpected(Error{.code = ErrorCode::kPlanEntryState});
    }
    return {};
  }

  Result<void> choose_entry() {
    if (beside_firmware_) {
      kernel_.header.entry = plan_.firmware_entry;
      if (segment_with(segments(), kernel_.header.entry, 1) == nullptr) {
        return std::unexpected(
            Error{.code = ErrorCode::kEntryOutside, .numbers = {kernel_.header.entry}});
      }
    }
    return {};
  }

  Result<void> choose_place() {
    return choose_physical_place(segments(), plan_.physical_range, memory_.map,
                                 beside_firmware_ ? kFreeBesideFirmware : kFreeThen)
        .transform([&](std::uint64_t distance) { shift(kernel_, distance); });
  }

  // The firmware's types and the loader's own stay where they are: nobody is given these.
  Result<void> keep_place_free() {
    for (const Segment& segment : segments()) {
      if (auto kept =
              memory_.map.add(segment.virtual_address, segment.memory_size, MemoryType::kKernel);
          !kept) {
        return kept;
      }
    }
    return {};
  }

  Result<void> take_memory() {
    std::uint64_t size = 0;
    for (const Segment& segment : segments()) {
      size += segment.file_size;
    }
    std::uint64_t room = whole_pages(size) + kSmallThings;
    for (const ModuleFile& module : plan_.modules) {
      room += whole_pages(module.file->size());
    }
    memory_.start = highest_room(memory_.map, room, std::min(memory_.end, kEarlyEnd));
    if (memory_.start == 0) {
      memory_.start = highest_room(memory_.map, room, memory_.end);
    }
    return take(std::max<std::uint64_t>(size, 1),
                {.code = ErrorCode::kNoMemoryForSegment, .segment = segments().front().index})
        .and_then([&](std::uint64_t start) {
          bytes_ = start;
          return take((segments().size() + 1) * sizeof(PhysicalCopy),
                      {.code = ErrorCode::kNoMemoryForProgramHeaders});
        })
        .transform([&](std::uint64_t start) {
          copies_ = {memory_.memory.at<PhysicalCopy>(start), segments().size()};
        });
  }

  Result<std::uint64_t> take(std::uint64_t size, Error shortage) {
    return memory_.map.allocate({.size = size, .minimum = memory_.start, .end = memory_.end},
                                MemoryType::kLoader, shortage);
  }

  // From the front of the file to its end.
  Result<void> read_segments() {
    std::uint64_t start = bytes_;
    std::size_t count = 0;
    for (const Segment& segment : kernel_.segments.by_offset()) {
      copies_[count++] = {
          .destination = static_cast<std::uint32_t>(segment.virtual_address),
          .source = static_cast<std::uint32_t>(start),
          .size = static_cast<std::uint32_t>(segment.file_size),
          .zeroes = static_cast<std::uint32_t>(segment.memory_size - segment.file_size)};
      if (segment.file_size == 0) {
        continue;
      }
      if (auto read = plan_.kernel->read(segment.file_offset,
                                         memory_.memory.bytes(start, segment.file_size));
          !read) {
        return read;
      }
      start += segment.file_size;
    }
    return {};
  }

  Placed placed(std::uint64_t handoff_page) const {
    return {.entry = kernel_.header.entry,
            .segments = kernel_.segments,
            .tls = {},
            .layout = {},
            .physical_memory_end = 0,
            .modules = modules_,
            .address_space = {.page_table_root = 0,
                              .handoff_page = handoff_page,
                              .stack_bottom = 0,
                              .other_stacks = {},
                              .no_execute = false},
            .physical = {.start = segments().front().virtual_address,
                         .copies = copies_,
                         .data_start = memory_.start,
                         .beside_firmware = beside_firmware_}};
  }

  const LoadPlan& plan_;
  bool beside_firmware_;
  LoaderMemory memory_;
  KernelFile kernel_ = {};
  std::uint64_t bytes_ = 0;  // where what the file has of the segments is
  std::span<PhysicalCopy> copies_;
  std::span<const std::uint64_t> modules_;
};

}  // namespace

Result<Placed> load_physical(const LoadPlan& plan, const MachineFacts& facts) {
  return Load(plan, facts).run();
}

}  // namespace slipway::loader
