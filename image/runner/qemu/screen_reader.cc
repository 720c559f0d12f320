// SPDX-License-Identifier: Apache-2.0
#include "image/runner/qemu/screen_reader.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>

#include "host/files/shared_file.h"
#include "host/text/concat.h"
#include "image/runner/qemu/guest_ports.h"
#include "image/runner/screen/font_characters.h"
#include "image/runner/screen/picture.h"
#include "image/runner/screen/text_reader.h"
#include "image/runner/screen/vga_state.h"
#include "image/runner/text/json.h"
#include "slipway/machine/devices/vga_registers.h"
#include "slipway/machine/devices/vga_text.h"

namespace slipway::runner {
namespace {

using machine::Port;
using machine::vga::CrtRegister;
using machine::vga::GraphicsRegister;
using machine::vga::SequencerRegister;

using Bytes = host::Result<std::string>;

// How long the machine runs after a look, in times of what that took: a look stops it, and it
// should have most of its time for itself, on a busy host too.
constexpr int kRestPerLook = 4;

// What a picture does not show (a screen that is switched off) is found out once in this time.
constexpr std::chrono::seconds kReadingPeriod{1};

// What QEMU says of a machine without any display.
constexpr std::string_view kNoDisplay = "There is no console to take a screendump from";

// One of the VGA's controllers, with its index register put back at the end.
template <typename Register>
class Controller {
 public:
  Controller(GuestPorts& ports, Port index_port)
      : ports_(ports), index_port_(index_port), index_before_(ports.read8(index_port)) {}
  Controller(const Controller&) = delete;
  Controller& operator=(const Controller&) = delete;
  ~Controller() { ports_.write8(index_port_, index_before_); }

  std::uint8_t read(Register which) const {
    return ports_.read8(index_port_, static_cast<std::uint8_t>(which));
  }
  void write(Register which, std::uint8_t value) const {
    ports_.write8(index_port_, static_cast<std::uint8_t>(which));
    ports_.write8(index_port_ + 1, value);
  }

 private:
  GuestPorts& ports_;
  Port index_port_;
  std::uint8_t index_before_;
};

using Sequencer = Controller<SequencerRegister>;
using GraphicsController = Controller<GraphicsRegister>;
using CrtController = Controller<CrtRegister>;

// A register with another value, for a while.
template <typename Register>
class Changed {
 public:
  Changed(const Controller<Register>& controller, Register which, std::uint8_t value)
      : controller_(controller), which_(which), before_(controller.read(which)) {
    controller.write(which, value);
  }
  Changed(const Changed&) = delete;
  Changed& operator=(const Changed&) = delete;
  ~Changed() { controller_.write(which_, before_); }

 private:
  const Controller<Register>& controller_;
  Register which_;
  std::uint8_t before_;
};

Port crt_controller(bool is_monochrome) {
  return is_monochrome ? machine::vga::kMonochromeCrtControllerIndex
                       : machine::vga::kCrtControllerIndex;
}

// A stopped machine, looked at.
class Look {
 public:
  // `is_last`: the machine does not go on.
  Look(Qemu& qemu, host::SharedFile file, const PixelReading& pixels, bool is_last)
      : qemu_(qemu), file_(std::move(file)), pixels_(pixels), ports_(qemu), is_last_(is_last) {}

  host::Result<Screen> read();

 private:
  host::Result<Picture> picture();
  host::Result<Screen> read_vga(const Picture& picture);
  host::Result<Picture> picture_without_cursor();
  bool is_monochrome();
  VgaState vga_state(const Sequencer& sequencer, const GraphicsController& graphics);
  std::optional<std::uint8_t> attribute_address(bool is_monochrome);
  host::Result<std::array<Font, 2>> fonts(const VgaState& vga, const Sequencer& sequencer,
                                          const GraphicsController& graphics);
  Bytes memory(std::uint64_t address, std::size_t size);

