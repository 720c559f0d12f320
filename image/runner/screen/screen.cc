// SPDX-License-Identifier: Apache-2.0
#include "image/runner/screen/screen.h"

#include <string_view>

#include "host/text/concat.h"
#include "host/text/utf8.h"

namespace slipway::runner {
namespace {

std::string repeated(std::string_view text, std::size_t count) {
  std::string result;
  for (std::size_t i = 0; i < count; ++i) {
    result += text;
  }
  return result;
}

}  // namespace

Screen Screen::of_text(std::size_t rows, std::size_t columns) {
  Screen screen;
  screen.kind = Kind::kText;
  screen.row_count = rows;
  screen.columns = columns;
  screen.cells.resize(rows * columns);
  return screen;
}

Screen Screen::of_drawn_text(std::size_t rows, std::size_t columns, std::size_t width,
                             std::size_t height) {
  Screen screen = of_text(rows, columns);
  screen.is_drawn = true;
  screen.width = width;
  screen.height = height;
  return screen;
}

Screen Screen::of_pixels(std::size_t width, std::size_t height) {
  Screen screen;
  screen.kind = Kind::kPixels;
  screen.width = width;
  screen.height = height;
  return screen;
}

std::vector<std::string> Screen::rows() const {
  std::vector<std::string> rows = whole_rows();
  for (std::string& row : rows) {
    row.resize(row.find_last_not_of(' ') + 1);
  }
  return rows;
}

std::vector<std::string> Screen::whole_rows() const {
  std::vector<std::string> rows;
  for (std::size_t row = 0; row < row_count; ++row) {
    std::string& text = rows.emplace_back();
    for (std::size_t column = 0; column < columns; ++column) {
      host::append_utf8(text, cell(row, column).character);
    }
  }
  return rows;
}

bool Screen::looks_like(const Screen& other) const {
  return kind == other.kind && row_count == other.row_count && columns == other.columns &&
         cells == other.cells && is_drawn == other.is_drawn && width == other.width &&
         height == other.height;
}

std::string words_for(const Screen& screen) {
  switch (screen.kind) {
    case Screen::Kind::kNone:
      return "none";
    case Screen::Kind::kText:
      return host::concat("text (", screen.columns, " x ", screen.row_count,
                          screen.is_drawn ? ") in pixels" : ")");
    case Screen::Kind::kPixels:
      return host::concat("pixels (", screen.width, " x ", screen.height, ")");
    case Screen::Kind::kOff:
      return "switched off";
  }
  return "";
}

std::string framed(const Screen& screen) {
  if (screen.kind != Screen::Kind::kText) {
    return "  (" + words_for(screen) + ")\n";
  }
  const std::string edge = repeated("─", screen.columns);
  std::string result = "┌" + edge + "┐\n";
  for (std::size_t row = 0; row < screen.row_count; ++row) {
    result += "│";
    for (std::size_t column = 0; column < screen.columns; ++column) {
      host::append_utf8(result, screen.cell(row, column).character);
    }
    result += "│\n";
  }
  return result + "└" + edge + "┘\n";
}

}  // namespace slipway::runner
