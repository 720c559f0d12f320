// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/load.h"

#include <span>

#include "boot/loader/address_space.h"
#include "boot/loader/boot_info_writer.h"
#include "boot/loader/elf/kernel_bytes.h"
#include "boot/loader/elf/relocation.h"
#include "boot/loader/kernel_file.h"
#include "boot/loader/layout/request_check.h"
#include "boot/loader/layout/virtual_layout.h"
#include "boot/loader/memory/physical_map.h"
#include "boot/loader/module_loader.h"
#include "boot/loader/placement.h"

namespace slipway::loader {

namespace {

// The steps, in their order, and what they hand to each other.
class Load {
 public:
  explicit Load(const LoadRequest& request) : request_(request) {}

  Result<Handoff> run() {
    return read_headers()
        .and_then([&] { return choose_layout(); })
        .and_then(
            [&] { return place_segments(kernel_.segments.by_address(), request_.map, end()); })
        .and_then([&] { return build_tables(); })
        .and_then([&] { return fill_segments(); })
        .and_then([&] { return relocate(); })
        .and_then([&] { return read_modules(); })
        .and_then([&] { return write_info(); });
  }

 private:
  std::uint64_t end() const { return request_.reachable_end; }

  Result<void> read_headers() {
    return read_kernel_headers(request_.kernel, request_.map, request_.memory, end())
        .and_then([&](const KernelFile& kernel) {
          kernel_ = kernel;
          return check_request(request_.request, kernel.header, kernel.segments.by_address());
        });
  }

  Result<void> choose_layout() {
    return choose_virtual_layout({.request = request_.request,
                                  .segments = kernel_.segments.by_address(),
                                  .position_independent = kernel_.header.position_independent,
                                  .physical_memory_size = physical_map_end(request_.map),
                                  .framebuffer = request_.framebuffer,
                                  .random_seed = request_.random_seed})
        .transform([&](const VirtualLayout& layout) {
          layout_ = layout;
          shift(kernel_, layout.load_bias);
        });
  }

  Result<void> build_tables() {
    return build_address_space({.segments = kernel_.segments.by_address(),
                                .layout = layout_,
                                .stack_size = request_.request.stack_size,
                                .identity_map = request_.request.identity_map,
                                .framebuffer = request_.framebuffer,
                                .cpu = request_.cpu},
                               request_.map, request_.memory, end())
        .transform([&](const AddressSpace& address_space) { address_space_ = address_space; });
  }

  Result<void> fill_segments() {
    zero_segments(kernel_.segments.by_address(), request_.memory);
    return read_segments(kernel_.segments, request_.kernel, request_.memory);
  }

  Result<void> relocate() {
    if (kernel_.special.dynamic.size == 0) {
      return {};
    }
    return apply_relocations(
        KernelBytes::in_memory(kernel_.segments.by_address(), request_.memory, layout_.load_bias),
        kernel_.special.dynamic);
  }

  Result<void> read_modules() {
    return load_modules(request_.modules, request_.map, request_.memory, end())
        .transform(
            [&](std::span<const std::uint64_t> addresses) { module_addresses_ = addresses; });
  }

  Result<Handoff> write_info() {
    return write_boot_info(boot_info(),
                           {.segments = kernel_.segments,
                            .modules = request_.modules,
                            .module_addresses = module_addresses_,
                            .loader_name = request_.loader_name,
                            .loader_version = request_.loader_version,
                            .command_line = request_.command_line},
                           request_.map, request_.memory, end())
        .transform([&](std::uint64_t boot_info) {
          return Handoff{.page_table_root = address_space_.page_table_root,
                         .entry = kernel_.header.entry,
                         .stack_top = layout_.stack_bottom + request_.request.stack_size,
                         .boot_info = boot_info,
                         .page = address_space_.handoff_page,
                         .no_execute = request_.cpu.no_execute};
        });
  }

  // All but the lists.
  protocol::BootInfo boot_info() const {
    protocol::BootInfo info = {};
    info.magic = protocol::kMagic;
    info.major_version = protocol::kMajorVersion;
    info.minor_version = protocol::kMinorVersion;
    info.size = sizeof(info);
    info.firmware = request_.firmware;
    info.boot_drive = request_.boot_drive;
    info.kernel_entry = kernel_.header.entry;
    info.stack_bottom = layout_.stack_bottom;
    info.stack_size = request_.request.stack_size;
    info.physical_memory = {layout_.physical_memory_offset, physical_map_end(request_.map)};
    info.text_mode = request_.text_mode;
    info.framebuffer = request_.framebuffer;
    info.framebuffer.virtual_address = layout_.framebuffer;
    info.firmware_tables = request_.firmware_tables;
    info.tls = kernel_.special.tls;
    info.tls.virtual_start += info.tls.memory_size == 0 ? 0 : layout_.load_bias;
    info.kernel_load_bias = layout_.load_bias;
    info.recursive_entry = layout_.recursive_entry;
    info.identity_map = request_.request.identity_map ? 1 : 0;
    return info;
  }

  const LoadRequest& request_;
  KernelFile kernel_ = {};
  VirtualLayout layout_ = {};
  AddressSpace address_space_ = {};
  std::span<const std::uint64_t> module_addresses_;
};

}  // namespace

Result<Handoff> load(const LoadRequest& request) {
  return Load(request).run();
}

}  // namespace slipway::loader
