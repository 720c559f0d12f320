// SPDX-License-Identifier: Apache-2.0
#include "image/runner/screen/screen.h"

#include <algorithm>
#include <string_view>

#include "host/text/concat.h"
#include "host/text/utf8.h"

namespace slipway::runner {
namespace {

bool is_blank(const ScreenCell& cell) {
  return cell.character == u' ';
}

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

std::size_t Screen::used_rows() const {
  const auto last = std::ranges::find_last_if_not(cells, is_blank);
  return last.empty() ? 0 : static_cast<std::size_t>(last.begin() - cells.begin()) / columns + 1;
}

std::size_t Screen::used_columns() const {
  std::size_t used = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (!is_blank(cells[i])) {
      used = std::max(used, i % columns + 1);
    }
  }
  return used;
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
  const std::size_t rows = std::min(screen.row_count, std::max(kFramedRows, screen.used_rows()));
  const std::size_t columns =
      std::min(screen.columns, std::max(kFramedColumns, screen.used_columns()));
  const std::string edge = repeated("─", columns);
  std::string result = "┌" + edge + "┐\n";
  for (std::size_t row = 0; row < rows; ++row) {
    result += "│";
    for (std::size_t column = 0; column < columns; ++column) {
      host::append_utf8(result, screen.cell(row, column).character);
    }
    result += "│\n";
  }
  result += "└" + edge + "┘\n";
  if (rows < screen.row_count || columns < screen.columns) {
    result += host::concat("  (", columns, " x ", rows, " of ", words_for(screen),
                           "; the rest is blank)\n");
  }
  return result;
}

}  // namespace slipway::runner
