// SPDX-License-Identifier: Apache-2.0
#include "image/runner/screen/grid_finder.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <numeric>
#include <string>
#include <vector>

#include "host/text/concat.h"
#include "image/runner/screen/pixel_reader.h"

namespace slipway::runner {
namespace {

constexpr std::size_t kLargestScale = 8;
constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();

// A place for a grid is given up when so many more cells have no glyph than have one.
constexpr std::size_t kGivenUp = 12;

// Where neighbouring pixels differ, counted so that a rectangle costs four look-ups.
class Edges {
 public:
  explicit Edges(const Picture& picture)
      : width_(picture.width() + 1),
        across_(width_ * (picture.height() + 1)),
        down_(width_ * (picture.height() + 1)),
        columns_(picture.width()),
        rows_(picture.height()) {
    for (std::size_t y = 0; y < picture.height(); ++y) {
      for (std::size_t x = 0; x < picture.width(); ++x) {
        const Color color = picture.at(x, y);
        const bool across = x > 0 && color != picture.at(x - 1, y);
        const bool down = y > 0 && color != picture.at(x, y - 1);
        columns_[x] = columns_[x] || across;
        rows_[y] = rows_[y] || down;
        add(across_, x, y, across);
        add(down_, x, y, down);
      }
    }
  }

  // Whether all pixels of a rectangle have one colour.
  bool is_plain(std::size_t left, std::size_t top, std::size_t width, std::size_t height) const {
    return count(across_, left + 1, top, width - 1, height) == 0 &&
           count(down_, left, top + 1, width, height - 1) == 0;
  }

  // The columns, and the rows, that begin with another colour somewhere.
  const std::vector<bool>& columns() const { return columns_; }
  const std::vector<bool>& rows() const { return rows_; }

 private:
  using Sums = std::vector<std::uint32_t>;

  void add(Sums& sums, std::size_t x, std::size_t y, bool edge) const {
    const std::size_t at = (y + 1) * width_ + x + 1;
    sums[at] = sums[at - 1] + sums[at - width_] - sums[at - width_ - 1] + (edge ? 1 : 0);
  }

  std::uint32_t count(const Sums& sums, std::size_t left, std::size_t top, std::size_t width,
                      std::size_t height) const {
    const std::size_t first = top * width_ + left;
    const std::size_t last = (top + height) * width_ + left;
    return sums[last + width] - sums[last] - sums[first + width] + sums[first];
  }

  std::size_t width_;
  Sums across_;
  Sums down_;
  std::vector<bool> columns_;
  std::vector<bool> rows_;
};

// Where squares of `scale` pixels begin, less than that, if at least three quarters of all edges
// fit: there may be a picture beside the letters.
std::optional<std::size_t> phase_of(const std::vector<bool>& edges, std::size_t scale) {
  std::vector<std::size_t> counts(scale);
  for (std::size_t i = 0; i < edges.size(); ++i) {
    counts[i % scale] += edges[i] ? 1 : 0;
  }
  const auto most = std::ranges::max_element(counts);
  const auto all = static_cast<std::size_t>(std::ranges::count(edges, true));
  if (4 * *most < 3 * all) {
    return std::nullopt;
  }
  return static_cast<std::size_t>(most - counts.begin());
}

// How many cells have a glyph, and how many have something else.
struct Count {
  std::size_t known = 0;
  std::size_t unknown = 0;
};

// A step by which one comes to each of `count` places, and soon to all parts.
std::size_t step_through(std::size_t count) {
  std::size_t step = std::max<std::size_t>(count * 5 / 8, 1);
  while (std::gcd(step, count) != 1) {
    ++step;
  }
  return step;
}

struct Candidate {
  PixelGrid grid;
  Count count;

  bool is_likely() const { return count.known > count.unknown; }
};

class Search {
 public:
  Search(const Picture& picture, const PixelFont& font)
      : picture_(picture), font_(font), edges_(picture) {}

  bool is_blank() const { return edges_.is_plain(0, 0, picture_.width(), picture_.height()); }

  // Ends when `most` more cells have no glyph than have one. They are visited all over the picture,
  // so that what else is in a part of it does not decide.
  Count count(const PixelGrid& grid, std::size_t most) const {
    const std::size_t width = cell_width(font_, grid);
    const std::size_t height = cell_height(font_, grid);
    const std::size_t cells = grid.rows * grid.columns;
    const std::size_t step = step_through(cells);
    Count result;
    for (std::size_t i = 0, at = 0; i < cells; ++i, at = (at + step) % cells) {
      const std::size_t row = at / grid.columns;
      const std::size_t column = at % grid.columns;
      if (edges_.is_plain(grid.left + column * width, grid.top + row * height, width, height)) {
        continue;
      }
      const PixelCell cell = pixel_cell(picture_, font_, grid, row, column);
      if (!cell.is_visible) {
        continue;
      }
      ++(cell.on_first || cell.on_second ? result.known : result.unknown);
      if (result.unknown > result.known && result.unknown - result.known >= most) {
        return result;
      }
    }
    return result;
  }

