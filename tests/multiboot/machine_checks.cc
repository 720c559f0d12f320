// SPDX-License-Identifier: Apache-2.0
#include "tests/multiboot/machine_checks.h"

#include <string_view>

#include "tests/multiboot/console.h"
#include "tests/multiboot/entry_state.h"

namespace multiboot {
namespace {

char large_bss[300'000];

// Section headers and symbols of either class (gABI), with addresses and sizes below 4 GiB.
struct Layout {
  std::size_t entry_size;
  std::size_t address;
  std::size_t size;
  std::size_t symbol_size;
  std::size_t symbol_value;
};
constexpr Layout kClass32 = {40, 12, 20, 16, 4};
constexpr Layout kClass64 = {64, 16, 32, 24, 8};

std::uint32_t number_at(const char* place) {
  return *reinterpret_cast<const std::uint32_t*>(place);
}

class SectionTable {
 public:
  explicit SectionTable(const Sections& sections)
      : sections_(sections),
        layout_(sections.entry_size == kClass32.entry_size ? kClass32 : kClass64) {}

  const Layout& layout() const { return layout_; }

  const char* header(std::uint32_t index) const {
    return sections_.table + index * layout_.entry_size;
  }
  std::uint32_t address(std::uint32_t index) const {
    return number_at(header(index) + layout_.address);
  }
  std::uint32_t size(std::uint32_t index) const { return number_at(header(index) + layout_.size); }
  const char* contents(std::uint32_t index) const {
    return reinterpret_cast<const char*>(address(index));
  }
  std::string_view name(std::uint32_t index) const {
    return contents(sections_.names_index) + number_at(header(index));
  }

  // Its number; 0, which is no section's, if there is none.
  std::uint32_t find(std::string_view wanted) const {
    for (std::uint32_t index = 1; index < sections_.count; ++index) {
      if (name(index) == wanted) {
        return index;
      }
    }
    return 0;
  }

 private:
  const Sections& sections_;
  const Layout& layout_;
};

std::uint32_t value_of_symbol(const SectionTable& table, std::string_view wanted) {
  const std::uint32_t symbols = table.find(".symtab");
  const std::uint32_t strings = table.find(".strtab");
  demand("there are symbols", symbols != 0 && table.address(symbols) != 0);
  demand("there are their names", strings != 0 && table.address(strings) != 0);
  for (std::uint32_t offset = 0; offset < table.size(symbols);
       offset += table.layout().symbol_size) {
    const char* const symbol = table.contents(symbols) + offset;
    if (table.contents(strings) + number_at(symbol) == wanted) {
      return number_at(symbol + table.layout().symbol_value);
    }
  }
  return 0;
}

std::uint8_t sum(const char* bytes, std::size_t size) {
  std::uint8_t result = 0;
  for (std::size_t i = 0; i < size; ++i) {
    result = static_cast<std::uint8_t>(result + static_cast<std::uint8_t>(bytes[i]));
  }
  return result;
}

}  // namespace

void check_framebuffer(const Framebuffer& framebuffer) {
  if (framebuffer.type == 2) {
    check_equal("the text's address", framebuffer.address, 0xB8000);
    check_equal("the text's pitch", framebuffer.pitch, 160);
    check_equal("the text's width", framebuffer.width, 80);
    check_equal("the text's height", framebuffer.height, 25);
    check_equal("the text's bits a character", framebuffer.bits_per_pixel, 16);
    return;
  }
  check_equal("the framebuffer's type", framebuffer.type, 1);
  check("a pixel has 24 or 32 bits",
        framebuffer.bits_per_pixel == 24 || framebuffer.bits_per_pixel == 32);
  check("a line is as long as its pixels",
        framebuffer.pitch >= framebuffer.width * framebuffer.bits_per_pixel / 8);
  check("the screen has a size", framebuffer.width >= 640 && framebuffer.height >= 400);
  const std::uint8_t* const colors = framebuffer.colors;
  check("colours have 8 bits", colors[1] == 8 && colors[3] == 8 && colors[5] == 8);
  check("colours are apart",
        colors[0] != colors[2] && colors[2] != colors[4] && colors[0] != colors[4]);
  auto* const last = reinterpret_cast<volatile std::uint8_t*>(
      framebuffer.address + framebuffer.pitch * (framebuffer.height - 1));
  *last = 0x5A;
  check("pixels can be written", *last == 0x5A);
}

void check_rsdp(const char* rsdp, std::size_t size) {
  check("the RSDP's mark", std::string_view(rsdp, 8) == "RSD PTR ");
  check_equal("the RSDP's sum", sum(rsdp, 20), 0);
  check_equal("the RSDP's whole sum", sum(rsdp, size), 0);
}

// DMTF DSP0134, section 6.1: the first is about the BIOS, and no smaller than its header.
void check_smbios_structures(const char* structures, std::size_t size) {
  check("SMBIOS has structures", size > 32);
  check("SMBIOS's first structure", structures[0] == 0 || structures[0] == 1);
  check("SMBIOS's first structure has a size", static_cast<std::uint8_t>(structures[1]) >= 0x12);
}

void check_sections(const Sections& sections) {
  demand("there are sections", sections.count > 4 && sections.names_index < sections.count);
  demand("section headers are of one of two kinds",
         sections.entry_size == kClass32.entry_size || sections.entry_size == kClass64.entry_size);
  const SectionTable table(sections);
  const std::uint32_t text = table.find(".text");
  demand("there is a section .text", text != 0);
  const auto main = reinterpret_cast<std::uintptr_t>(&kernel_main);
  check("the kernel's code is there",
        main >= table.address(text) && main - table.address(text) < table.size(text));
  check_equal("the symbol kernel_main", value_of_symbol(table, "kernel_main"), main);
}

bool is_bss_zero() {
  for (const char& byte : large_bss) {
    if (*static_cast<const volatile char*>(&byte) != 0) {
      return false;
    }
  }
  return true;
}

}  // namespace multiboot
