// SPDX-License-Identifier: Apache-2.0
#include "image/runner/verdict/unseen_text.h"

#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include "host/text/concat.h"

namespace slipway::runner {
namespace {

constexpr const char* kHidden = ": it is in video memory, but its colours or its glyphs hide it";

bool any_has(std::span<const std::string> lines, std::string_view text) {
  return std::ranges::any_of(lines, [text](std::string_view line) { return line.contains(text); });
}

std::string joined(std::span<const std::string> rows) {
  std::string text;
  for (const std::string& row : rows) {
    text += row;
  }
  return text;
}

// What is drawn in pixels, and is no text, or not all of it is.
std::string why_not_drawn(const Screen& screen) {
  const auto is_unknown = [](const ScreenCell& cell) {
    return cell.character == kUnknownCharacter;
  };
  const auto count = std::ranges::count_if(screen.cells, is_unknown);
  if (count != 0) {
    const auto first = static_cast<std::size_t>(std::ranges::find_if(screen.cells, is_unknown) -
                                                screen.cells.begin());
    return host::concat(": what is drawn in ", count, count == 1 ? " cell" : " cells",
                        " is no glyph of the font, first in row ", first / screen.columns + 1,
                        ", column ", first % screen.columns + 1, " (both counted from 1)");
  }
  const bool is_blank = std::ranges::all_of(
      screen.cells, [](const ScreenCell& cell) { return cell.character == u' '; });
  return is_blank ? host::concat(": the screen is blank (", screen.width, " x ", screen.height,
                                 " pixels)")
                  : "";
}

// Where video memory has the text, or how the picture has it.
std::string why_not_in_picture(const Screen& screen, std::string_view text) {
  const std::vector<std::string> rows = screen.whole_rows();
  // On the screen as well, but not where it was expected.
  if (any_has(rows, text)) {
    return "";
  }
  if (joined(rows).contains(text)) {
    return host::concat(
        ": it goes over the end of a row, and a text stands within one (this screen has ",
        screen.columns, " columns)");
  }
  if (any_has(screen.memory.shown_page, text)) {
    return kHidden;
  }
  if (any_has(screen.memory.other_pages, text)) {
    return ": it is on a page that is not shown";
  }
  return screen.is_drawn ? why_not_drawn(screen) : "";
}

}  // namespace

std::string why_not_seen(const Screen& screen, std::string_view text) {
  switch (screen.kind) {
    case Screen::Kind::kNone:
      return ": no screen was seen; on a machine that has none, expect the text by expect_console";
    case Screen::Kind::kText:
      return why_not_in_picture(screen, text);
    case Screen::Kind::kPixels:
      if (screen.grid_fault != GridFault::kNone) {
        return ": " + screen.grid_words;
      }
      if (any_has(screen.memory.shown_page, text)) {
        return kHidden;
      }
      return ": the screen shows " + words_for(screen) +
             ", and no text in the font of Slipway's console; name the font that the kernel draws "
             "with, by font, or expect the text on a console, by expect_console";
    case Screen::Kind::kOff:
      return ": the screen is switched off";
  }
  return "";
}

}  // namespace slipway::runner
