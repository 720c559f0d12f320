// SPDX-License-Identifier: Apache-2.0
// Lists an initrd in both formats, read as their standards say: the same entries in the same order,
// with nothing of the machine that built them.
#include <cstdint>
#include <span>
#include <string_view>

#include <slipway/kernel.h>

namespace {

using slipway::protocol::BootInfo;
using slipway::protocol::Module;

struct Entry {
  std::string_view name;
  std::uint64_t mode;  // the lower nine bits
  bool is_folder;
  std::string_view contents;
};

// The order of the archive.
constexpr Entry kEntries[] = {
    {"bin/", 0755, true, ""},
    {"bin/run", 0755, false, "ab\n"},
    {"etc/", 0755, true, ""},
    {"etc/a name=#1", 0644, false, "Hello from a file"},
    {"etc/deep/", 0755, true, ""},
    {"etc/deep/empty", 0644, false, ""},
    {"etc/deep/same", 0644, false, "Hello from a file"},
    {"top", 0644, false, "Hello from a file"},
};

std::uint64_t number(std::string_view digits, unsigned base) {
  std::uint64_t value = 0;
  for (const char digit : digits) {
    if (digit == ' ' || digit == '\0') {
      break;
    }
    const unsigned as_number = digit <= '9'   ? static_cast<unsigned>(digit - '0')
                               : digit <= 'F' ? static_cast<unsigned>(digit - 'A' + 10)
                                              : static_cast<unsigned>(digit - 'a' + 10);
    ASSERT(as_number < base, "a digit {}", as_number);
    value = value * base + as_number;
  }
  return value;
}

std::string_view up_to_null(std::string_view field) {
  return field.substr(0, field.find('\0'));
}

std::string_view text_of(const Module& module) {
  return {static_cast<const char*>(module.data), module.size};
}

void check(std::string_view kind, std::size_t index, const Entry& entry) {
  ASSERT(index < std::size(kEntries), "{} entries", index + 1);
  const Entry& expected = kEntries[index];
  slipway::println("{}: {} {:o} {} bytes", kind, entry.name, entry.mode, entry.contents.size());
  ASSERT(entry.name == expected.name);
  ASSERT(entry.mode == expected.mode);
  ASSERT(entry.is_folder == expected.is_folder);
  ASSERT(entry.contents == expected.contents);
}

// POSIX.1-2017, pax, "ustar Interchange Format".
void read_tar(std::string_view archive) {
  constexpr std::size_t kBlock = 512;
  ASSERT(archive.size() % kBlock == 0);
  std::size_t index = 0;
  while (archive[0] != '\0') {
    const std::string_view header = archive.substr(0, kBlock);
    ASSERT(header.substr(257, 8) == std::string_view("ustar\00000", 8));
    std::uint64_t sum = 8 * ' ';  // the checksum's own field counts as blanks
    for (std::size_t i = 0; i < kBlock; ++i) {
      if (i < 148 || i >= 156) {
        sum += static_cast<unsigned char>(header[i]);
      }
    }
    ASSERT(number(header.substr(148, 8), 8) == sum);
    ASSERT(number(header.substr(108, 8), 8) == 0, "uid");
    ASSERT(number(header.substr(116, 8), 8) == 0, "gid");
    ASSERT(number(header.substr(136, 12), 8) == 0, "time");
    ASSERT(up_to_null(header.substr(265, 32)) == "root");
    ASSERT(up_to_null(header.substr(297, 32)) == "root");
    const std::uint64_t size = number(header.substr(124, 12), 8);
    check("tar", index++,
          {up_to_null(header.substr(0, 100)), number(header.substr(100, 8), 8) & 0777,
           header[156] == '5', archive.substr(kBlock, size)});
    archive.remove_prefix(kBlock + (size + kBlock - 1) / kBlock * kBlock);
  }
  ASSERT(index == std::size(kEntries));
  ASSERT(archive.size() >= 2 * kBlock, "two blocks of zeroes end it");
}

// Linux, Documentation/driver-api/early-userspace/buffer-format.rst: 13 numbers of 8 hexadecimal
// digits.
void read_cpio(std::string_view archive) {
  constexpr std::size_t kHeader = 110;
  const auto padded = [](std::uint64_t size) { return (size + 3) & ~std::uint64_t{3}; };
  for (std::size_t index = 0;; ++index) {
    ASSERT(archive.substr(0, 6) == "070701");
    const auto field = [archive](std::size_t place) {
      return number(archive.substr(6 + 8 * place, 8), 16);
    };
    const std::uint64_t name_size = field(11);
    const std::uint64_t size = field(6);
    const std::string_view name = up_to_null(archive.substr(kHeader, name_size));
    if (name == "TRAILER!!!") {
      ASSERT(index == std::size(kEntries));
      return;
    }
    ASSERT(field(0) == index + 1, "inode");
    ASSERT(field(2) == 0, "uid");
    ASSERT(field(3) == 0, "gid");
    ASSERT(field(4) <= 1, "links");
    ASSERT(field(5) == 0, "time");
    const std::uint64_t mode = field(1);
    const std::uint64_t begin = padded(kHeader + name_size);
    check("cpio", index,
          {name, mode & 0777, (mode & 0170000) == 0040000, archive.substr(begin, size)});
    archive.remove_prefix(padded(begin + size));
  }
}

}  // namespace

void kernel_main(const BootInfo& info) {
  const std::span modules(info.modules, info.module_count);
  ASSERT(modules.size() == 2);
  ASSERT(std::string_view(modules[0].name) == "tar");
  read_tar(text_of(modules[0]));
  read_cpio(text_of(modules[1]));
  slipway::println("both archives are whole");
}
