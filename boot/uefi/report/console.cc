// SPDX-License-Identifier: Apache-2.0
#include "boot/uefi/report/console.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "boot/uefi/efi/boot_services.h"
#include "boot/uefi/efi/device_path.h"

namespace slipway::uefi::console {
namespace {

// In pieces that fit into a buffer on the stack.
void write(efi::TextOutput& output, std::string_view text) {
  std::array<efi::Char16, 65> piece;
  while (!text.empty()) {
    std::size_t size = 0;
    for (; size < piece.size() - 1 && size < text.size(); ++size) {
      piece[size] = static_cast<unsigned char>(text[size]);
    }
    piece[size] = 0;
    output.output_string(&output, piece.data());
    text.remove_prefix(size);
  }
}

void write_line(efi::TextOutput& output, std::string_view text) {
  constexpr std::string_view kNewLine = "\r\n";
  for (const std::string_view part : {kNewLine, text, kNewLine}) {
    write(output, part);
  }
}

// The first PNP0501, a serial port that is compatible with a 16550A. The identifier is a compressed
// EISA type (UEFI 2.10, 10.3.3 "ACPI Device Path").
constexpr efi::AcpiDeviceNode kCom1 = {.node = {.type = efi::DevicePathNode::kAcpi,
                                                .sub_type = efi::DevicePathNode::kAcpiDevice,
                                                .length = {sizeof(efi::AcpiDeviceNode), 0}},
                                       .hardware_id = {0xD0, 0x41, 0x01, 0x05},
                                       .unique_id = {0, 0, 0, 0}};

// Whether the way to a device leads over COM1.
bool is_on_com1(const efi::DevicePathNode* node) {
  while (!node->is_end() && node->size() >= sizeof(efi::DevicePathNode)) {
    if (*node == kCom1.node && *reinterpret_cast<const efi::AcpiDeviceNode*>(node) == kCom1) {
      return true;
    }
    node = reinterpret_cast<const efi::DevicePathNode*>(  //
        reinterpret_cast<const std::byte*>(node) + node->size());
  }
  return false;
}

}  // namespace

void write_line(const efi::SystemTable& table, std::string_view text) {
  const efi::BootServices& services = *table.boot_services;
  std::uint64_t count = 0;
  efi::Handle* handles = nullptr;
  bool has_devices = false;
  if (!failed(services.locate_handle_buffer(efi::SearchType::kByProtocol, &efi::TextOutput::kGuid,
                                            nullptr, &count, &handles))) {
    for (const efi::Handle handle : std::span(handles, static_cast<std::size_t>(count))) {
      const auto* const path = efi::interface_on<efi::DevicePathNode>(services, handle);
      auto* const output = efi::interface_on<efi::TextOutput>(services, handle);
      // Without a way to it, it is no device, but stands for all that are consoles.
      if (path == nullptr || output == nullptr) {
        continue;
      }
      has_devices = true;
      if (!is_on_com1(path)) {
        write_line(*output, text);
      }
    }
    services.free_pool(handles);
  }
  if (!has_devices && table.console_out != nullptr) {
    write_line(*table.console_out, text);
  }
}

}  // namespace slipway::uefi::console
