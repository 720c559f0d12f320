// SPDX-License-Identifier: Apache-2.0
#include "boot/bios/report/console.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "boot/bios/real_mode/bios_call.h"
#include "boot/report/ports.h"
#include "slipway/machine/devices/vga_text.h"

namespace slipway::bios::console {
namespace {

constexpr std::string_view kNewLine = "\r\n";

constinit void (*restore_screen)() = nullptr;

// The BIOS's own output scrolls, moves the cursor and works in every text mode.
void put_on_screen(std::string_view text) {
  for (const char character : text) {
    const std::uint32_t teletype = 0x0E00 | static_cast<std::uint8_t>(character);
    const std::uint32_t page_0_light_gray = 0x0007;
    call(Interrupt::kVideo, {.eax = teletype, .ebx = page_0_light_gray});
  }
}

void write_line_to_screen(std::string_view text) {
  put_on_screen(kNewLine);
  std::size_t column = 0;
  while (!text.empty()) {
    // A word with the space behind it.
    const std::size_t size = std::min(text.find(' '), text.size() - 1) + 1;
    const std::string_view word = text.substr(0, size);
    if (column + size > machine::vga::kColumns) {
      put_on_screen(kNewLine);
      column = 0;
    }
    put_on_screen(word);
    column += size;
    text.remove_prefix(size);
  }
  put_on_screen(kNewLine);
}

}  // namespace

void restore_screen_by(void (*show_text)()) {
  restore_screen = show_text;
}

void write_line(std::string_view text) {
  report::write_line_to_ports(text);
  if (restore_screen != nullptr) {
    restore_screen();
  }
  restore_screen = nullptr;
  write_line_to_screen(text);
}

}  // namespace slipway::bios::console
