// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/load.h"

#include <algorithm>
#include <span>

#include "boot/loader/address_space.h"
#include "boot/loader/elf/kernel_bytes.h"
#include "boot/loader/elf/relocation.h"
#include "boot/loader/kernel_file.h"
#include "boot/loader/module_loader.h"
#include "boot/loader/placement.h"
#include "boot/loader/plan/plan_check.h"
#include "boot/loader/plan/virtual_layout.h"

namespace slipway::loader {

namespace {

// The steps, in their order, and what they hand to each other.
class Load {
 public:
  Load(const LoadPlan& plan, const MachineFacts& facts) : plan_(plan), facts_(facts) {}

  Result<Placed> run() {
    return read_headers()
        .and_then([&] { return choose_layout(); })
        .and_then([&] { return place_segments(segments(), plan_.contiguous, facts_.memory); })
        .and_then([&] { return build_tables(); })
        .and_then([&] { return fill_segments(); })
        .and_then([&] { return relocate(); })
        .and_then([&] { return read_modules(); })
        .transform([&] { return placed(); });
  }

 private:
  std::span<Segment> segments() const { return kernel_.segments.by_address(); }

  Result<void> read_headers() {
    return read_kernel_headers(*plan_.kernel, facts_.memory)
        .and_then([&](const KernelFile& kernel) {
          kernel_ = kernel;
          return check_plan(plan_, kernel.header, segments());
        });
  }

  Result<void> choose_layout() {
    return choose_virtual_layout({.plan = plan_,
                                  .segments = segments(),
                                  .position_independent = kernel_.header.position_independent,
                                  .physical_memory_size = mapped_memory_end(),
                                  .framebuffer = facts_.framebuffer,
                                  .random_seed = facts_.random_seed,
                                  .other_processors = other_processors()})
        .transform([&](const VirtualLayout& layout) {
          layout_ = layout;
          shift(kernel_, layout.load_bias);
        });
  }

  Result<void> build_tables() {
    return build_address_space({.segments = segments(),
                                .layout = layout_,
                                .plan = plan_,
                                .framebuffer = facts_.framebuffer,
                                .framebuffer_kind = facts_.framebuffer_kind,
                                .cpu = facts_.cpu,
                                .other_processors = other_processors()},
                               facts_.memory)
        .transform([&](const AddressSpace& address_space) {
          address_space_ = address_space;
          layout_.stack_bottom = address_space.stack_bottom;
        });
  }

  std::size_t other_processors() const {
    return facts_.processors.empty() ? 0 : facts_.processors.size() - 1;
  }

  Result<void> fill_segments() {
    zero_segments(segments(), facts_.memory.memory);
    return read_segments(kernel_.segments, *plan_.kernel, facts_.memory.memory);
  }

  Result<void> relocate() {
    if (kernel_.special.dynamic.size == 0) {
      return {};
    }
    return apply_relocations(
        KernelBytes::in_memory(segments(), facts_.memory.memory, layout_.load_bias),
        kernel_.special.dynamic);
  }

  Result<void> read_modules() {
    return load_modules(plan_.modules, facts_.memory)
        .transform([&](std::span<const std::uint64_t> addresses) { modules_ = addresses; });
  }

  Placed placed() const {
    TlsTemplate tls = kernel_.special.tls;
    tls.virtual_start += tls.memory_size == 0 ? 0 : layout_.load_bias;
    return {.entry = kernel_.header.entry,
            .segments = kernel_.segments,
            .tls = tls,
            .layout = layout_,
            .physical_memory_end = plan_.physical_memory.contents.end(facts_.memory.map),
            .modules = modules_,
            .address_space = address_space_};
  }

  std::uint64_t mapped_memory_end() const {
    const Framebuffer& pixels = facts_.framebuffer;
    return std::max({plan_.physical_memory.contents.end(facts_.memory.map),
                     plan_.identity_map.contents.end(facts_.memory.map),
                     plan_.all_in_physical_memory ? pixels.physical_address + pixels.size : 0});
  }

  const LoadPlan& plan_;
  const MachineFacts& facts_;
  KernelFile kernel_ = {};
  VirtualLayout layout_ = {};
  AddressSpace address_space_ = {};
  std::span<const std::uint64_t> modules_;
};

}  // namespace

Result<Placed> load(const LoadPlan& plan, const MachineFacts& facts) {
  return Load(plan, facts).run();
}

}  // namespace slipway::loader