  Qemu& qemu_;
  host::SharedFile file_;
  const PixelReading& pixels_;
  GuestPorts ports_;
  bool is_last_;
};

Bytes saved_picture(Qemu& qemu, host::SharedFile& file) {
  const auto done =
      qemu.execute("screendump", host::concat(R"({"filename":)", quoted_json(file.path()), "}"));
  if (!done) {
    return std::unexpected(done.error());
  }
  return file.take();
}

Bytes saved_memory(Qemu& qemu, host::SharedFile& file, std::uint64_t address, std::size_t size) {
  const auto done =
      qemu.execute("pmemsave", host::concat(R"({"val":)", address, R"(,"size":)", size,
                                            R"(,"filename":)", quoted_json(file.path()), "}"));
  if (!done) {
    return std::unexpected(done.error());
  }
  auto bytes = file.take();
  if (bytes && bytes->size() != size) {
    return host::failure("QEMU gave ", bytes->size(), " of ", size, " bytes of video memory");
  }
  return bytes;
}

host::Result<Screen> Look::read() {
  auto picture = this->picture();
  if (!picture && picture.error().starts_with(kNoDisplay)) {
    return Screen();
  }
  if (!picture) {
    return std::unexpected(picture.error());
  }
  auto screen = read_vga(*picture);
  if (screen && !ports_.problem().empty()) {
    return std::unexpected(ports_.problem());
  }
  if (screen && screen->picture == nullptr) {
    screen->picture = std::make_shared<const Picture>(std::move(*picture));
  }
  return screen;
}

host::Result<Picture> Look::picture() {
  return saved_picture(qemu_, file_).and_then(parse_ppm);
}

host::Result<Screen> Look::read_vga(const Picture& picture) {
  const Sequencer sequencer(ports_, machine::vga::kSequencerIndex);
  const GraphicsController graphics(ports_, machine::vga::kGraphicsControllerIndex);
  const bool has_vga = ports_.read8(machine::vga::kMiscellaneousOutput) != 0xFF ||
                       sequencer.read(SequencerRegister::kClockingMode) != 0xFF;
  if (!has_vga) {
    return pixels_(picture);
  }

  const VgaState vga = vga_state(sequencer, graphics);
  Screen screen;
  if (!vga.is_graphics_mode()) {
    const VgaState::Window window = vga.text_window();
    const Bytes cells = memory(window.address, window.size);
    if (!cells) {
      return std::unexpected(cells.error());
    }
    const auto loaded = fonts(vga, sequencer, graphics);
    if (!loaded) {
      return std::unexpected(loaded.error());
    }

    const std::size_t rows = picture.height() / vga.cell_height();
    TextMode mode;
    mode.columns = vga.columns();
    mode.cell_height = vga.cell_height();
    mode.cursor = vga.cursor();
    mode.memory = shown_cells(vga, *cells, rows);
    mode.fonts = *loaded;
    screen = read_text(picture, mode);
    screen.memory = video_memory(vga, *cells, rows);
  }
  if (screen.kind != Screen::Kind::kText) {
    VideoMemory memory = std::move(screen.memory);
    screen = pixels_(picture);
    screen.memory = std::move(memory);
  }
  if (!vga.is_graphics_mode() && vga.cursor()) {
    auto without_cursor = picture_without_cursor();
    if (!without_cursor) {
      return std::unexpected(without_cursor.error());
    }
    screen.picture = std::make_shared<const Picture>(std::move(*without_cursor));
  }
  if (vga.is_switched_off()) {
    Screen off;
    off.kind = Screen::Kind::kOff;
    off.memory = std::move(screen.memory);
    off.picture = std::move(screen.picture);
    screen = std::move(off);
  }
  return screen;
}

host::Result<Picture> Look::picture_without_cursor() {
  constexpr std::uint8_t kNoCursor = 1 << 5;
  const CrtController crt(ports_, crt_controller(is_monochrome()));
  const Changed cursor_start(crt, CrtRegister::kCursorStart, kNoCursor);
  return picture();
}

bool Look::is_monochrome() {
  return (ports_.read8(machine::vga::kMiscellaneousOutput) & 1) == 0;
}

VgaState Look::vga_state(const Sequencer& sequencer, const GraphicsController& graphics) {
  const bool is_monochrome = this->is_monochrome();
  const CrtController crt(ports_, crt_controller(is_monochrome));
  const auto pair = [&crt](CrtRegister high, CrtRegister low) {
    return static_cast<std::uint16_t>(crt.read(high) << 8 | crt.read(low));
  };
  VgaState vga;
  vga.reset = sequencer.read(SequencerRegister::kReset);
  vga.clocking_mode = sequencer.read(SequencerRegister::kClockingMode);
  vga.character_map_select = sequencer.read(SequencerRegister::kCharacterMapSelect);
  vga.graphics_miscellaneous = graphics.read(GraphicsRegister::kMiscellaneous);
  vga.horizontal_display_end = crt.read(CrtRegister::kHorizontalDisplayEnd);
  vga.maximum_scan_line = crt.read(CrtRegister::kMaximumScanLine);
  vga.cursor_start = crt.read(CrtRegister::kCursorStart);
  vga.cursor_end = crt.read(CrtRegister::kCursorEnd);
  vga.start_address = pair(CrtRegister::kStartAddressHigh, CrtRegister::kStartAddressLow);
  vga.cursor_location = pair(CrtRegister::kCursorHigh, CrtRegister::kCursorLow);
  vga.offset = crt.read(CrtRegister::kOffset);
  vga.mode_control = crt.read(CrtRegister::kModeControl);
  vga.attribute_address = attribute_address(is_monochrome);
  return vga;
}

// The port gives the address while it waits for one, and 0 while it waits for data. Which of the
// two it is can only be told, where it gives 0, by making it wait for an address: a guest that goes
// on would notice, and the picture is black without a palette whether we know why or not.
std::optional<std::uint8_t> Look::attribute_address(bool is_monochrome) {
  const std::uint8_t address = ports_.read8(machine::vga::kAttributeController);
  if (address != 0) {
    return address;
  }
  if (!is_last_) {
    return std::nullopt;
  }
  (void)ports_.read8(is_monochrome ? machine::vga::kMonochromeInputStatus
                                   : machine::vga::kInputStatus);
  return ports_.read8(machine::vga::kAttributeController);
}

// The fonts are in plane 2. It is read as the processor would: plane by plane (memory mode), from
// the third of them (read map), as it is (mode 0), at 0xA0000. That fills the adapter's latches,
// which cannot be put back: only a guest that copies fonts just now could have something in them.
host::Result<std::array<Font, 2>> Look::fonts(const VgaState& vga, const Sequencer& sequencer,
                                              const GraphicsController& graphics) {
  constexpr std::uint64_t kAddress = 0xA0000;
  constexpr std::uint8_t kAllMemoryPlaneByPlane = 0x06;
  constexpr std::uint8_t kAt0xA0000 = 0x04;
  const Changed memory_mode(sequencer, SequencerRegister::kMemoryMode, kAllMemoryPlaneByPlane);
  const Changed read_map(graphics, GraphicsRegister::kReadMapSelect, std::uint8_t{2});
  const Changed mode(graphics, GraphicsRegister::kMode, std::uint8_t{0});
  const Changed window(graphics, GraphicsRegister::kMiscellaneous, kAt0xA0000);
  const auto [first, second] = vga.font_offsets();
  const Bytes first_font = memory(kAddress + first, Font::kBytes);
  const Bytes second_font = second == first ? first_font : memory(kAddress + second, Font::kBytes);
  if (!first_font) {
    return std::unexpected(first_font.error());
  }
  if (!second_font) {
    return std::unexpected(second_font.error());
  }
  return std::array{Font(*first_font), Font(*second_font)};
}

Bytes Look::memory(std::uint64_t address, std::size_t size) {
  return saved_memory(qemu_, file_, address, size);
}

bool is_running(Qemu& qemu) {
  const auto answer = qemu.execute("human-monitor-command", R"({"command-line":"info status"})");
  return answer && answer->contains("running");
}

}  // namespace

host::Result<Screen> read_screen(Qemu& qemu, const PixelReading& pixels) {
  auto file = host::SharedFile::make();
  if (!file) {
    return std::unexpected(file.error());
  }
  const bool was_running = is_running(qemu);
  if (was_running) {
    (void)qemu.execute("stop");
  }
  auto screen = Look(qemu, std::move(*file), pixels, !was_running).read();
  // A reset or an exit on its way while we looked is the machine's end: it stays as it is.
  if (was_running && !qemu.is_over()) {
    (void)qemu.execute("cont");
  }
  return screen;
}

host::Result<Screen> ScreenWatch::look(Qemu& qemu) {
  const auto start = Clock::now();
  if (screen_ && start < next_look_) {
    return *screen_;
  }

  auto file = host::SharedFile::make();
  if (!file) {
    return std::unexpected(file.error());
  }
  auto picture = saved_picture(qemu, *file);
  if (screen_ && picture && *picture == picture_ && start < next_reading_) {
    return *screen_;
  }

  auto screen = read_screen(qemu, pixels_);
  if (!screen) {
    return screen;
  }
  picture_ = picture ? std::move(*picture) : "";
  screen_ = *screen;
  const auto end = Clock::now();
  next_look_ = end + kRestPerLook * (end - start);
  next_reading_ = end + kReadingPeriod;
  return screen;
}

host::Result<Screen> read_video_memory(Qemu& qemu) {
  auto file = host::SharedFile::make();
  if (!file) {
    return std::unexpected(file.error());
  }
  Screen screen = Screen::of_text(machine::vga::kRows, machine::vga::kColumns);
  const auto memory =
      saved_memory(qemu, *file, machine::vga::kTextBufferAddress, 2 * screen.cells.size());
  if (!memory) {
    return std::unexpected(memory.error());
  }
  for (std::size_t i = 0; i < screen.cells.size(); ++i) {
    const auto byte = [&memory](std::size_t at) {
      return static_cast<std::uint8_t>((*memory)[at]);
    };
    const std::uint8_t attribute = byte(2 * i + 1);
    screen.cells[i] = {font_character(byte(2 * i)), kVgaPalette[attribute & 0x0F],
                       kVgaPalette[attribute >> 4]};
  }
  return screen;
}

}  // namespace slipway::runner
