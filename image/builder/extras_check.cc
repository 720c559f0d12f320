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

// What is wrong with a path, whose module has a fit name.
std::optional<std::string> path_fault(const ModuleOption& module) {
  const std::string path = path_of(module);
  if (!path.starts_with('/')) {
    return host::concat("the path \"", path, "\" of the module \"", module.name,
                        "\" does not begin with a slash: kernels are told paths from the root on");
  }
  if (path.size() > kMaxModulePathSize) {
    return host::concat("the path of the module \"", module.name, "\" has ", path.size(),
                        " bytes, more than ", kMaxModulePathSize, ": choose a shorter one");
  }
  if (std::ranges::any_of(path, is_control_character)) {
    return host::concat("the path of the module \"", module.name,
                        "\" holds a control character: choose one that can be read");
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> modules_fault(std::span<const ModuleOption> modules) {
  std::set<std::string> names;
  std::set<std::string> paths;
  for (const ModuleOption& module : modules) {
    const std::string& name = module.name;
    const std::string& file = module.file;
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
    if (auto fault = path_fault(module)) {
      return fault;
    }
    if (!paths.insert(path_of(module)).second) {
      return host::concat("two modules have the path \"", path_of(module),
                          "\": the kernel could not tell them apart; give one another");
    }
    if (module.string.size() > kMaxModuleStringSize) {
      return host::concat("the string of the module \"", name, "\" has ", module.string.size(),
                          " bytes, more than ", kMaxModuleStringSize,
                          ": put the rest into the module");
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

std::optional<std::string> command_line_room_fault(std::string_view command_line,
                                                   std::size_t longest) {
  if (command_line.size() <= longest) {
    return std::nullopt;
  }
  return host::concat("it has room for a command line of ", longest, " bytes, and the image's has ",
                      command_line.size(), ": shorten that");
}

}  // namespace slipway::image
