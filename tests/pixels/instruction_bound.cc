// SPDX-License-Identifier: Apache-2.0
// To redraw a screen costs at most 3 instructions a pixel of the cells that have changed, all that
// println() does for it included, and a println() of many lines is one redraw. QEMU runs this one
// so that the time-stamp counter counts instructions.
#include <slipway/kernel.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

SLIPWAY_KERNEL_REQUEST(.display = slipway::protocol::DisplayMode::kFramebuffer,
                       .framebuffer = {.width = WIDTH, .height = HEIGHT, .required = true});

namespace {

constexpr std::uint64_t kMostPerPixel = 3;
constexpr int kLineWidth = 80;

std::uint64_t now() {
  std::uint32_t low;
  std::uint32_t high;
  asm volatile("rdtsc" : "=a"(low), "=d"(high)::"memory");
  return std::uint64_t{high} << 32 | low;
}

// Lines of 80 characters, of which no two are alike.
char character_of(int line, int column) {
  return static_cast<char>('!' + (line * 31 + column * 7 + line * column % 11) % 93);
}

using Line = std::array<char, kLineWidth + 1>;

Line line_of(int number) {
  Line line;
  for (int column = 0; column < kLineWidth; ++column) {
    line[static_cast<std::size_t>(column)] = character_of(number, column);
  }
  line.back() = '\n';
  return line;
}

// Pixels of the cells that change when the screen's last line was `last` and `count` more come: all
// rows have one, since the last is not ended yet.
std::uint64_t changed_pixels(int last, int count) {
  const int rows = slipway::screen().rows();
  std::uint64_t cells = 0;
  for (int row = 0; row < rows; ++row) {
    for (int column = 0; column < kLineWidth; ++column) {
      const int before = last - row;
      cells += character_of(before, column) != character_of(before + count, column);
    }
  }
  return cells * 8 * 16 * SCALE * SCALE;
}

constinit int last_line = 0;

// Prints so many lines by one call, and gives the instructions that it takes.
std::uint64_t print_lines(int count) {
  static constinit std::array<char, 16 * (kLineWidth + 1)> buffer{};
  std::size_t size = 0;
  for (int i = 0; i < count; ++i) {
    for (const char character : line_of(++last_line)) {
      buffer[size++] = character;
    }
  }
  const std::string_view text(buffer.data(), size - 1);  // the end is println()'s
  const std::uint64_t before = now();
  slipway::println("{}", text);
  return now() - before;
}

}  // namespace

void kernel_main(const slipway::protocol::BootInfo& info) {
  using namespace slipway;
  ASSERT(info.framebuffer.width == WIDTH && info.framebuffer.height == HEIGHT);
  while (last_line <= screen().rows()) {
    (void)print_lines(16);
  }
  struct Result {
    int lines;
    std::uint64_t pixels;
    std::uint64_t instructions;
  };
  std::array<Result, 4> results{{{1, 0, 0}, {1, 0, 0}, {2, 0, 0}, {4, 0, 0}}};
  for (Result& result : results) {
    result.pixels = changed_pixels(last_line, result.lines);
    result.instructions = print_lines(result.lines);
  }
  std::uint64_t most = 0;  // hundredths of an instruction a pixel
  for (const Result& result : results) {
    const std::uint64_t hundredths = result.instructions * 100 / result.pixels;
    println("{} lines: {} pixels, {} instructions, {} hundredths a pixel", result.lines,
            result.pixels, result.instructions, hundredths);
    most = std::max(most, hundredths);
  }
  ASSERT(most > 10, "the counter does not count instructions");
  ASSERT(most <= kMostPerPixel * 100, "{} hundredths a pixel", most);
  println("the console keeps to its bound");
}
