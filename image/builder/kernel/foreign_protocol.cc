// SPDX-License-Identifier: Apache-2.0
#include "image/builder/kernel/foreign_protocol.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

#include "boot/loader/elf/elf.h"
#include "host/text/concat.h"
#include "image/builder/kernel/elf_note.h"

namespace slipway::image {
namespace {

namespace elf = loader::elf;

using Bytes = std::span<const std::byte>;

// What was found, and where; nothing where there is no mark.
using Mark = std::optional<std::string>;

// The number at `offset`, little endian, or nothing where it does not lie inside.
template <typename Number>
std::optional<Number> number_at(Bytes bytes, std::uint64_t offset) {
  if (offset > bytes.size() || bytes.size() - offset < sizeof(Number)) {
    return std::nullopt;
  }
  Number number;
  std::memcpy(&number, bytes.subspan(offset).data(), sizeof number);
  return number;
}

std::string hexadecimal(std::uint64_t number) {
  std::array<char, 18> text = {'0', 'x'};
  const auto end = std::to_chars(text.begin() + 2, text.end(), number, 16).ptr;
  return {text.begin(), end};
}

std::string place(const ElfFile& file, std::uint64_t address) {
  const Section* const section = file.section_at(address);
  return host::concat(" at ", hexadecimal(address),
                      section == nullptr ? "" : host::concat(" in section ", section->name));
}

// stivale2 specification, "Kernel": the loader looks for a section of this name.
Mark find_stivale2(const ElfFile& file) {
  constexpr std::string_view kSection = ".stivale2hdr";
  if (file.sections_named(kSection).empty()) {
    return std::nullopt;
  }
  return host::concat("a section ", kSection);
}

// The addresses of the symbols called `name`, which need not be in a section.
std::vector<std::uint64_t> addresses_of(const ElfFile& file, std::string_view name) {
  const auto tables = file.sections_named(".symtab");
  const auto strings = file.sections_named(".strtab");
  if (tables.empty() || strings.empty()) {
    return {};
  }
  const Bytes symbols = file.section_bytes(*tables.front()).value_or(Bytes());
  const Bytes names = file.section_bytes(*strings.front()).value_or(Bytes());
  const std::string_view text(reinterpret_cast<const char*>(names.data()), names.size());
  std::vector<std::uint64_t> addresses;
  for (std::uint64_t offset = 0; const auto symbol = number_at<elf::Symbol>(symbols, offset);
       offset += sizeof(elf::Symbol)) {
    if (symbol->name >= text.size()) {
      continue;
    }
    const std::string_view rest = text.substr(symbol->name);
    if (rest.starts_with(name) && rest.substr(name.size()).starts_with('\0')) {
      addresses.push_back(symbol->value);
    }
  }
  return addresses;
}

// BOOTBOOT specification, "Kernel Format" and "Protocol Levels": its loaders map two pages in the
// last GiB, to which the symbols `bootboot` and `environment` point. A loader of level 1 reads no
// symbols: these pages and the kernel behind them have fixed addresses.
Mark find_bootboot(const ElfFile& file) {
  constexpr std::uint64_t kLastGib = 0xFFFF'FFFF'C000'0000;
  constexpr std::uint64_t kPage = 4096;
  constexpr std::uint64_t kLevel1Kernel = 0xFFFF'FFFF'FFE0'2000;
  const auto is_page = [&](std::uint64_t address) {
    return address >= kLastGib && address % kPage == 0;
  };
  const auto points_to_page = [&](std::string_view symbol) {
    return std::ranges::any_of(addresses_of(file, symbol), is_page);
  };
  if (points_to_page("bootboot") && points_to_page("environment")) {
    return "the symbols bootboot and environment on pages of their own";
  }
  for (const auto& segment : file.program_headers()) {
    if (segment.type == elf::SegmentType::kLoad && segment.virtual_address == kLevel1Kernel) {
      return host::concat("a segment", place(file, kLevel1Kernel));
    }
  }
  return std::nullopt;
}

// Xen, public/elfnote.h, and docs/misc/pvh.pandoc, "x86/HVM direct boot ABI": the note of owner
// "Xen" and type XEN_ELFNOTE_PHYS32_ENTRY has the entry point, in 32-bit mode without pages.
Mark find_pvh(const ElfFile& file) {
  constexpr std::uint32_t kPhysicalEntry = 18;
  if (const auto offset = find_note(file.bytes(), "Xen", kPhysicalEntry)) {
    return host::concat("a note \"Xen\" of type 18 at offset ", hexadecimal(*offset),
                        " of the file");
  }
  return std::nullopt;
}

Mark find(ForeignProtocol protocol, const ElfFile& file) {
  switch (protocol) {
    case ForeignProtocol::kStivale2:
      return find_stivale2(file);
    case ForeignProtocol::kBootboot:
      return find_bootboot(file);
    case ForeignProtocol::kPvh:
      return find_pvh(file);
  }
  return std::nullopt;
}

bool is_elf64(const elf::FileHeader& header) {
  return std::ranges::equal(elf::kMagic, std::span(header.identification).first<4>()) &&
         header.identification[elf::kClassIndex] == elf::kClass64;
}

}  // namespace

std::optional<ForeignProtocolError> find_foreign_protocol(const ElfFile& file) {
  for (const ForeignProtocol protocol : kForeignProtocols) {
    if (auto mark = find(protocol, file)) {
      return ForeignProtocolError{protocol, std::move(*mark), is_elf64(file.header())};
    }
  }
  return std::nullopt;
}

}  // namespace slipway::image
