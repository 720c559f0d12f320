// SPDX-License-Identifier: Apache-2.0
#include "image/runner/options/attached_disk.h"

#include <algorithm>
#include <limits>
#include <optional>

#include "host/text/number.h"
#include "slipway/machine/numbers/units.h"

namespace slipway::runner {
namespace {

constexpr std::size_t kMaxNameSize = 20;  // of an ATA drive's serial number

constexpr bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_name(std::string_view text) {
  return !text.empty() && text.size() <= kMaxNameSize && is_letter(text.front()) &&
         text != "disk" && std::ranges::all_of(text, [](char c) {
           return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_';
         });
}

// "8M" as bytes.
std::optional<std::uint64_t> size_in(std::string_view text) {
  constexpr std::string_view kUnits = "KMG";
  std::size_t power = 0;
  if (!text.empty() && kUnits.contains(text.back())) {
    power = kUnits.find(text.back()) + 1;
    text.remove_suffix(1);
  }
  const auto number = host::number_in(text).value_or(0);
  if (number == 0) {
    return std::nullopt;
  }
  if (number > std::numeric_limits<std::int64_t>::max() >> power * 10) {
    return std::nullopt;
  }
  const std::uint64_t size = number << power * 10;
  if (size % machine::kSectorSize != 0) {
    return std::nullopt;
  }
  return size;
}

}  // namespace

host::Result<AttachedDisk> parse_attached_disk(std::string_view text) {
  std::string_view rest = text;
  const auto take_word = [&rest] {
    const std::string_view word = rest.substr(0, rest.find(','));
    rest.remove_prefix(std::min(rest.size(), word.size() + 1));
    return word;
  };

  AttachedDisk disk;
  disk.name = take_word();
  if (!is_name(disk.name)) {
    return host::failure(
        "\"", disk.name, "\" is no name of a disk: 1 to ", kMaxNameSize,
        " letters, digits, - and _, a letter first, and not \"disk\", which is the image");
  }
  while (!rest.empty()) {
    if (rest.starts_with("file=")) {
      disk.file = rest.substr(5);
      if (disk.file.empty()) {
        return host::failure("the file is missing");
      }
      break;
    }
    const std::string_view word = take_word();
    if (word.starts_with("bus=")) {
      disk.bus = word.substr(4);
    } else if (word == "read-only") {
      disk.read_only = true;
    } else if (word.starts_with("size=")) {
      const auto size = size_in(word.substr(5));
      if (!size) {
        return host::failure(
            "\"", word.substr(5),
            "\" is no size of a disk: a number of bytes, or with K, M or G, in whole "
            "sectors of ",
            machine::kSectorSize, " bytes");
      }
      disk.size = *size;
    } else {
      return host::failure("\"", word, "\" is none of bus=, read-only, size= and file=");
    }
  }
  if (disk.file.empty() == (disk.size == 0)) {
    return host::failure("a disk has either a file or a size");
  }
  return disk;
}

}  // namespace slipway::runner
