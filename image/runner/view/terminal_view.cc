// SPDX-License-Identifier: Apache-2.0
#include "image/runner/view/terminal_view.h"

#include <algorithm>
#include <array>
#include <format>
#include <optional>
#include <string>
#include <vector>

#include "host/text/utf8.h"
#include "image/runner/qemu/screen_reader.h"
#include "image/runner/view/keyboard.h"
#include "image/runner/view/terminal.h"

namespace slipway::runner {
namespace {

// How often the screen is looked at. It gives no sign when it changes.
constexpr std::chrono::milliseconds kFramePeriod{50};

// The VGA counts blue as 1 and red as 4, ANSI the other way round.
constexpr std::array<int, 8> kAnsiColors = {0, 4, 2, 6, 1, 5, 3, 7};

// ANSI's number for the foreground that is nearest to a colour; the background's is 10 more.
int nearest_ansi(Color color) {
  const auto nearest = std::ranges::min_element(
      kVgaPalette, {}, [color](Color known) { return distance(color, known); });
  const auto number = static_cast<std::size_t>(nearest - kVgaPalette.begin());
  return kAnsiColors[number % 8] + (number < 8 ? 30 : 90);
}

std::string ansi(Color foreground, Color background) {
  return std::format("\x1b[{};{}m", nearest_ansi(foreground), nearest_ansi(background) + 10);
}

void send_keys(Qemu& qemu, std::string_view input) {
  for (const KeyChord& chord : keys_for(input)) {
    std::string keys;
    for (const std::string& key : chord) {
      if (!keys.empty()) {
        keys += ',';
      }
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
    return screen.looks_like(other.screen) && status == other.status &&
           size.rows == other.size.rows && size.columns == other.size.columns;
  }
};

// How many lines the screen takes.
std::size_t line_count(const Screen& screen) {
  return screen.kind == Screen::Kind::kText ? screen.row_count : 1;
}

// How many of them hold something; the rest is blank.
std::size_t used_rows(const Screen& screen) {
  return screen.kind == Screen::Kind::kText ? screen.used_rows() : 1;
}

// What the terminal has no room for, in words that begin with a blank; empty: nothing.
std::string left_out(const Screen& screen, std::size_t rows, std::size_t columns) {
  std::string words;
  if (const std::size_t used = used_rows(screen); used > rows) {
    words += std::format(" {} more rows below.", used - rows);
  }
  if (const std::size_t used = screen.used_columns(); used > columns) {
    words += std::format(" {} more columns to the right.", used - columns);
  }
  return words;
}

// The frame's lines, with the cursor left in the last one, which is the status.
std::string drawn(const Frame& frame) {
  const std::size_t rows =
      std::min(line_count(frame.screen), std::max<std::size_t>(frame.size.rows, 1) - 1);
  std::string status = left_out(frame.screen, rows, frame.size.columns) + frame.status;
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
  if (screen.kind != Screen::Kind::kText && rows > 0) {
    return ("The screen: " + words_for(screen) + ".").substr(0, columns) + "\r\n";
  }
  for (std::size_t row = 0; row < std::min(rows, screen.row_count); ++row) {
    std::string current;
    Color foreground;  // a blank goes on with that of the letter before it
    for (std::size_t column = 0; column < std::min(columns, screen.columns); ++column) {
      const ScreenCell& cell = screen.cell(row, column);
      if (cell.character != u' ') {
        foreground = cell.foreground;
      }
      const std::string colors = ansi(foreground, cell.background);
      if (current != colors) {
        result += colors;
      }
      current = colors;
      host::append_utf8(result, cell.character);
    }
    result += "\x1b[0m\r\n";
  }
  return result;
}

void show_in_terminal(Qemu& qemu, host::Signals& signals, bool has_debugger,
                      const std::function<std::string(const Qemu&)>& status) {
  Terminal terminal(signals);
  ScreenWatch watch;
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
    auto screen = has_debugger ? read_video_memory(qemu) : watch.look(qemu);
    if (screen) {
      frame.screen = std::move(*screen);
    }
    if (frame != last) {
      draw(drawn(frame));
      last = frame;
    }
    qemu.wait(Clock::now() + kFramePeriod, terminal.event_fd());
    send_keys(qemu, terminal.read_keys());
  }
  if (last) {
    const bool has_news = qemu.is_over() || qemu.is_with_firmware();
    draw(left_behind(*last, has_news ? status(qemu) : "The machine was still running."));
  }
}

}  // namespace slipway::runner
