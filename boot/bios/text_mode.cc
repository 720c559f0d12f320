#include "boot/bios/text_mode.h"

#include "boot/bios/bios_call.h"
#include "machine/vga_text.h"

namespace slipway::bios {

protocol::TextMode set_text_mode() {
  constexpr std::uint32_t kSetMode3 = 0x0003;  // AH=00h: set video mode
  call(Interrupt::kVideo, {.eax = kSetMode3});
  return {.buffer_physical = machine::vga::kTextBufferAddress,
          .columns = machine::vga::kColumns,
          .rows = machine::vga::kRows,
          .reserved = 0};
}

}  // namespace slipway::bios