  // The places for a grid that have a glyph, for letters of the largest scale at which most cells
  // have one. Large letters are drawings in blocks to whoever looks for small ones.
  std::vector<Candidate> candidates() const {
    std::vector<Candidate> found;
    for (std::size_t scale = kLargestScale; scale >= 1; --scale) {
      const auto left = phase_of(edges_.columns(), scale);
      const auto top = phase_of(edges_.rows(), scale);
      if (!left || !top) {
        continue;
      }
      std::vector<Candidate> of_scale;
      for (const std::size_t spacing : {std::size_t{0}, std::size_t{1}}) {
        add_candidates({.scale = scale, .left = *left, .top = *top, .spacing = spacing}, of_scale);
      }
      if (std::ranges::any_of(of_scale, &Candidate::is_likely)) {
        return of_scale;
      }
      found.insert(found.end(), of_scale.begin(), of_scale.end());
    }
    return found;
  }

 private:
  // `grid` has the first places that can be, less than a square from the picture's corner.
  void add_candidates(PixelGrid grid, std::vector<Candidate>& found) const {
    const std::size_t width = cell_width(font_, grid);
    const std::size_t height = cell_height(font_, grid);
    const std::size_t first_left = grid.left;
    for (; grid.top < height; grid.top += grid.scale) {
      for (grid.left = first_left; grid.left < width; grid.left += grid.scale) {
        if (grid.left + width > picture_.width() || grid.top + height > picture_.height()) {
          continue;
        }
        grid.columns = (picture_.width() - grid.left) / width;
        grid.rows = (picture_.height() - grid.top) / height;
        const Count seen = count(grid, kGivenUp);
        if (seen.known > 0) {
          found.push_back({grid, seen});
        }
      }
    }
  }

  const Picture& picture_;
  const PixelFont& font_;
  const Edges edges_;
};

// The text wherever it stands: without the blanks around it.
std::string text_of(const Screen& screen) {
  std::size_t indentation = screen.columns;
  for (const std::string& row : screen.rows()) {
    indentation = row.empty() ? indentation : std::min(indentation, row.find_first_not_of(' '));
  }
  std::string text;
  for (const std::string& row : screen.rows()) {
    text += (row.empty() ? row : row.substr(indentation)) + "\n";
  }
  const std::size_t first = text.find_first_not_of('\n');
  return first == std::string::npos ? ""
                                    : text.substr(first, text.find_last_not_of('\n') + 1 - first);
}

std::string place_of(const PixelGrid& grid) {
  return host::concat("from pixel ", grid.left, ", ", grid.top, " on");
}

}  // namespace

Screen GridFinder::read(const Picture& picture) {
  const Search search(picture, font_);
  if (search.is_blank()) {
    return Screen::of_drawn_text(0, 0, picture.width(), picture.height());
  }
  if (last_) {
    const bool fits = last_->left + last_->columns * cell_width(font_, *last_) <= picture.width() &&
                      last_->top + last_->rows * cell_height(font_, *last_) <= picture.height();
    const Count seen = fits ? search.count(*last_, 1) : Count();
    if (seen.known > 0 && seen.unknown == 0) {
      return read_pixels(picture, font_, *last_);
    }
  }

  Screen pixels = Screen::of_pixels(picture.width(), picture.height());
  const std::vector<Candidate> candidates = search.candidates();
  if (candidates.empty()) {
    pixels.grid_fault = GridFault::kNoGrid;
    pixels.grid_words = host::concat("nothing in the picture (", picture.width(), " x ",
                                     picture.height(), " pixels) is a glyph of ", name_,
                                     ": give the font that the kernel draws with");
    return pixels;
  }
  const auto most_known = [](const Candidate& a, const Candidate& b) {
    return a.count.known < b.count.known ||
           (a.count.known == b.count.known && a.count.unknown > b.count.unknown);
  };
  const Candidate best = *std::ranges::max_element(candidates, most_known);
  if (!best.is_likely()) {
    const Count all = search.count(best.grid, kAll);
    pixels.grid_fault = GridFault::kWrongFont;
    pixels.grid_words = host::concat("where a grid fits best, ", all.known, " of ",
                                     all.known + all.unknown, " cells have a glyph of ", name_,
                                     ": give the font that the kernel draws with");
    return pixels;
  }
  Screen screen = read_pixels(picture, font_, best.grid);
  for (const Candidate& other : candidates) {
    if (most_known(other, best)) {
      continue;
    }
    if (text_of(read_pixels(picture, font_, other.grid)) != text_of(screen)) {
      pixels.grid_fault = GridFault::kTwoGrids;
      pixels.grid_words = host::concat("letters of ", name_, " may begin ", place_of(best.grid),
                                       ", or ", place_of(other.grid),
                                       ", and are others then: let the kernel show more text");
      return pixels;
    }
  }
  last_ = best.grid;
  return screen;
}

}  // namespace slipway::runner
