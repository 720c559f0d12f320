#include "image/runner/view/terminal_view.h"

#include <algorithm>
#include <array>
#include <format>
#include <optional>
#include <string>
#include <vector>

#include "image/runner/text/cp437.h"
#include "image/runner/view/keyboard.h"
#include "image/runner/view/terminal.h"

namespace slipway::runner {
namespace {

// How often the screen is read. Its memory gives no sign when it changes.
constexpr std::chrono::milliseconds kFramePeriod{50};

// The VGA counts blue as 1 and red as 4, ANSI the other way round.
constexpr std::array<int, 8> kAnsiColors = {0, 4, 2, 6, 1, 5, 3, 7};

std::string ansi(machine::vga::Attribute attribute) {
  const unsigned foreground = attribute.bits & 0x0F;
  const unsigned background = attribute.bits >> 4 & 0x07;  // bit 7 is for blinking
  return std::format("\x1b[{};{}m", kAnsiColors[foreground & 7] + (foreground & 8 ? 90 : 30),
                     kAnsiColors[background] + 40);
}

void send_keys(Qemu& qemu, std::string_view input) {
  for (const KeyChord& chord : keys_for(input)) {
    std::string keys;
    for (const std::string& key : chord) {
      if (!keys.empty()) keys += ',';
      keys += std::format(R"({{"type":"qcode","data":"{}"}})", key);
    }
    (void)qemu.execute("send-key", std::format("{{\"keys\":[{}]}}", keys));
  }
}

// What was drawn last, so that only changes are drawn.
struct Frame {
  Screen screen;
  std::string status;
  Terminal::Size size;

  bool operator==(const Frame& other) const {
    return screen == other.screen && status == other.status && size.rows == other.size.rows &&
           size.columns == other.size.columns;
  }
};

// How many rows of the screen hold something; the rest is blank.
std::size_t used_rows(const Screen& screen) {
  const std::vector<std::string> rows = screen.rows();
  std::size_t count = rows.size();
  while (count > 0 && rows[count - 1].empty()) --count;
  return count;
}

// The frame's lines, with the cursor left in the last one, which is the status.
std::string drawn(const Frame& frame) {
  const std::size_t rows = std::min(Screen::kRows, std::max<std::size_t>(frame.size.rows, 1) - 1);
  std::string status = frame.status;
  if (const std::size_t used = used_rows(frame.screen); used > rows) {
    status = std::format(" {} more rows below.", used - rows) + status;
  }
  status.resize(std::min(status.size(), frame.size.columns));
  return drawn(frame.screen, rows, frame.size.columns) + "\x1b[7m" + status + "\x1b[0m";
}

// What stays in the terminal: the screen without the blank rows at its end, and the last state.
std::string left_behind(const Frame& frame, const std::string& status) {
  const std::size_t rows = std::min(used_rows(frame.screen), frame.size.rows);
  return drawn(frame.screen, rows, frame.size.columns) + status + "\r\n";
}

}  // namespace

std::string drawn(const Screen& screen, std::size_t rows, std::size_t columns) {
  std::string result;
  for (std::size_t row = 0; row < std::min(rows, Screen::kRows); ++row) {
    std::optional<std::uint8_t> current;
    for (std::size_t column = 0; column < std::min(columns, Screen::kColumns); ++column) {
      const auto cell = screen.cell(row, column);
      if (current != cell.attribute().bits) result += ansi(cell.attribute());
      current = cell.attribute().bits;
      result += utf8_from_cp437(static_cast<std::uint8_t>(cell.character()));
    }
    result += "\x1b[0m\r\n";
  }
  return result;
}

void show_in_terminal(Qemu& qemu, Signals& signals,
                      const std::function<std::string(const Qemu&)>& status) {
  Terminal terminal(signals);
  std::optional<Frame> last;
  std::size_t lines = 0;
  const auto draw = [&](const std::string& text) {
    // Back to the first line of the previous frame, and over it.
    const std::string back = lines ? std::format("\x1b[{}A", lines) : "";
    terminal.write("\r" + back + "\x1b[J" + text);
    lines = static_cast<std::size_t>(std::ranges::count(text, '\n'));
  };
  while (!signals.asks_to_end() && !qemu.has_ended) {
    Frame frame{last ? last->screen : Screen(), " " + status(qemu) + " Ctrl-C quits. ",
                terminal.size()};
    if (const auto screen = qemu.read_screen()) frame.screen = *screen;
    if (frame != last) {
      draw(drawn(frame));
      last = frame;
    }
    qemu.wait(Clock::now() + kFramePeriod, terminal.event_fd());
    send_keys(qemu, terminal.read_keys());
  }
  if (last)
    draw(left_behind(*last, qemu.is_over() ? status(qemu) : "The machine was still running."));
}

}  // namespace slipway::runner
