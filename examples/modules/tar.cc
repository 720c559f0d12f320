// SPDX-License-Identifier: Apache-2.0
#include "tar.h"

#include <algorithm>
#include <cstddef>

namespace {

constexpr std::size_t kBlock = 512;

struct Header {
  char name[100];
  char mode_and_owner[24];
  char size[12];  // octal digits
};

std::size_t number(std::string_view octal) {
  std::size_t value = 0;
  for (const char digit : octal) {
    if (digit >= '0' && digit <= '7') {
      value = value * 8 + static_cast<std::size_t>(digit - '0');
    }
  }
  return value;
}

std::string_view up_to_zero(std::string_view text) {
  return text.substr(0, text.find('\0'));
}

}  // namespace

std::string_view find_in_tar(std::string_view archive, std::string_view name) {
  while (archive.size() >= kBlock && archive.front() != '\0') {
    const auto& header = *reinterpret_cast<const Header*>(archive.data());
    const std::size_t size = number({header.size, sizeof header.size});
    if (up_to_zero({header.name, sizeof header.name}) == name) {
      return archive.substr(kBlock, size);
    }
    const std::size_t blocks = (size + kBlock - 1) / kBlock;
    archive.remove_prefix(std::min(archive.size(), kBlock * (1 + blocks)));
  }
  return {};
}
