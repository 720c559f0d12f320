// SPDX-License-Identifier: Apache-2.0
// A machine's screen as a person sees it: text, or something else.
#ifndef SLIPWAY_IMAGE_RUNNER_SCREEN_SCREEN_H_
#define SLIPWAY_IMAGE_RUNNER_SCREEN_SCREEN_H_

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "image/runner/screen/color.h"
#include "image/runner/screen/picture.h"

namespace slipway::runner {

// One position of a text screen.
struct ScreenCell {
  char16_t character = u' ';
  Color foreground;
  Color background;

  bool operator==(const ScreenCell&) const = default;
};

// What stands in for a glyph that is none of the font's.
inline constexpr char16_t kUnknownCharacter = u'\uFFFD';

// What a text mode's memory holds, whether anybody can see it or not. It explains why a text is
// missing, and never decides whether it is.
struct VideoMemory {
  std::vector<std::string> shown_page;   // rows as UTF-8, without the blanks at their ends
  std::vector<std::string> other_pages;  // what lies before, beside and behind it
};

// Why no text was found in pixels, by a font that a test gives.
enum class GridFault {
  kNone,
  kNoGrid,     // nothing in the picture is a glyph of it
  kWrongFont,  // most of what is in the cells is none, wherever a grid is laid
  kTwoGrids,   // different texts are there, by where a grid is laid
};

struct Screen {
  enum class Kind {
    kNone,    // nobody saw a screen, or the machine has none
    kText,    // cells
    kPixels,  // a picture that is no text, or not in a font that is known
    kOff,     // switched off, whatever the picture is
  };

  static Screen of_text(std::size_t rows, std::size_t columns);
  // Text in a picture of `width` by `height` pixels.
  static Screen of_drawn_text(std::size_t rows, std::size_t columns, std::size_t width,
                              std::size_t height);
  static Screen of_pixels(std::size_t width, std::size_t height);

  const ScreenCell& cell(std::size_t row, std::size_t column) const {
    return cells[row * columns + column];
  }
  ScreenCell& cell(std::size_t row, std::size_t column) { return cells[row * columns + column]; }

  // The rows as UTF-8, without the blanks at their ends; none if this is no text.
  std::vector<std::string> rows() const;

  // The same with all their blanks.
  std::vector<std::string> whole_rows() const;

  // Of how many rows and columns the last holds a character that is no blank.
  std::size_t used_rows() const;
  std::size_t used_columns() const;

  // Whether a person sees the same text; the picture and video memory are left out.
  bool looks_like(const Screen& other) const;

  Kind kind = Kind::kNone;
  std::size_t row_count = 0;  // kText
  std::size_t columns = 0;
  std::vector<ScreenCell> cells;  // row by row
  bool is_drawn = false;          // kText: in pixels
  std::size_t width = 0;          // of what is pixels
  std::size_t height = 0;
  VideoMemory memory;
  GridFault grid_fault = GridFault::kNone;  // kPixels
  std::string grid_words;                   // more on it: the end of a sentence

  // What it was read from, without a text mode's cursor, which blinks; null where that is unknown.
  std::shared_ptr<const Picture> picture;
};

// A screen in words: "pixels (640 x 480)", "switched off".
std::string words_for(const Screen& screen);

// The text in a frame of lines; or a line that says what there is instead. Of what is larger than
// kFramedRows by kFramedColumns, the frame leaves out blanks at the lower and the right edge, and a
// line below it says so.
inline constexpr std::size_t kFramedRows = 25;
inline constexpr std::size_t kFramedColumns = 80;
std::string framed(const Screen& screen);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_SCREEN_SCREEN_H_
