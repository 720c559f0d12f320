// SPDX-License-Identifier: Apache-2.0
// Says the file of the ramdisk that the command line names, and how large its modules are.
#include <slipway/kernel.h>

#include <cstddef>
#include <span>
#include <string_view>

#include "tar.h"

namespace {

using slipway::protocol::BootInfo;
using slipway::protocol::Module;

// What follows "NAME=" on the command line, up to the next blank.
std::string_view option(std::string_view command_line, std::string_view name) {
  const std::size_t start = command_line.find(name);
  if (start == std::string_view::npos) {
    return {};
  }
  const std::string_view value = command_line.substr(start + name.size());
  return value.substr(0, value.find(' '));
}

}  // namespace

void kernel_main(const BootInfo& info) {
  const std::string_view wanted = option(info.command_line, "greet=");
  for (const Module& module : std::span(info.modules, info.module_count)) {
    const std::string_view bytes(static_cast<const char*>(module.data), module.size);
    slipway::println("{}: {} bytes", module.name, bytes.size());
    if (std::string_view(module.name) == "initrd") {
      slipway::print("{}", find_in_tar(bytes, wanted));
    }
  }
}
