// SPDX-License-Identifier: Apache-2.0
#include "image/builder/extras_check.h"

#include <algorithm>
#include <set>

#include "host/text/concat.h"

namespace slipway::image {
namespace {

bool is_control_character(char character) {
  const auto code = static_cast<unsigned char>(character);
  return code < 0x20 || code == 0x7F;
}

}  // namespace

std::optional<std::string> modules_fault(std::span<const ModuleOption> modules) {
  std::set<std::string> names;
  for (const auto& [name, file] : modules) {
    if (name.empty()) {
      return host::concat("the module ", file, " has no name: give it one");
    }
    if (name.size() > kMaxModuleNameSize) {
      return host::concat("the module name \"", name, "\" has ", name.size(), " bytes, more than ",
                          kMaxModuleNameSize, ": choose a shorter one");
    }
    if (std::ranges::any_of(name, is_control_character)) {
      return host::concat("the name of the module ", file,
                          " holds a control character: choose one that can be read");
    }
    if (!names.insert(name).second) {
      return host::concat("two modules are called \"", name,
                          "\": the kernel could not tell them apart; rename one");
    }
  }
  return std::nullopt;
}

std::optional<std::string> command_line_fault(const std::optional<std::string>& command_line) {
  if (!command_line || command_line->size() <= kMaxCommandLineSize) {
    return std::nullopt;
  }
  return host::concat("the command line has ", command_line->size(), " bytes, more than ",
                      kMaxCommandLineSize, ": give the kernel a module with the rest");
}

}  // namespace slipway::image
