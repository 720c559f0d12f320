// SPDX-License-Identifier: Apache-2.0
#include "boot/protocol/limine/internal_modules.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "boot/loader/elf/kernel_bytes.h"
#include "boot/protocol/limine/abi.h"
#include "boot/protocol/limine/kernel_pointers.h"
#include "boot/protocol/limine/request_error.h"

namespace slipway::protocol::limine {
namespace {

using loader::KernelBytes;
using loader::Result;

constexpr std::size_t kLongestPath = 255;
constexpr std::size_t kLongestString = 4095;

// The text that begins at `address`; nothing if it does not end within `longest` bytes.
std::optional<std::string> text_at(const KernelBytes& kernel, std::uint64_t address,
                                   std::size_t longest) {
  std::string text;
  while (text.size() <= longest) {
    const auto character = kernel.read<char>(address + text.size());
    if (!character) {
      return std::nullopt;
    }
    if (*character == '\0') {
      return text;
    }
    text += *character;
  }
  return std::nullopt;
}

// Paths are relative to the kernel's folder, which is the root. Empty where it names no file.
std::string from_root(std::string_view path) {
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    const std::string_view part = path.substr(0, path.find('/'));
    path.remove_prefix(std::min(path.size(), part.size() + 1));
    if (part == ".." && !parts.empty()) {
      parts.pop_back();
    } else if (!part.empty() && part != "." && part != "..") {
      parts.push_back(part);
    }
  }
  std::string whole;
  for (const std::string_view part : parts) {
    whole += '/';
    whole += part;
  }
  return whole;
}

std::optional<protocol::InternalModule> read(const KernelBytes& kernel,
                                             const KernelPointers& pointers,
                                             std::uint64_t address) {
  const auto module = kernel.read<limine::InternalModule>(address);
  const auto path = pointers.at(address + offsetof(limine::InternalModule, path));
  const auto string = pointers.at(address + offsetof(limine::InternalModule, text));
  if (!module || !path || !string) {
    return std::nullopt;
  }
  const auto path_text = text_at(kernel, *path, kLongestPath);
  // Older kernels may have none.
  const auto text = pointers.is_null(address + offsetof(limine::InternalModule, text))
                        ? std::optional<std::string>("")
                        : text_at(kernel, *string, kLongestString);
  if (!path_text || !text) {
    return std::nullopt;
  }
  const std::string whole_path = from_root(*path_text);
  if (whole_path.empty()) {
    return std::nullopt;
  }
  return protocol::InternalModule{.path = whole_path,
                                  .string = *text,
                                  .required = (module->flags & kRequiredModule) != 0,
                                  .unpacked = (module->flags & kCompressedModule) != 0};
}

}  // namespace

Result<std::vector<protocol::InternalModule>> find_internal_modules(const SearchedKernel& searched,
                                                                    std::uint64_t address) {
  std::vector<protocol::InternalModule> modules;
  const KernelBytes kernel = KernelBytes::in_file(searched.segments, searched.file);
  const auto request = kernel.read<ModulesRequest>(address);
  // Revision 0 ends before them.
  if (!request || request->request.revision < 1 || request->internal_count == 0) {
    return modules;
  }
  const KernelPointers pointers(kernel, searched);
  const auto list = pointers.at(address + offsetof(ModulesRequest, internal_modules));
  for (std::uint64_t i = 0; i < request->internal_count; ++i) {
    const std::uint64_t place = list.value_or(0) + i * sizeof(Address);
    const auto pointer = list ? pointers.at(place) : std::nullopt;
    auto module = pointer ? read(kernel, pointers, *pointer) : std::nullopt;
    if (!module) {
      return refuse(RequestError::kInternalModule, {i + 1, pointer.value_or(place)});
    }
    modules.push_back(std::move(*module));
  }
  return modules;
}

}  // namespace slipway::protocol::limine
