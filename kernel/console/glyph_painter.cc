// SPDX-License-Identifier: Apache-2.0
#include "slipway/kernel/console/glyph_painter.h"

#include <atomic>
#include <cstddef>
#include <cstdint>

#include "slipway/machine/devices/vga_palette.h"

namespace slipway {

namespace vga = machine::vga;

namespace {

constexpr std::size_t kQuadPixels = 4;
constexpr std::uint8_t kUnprepared = 0xFF;  // no cell's colours: a background has 3 bits

// A colour from 0 to 255 where the screen wants it. Fields of more than 8 bits have it in their
// upper ones, so that white is a little less than the most that they can show.
std::uint32_t in_field(std::uint8_t value, protocol::ColorField field) {
  const std::uint32_t scaled = field.size <= 8 ? std::uint32_t{value} >> (8 - field.size)
                                               : std::uint32_t{value} << (field.size - 8);
  return scaled << field.position;
}

// Not memcpy(), which is a call in freestanding code.
template <std::size_t kSize>
void copy(std::byte* to, const std::byte* from) {
  __builtin_memcpy_inline(to, from, kSize);
}

// `size` is a multiple of 4. A call, since it is in each of a few places.
[[gnu::noinline, clang::minsize]] void copy_words(std::byte* to, const std::byte* from,
                                                  std::size_t size) {
  for (; size >= 32; size -= 32, to += 32, from += 32) {
    copy<32>(to, from);
  }
  if ((size & 16) != 0) {
    copy<16>(to, from);
    to += 16;
    from += 16;
  }
  if ((size & 8) != 0) {
    copy<8>(to, from);
    to += 8;
    from += 8;
  }
  if ((size & 4) != 0) {
    copy<4>(to, from);
  }
}

}  // namespace

const std::uint8_t* GlyphPainter::glyph_of(vga::Cell cell) const {
  return rows_ + static_cast<std::uint8_t>(cell.character()) * glyph_bytes_;
}

void GlyphPainter::prepare(vga::Attribute colors) {
  // Once more if the handler of an interrupt has meanwhile filled the table, for other colours.
  std::uint8_t expected;
  do {
    prepared_.bits = kUnprepared;
    std::atomic_signal_fence(std::memory_order_seq_cst);
    fill_quads(colors);
    std::atomic_signal_fence(std::memory_order_seq_cst);
    expected = kUnprepared;
  } while (!__atomic_compare_exchange_n(&prepared_.bits, &expected, colors.bits, false,
                                        __ATOMIC_RELAXED, __ATOMIC_RELAXED));
}

[[clang::minsize]] void GlyphPainter::fill_quads(vga::Attribute colors) {
  const std::uint32_t ink = colors_[colors.bits & 0xF];
  const std::uint32_t paper = colors_[colors.bits >> 4 & 0x7];
  std::byte* at = quads_.data();
  for (std::size_t pattern = 0; pattern < kPatterns; ++pattern) {
    for (std::size_t bit = kQuadPixels; bit-- > 0;) {
      const std::uint32_t pixel = (pattern >> bit & 1) != 0 ? ink : paper;
      for (std::size_t i = 0; i < scale_; ++i, at += bytes_per_pixel_) {
        copy<4>(at, reinterpret_cast<const std::byte*>(&pixel));
      }
    }
  }
}

template <std::size_t kQuadBytes, std::size_t kScale>
void GlyphPainter::paint_cell(GlyphPainter& painter, Position at, vga::Cell cell, vga::Cell shown) {
  std::byte* const corner = painter.pixels_ +
                            static_cast<std::size_t>(at.row) * painter.row_bytes_ +
                            static_cast<std::size_t>(at.column) * painter.cell_bytes_;
  const std::uint8_t* const glyph = painter.glyph_of(cell);
  const std::uint8_t* const other =
      cell.attribute() == shown.attribute() ? painter.glyph_of(shown) : nullptr;
  // Again if the handler of an interrupt has meanwhile painted in other colours.
  do {
    if (painter.prepared_ != cell.attribute()) {
      painter.prepare(cell.attribute());
    }
    painter.paint_glyph<kQuadBytes, kScale>(corner, glyph, other);
    std::atomic_signal_fence(std::memory_order_seq_cst);
  } while (painter.prepared_ != cell.attribute());
}

template <std::size_t kQuadBytes, std::size_t kScale>
[[gnu::always_inline]] inline void GlyphPainter::paint_glyph(std::byte* corner,
                                                             const std::uint8_t* glyph,
                                                             const std::uint8_t* shown) const {
  // In variables of its own: what is written to the screen might be the members, for all that the
  // compiler knows.
  const std::byte* const quads = quads_.data();
  const std::size_t quad_bytes = kQuadBytes != 0 ? kQuadBytes : quad_bytes_;
  const std::size_t scale = kScale != 0 ? kScale : scale_;
  const std::size_t pitch = pitch_;
  const std::size_t step = bytes_per_row_;
  const std::size_t size = glyph_bytes_;
  // Eight pixels of each row, from the first to the last row in which they differ.
  for (std::size_t column = 0; column < step; ++column) {
    std::size_t begin = column;
    std::size_t end = size + column;
    std::byte* at = corner + column * 2 * quad_bytes;
    if (shown != nullptr) {
      for (; begin != end && glyph[begin] == shown[begin]; begin += step) {
        at += scale * pitch;
      }
      while (begin != end && glyph[end - step] == shown[end - step]) {
        end -= step;
      }
    }
    for (; begin != end; begin += step) {
      const std::size_t byte = glyph[begin];
      const std::byte* const left = quads + (byte >> 4) * quad_bytes;
      const std::byte* const right = quads + (byte & 0xF) * quad_bytes;
      for (std::size_t copies = 0; copies < scale; ++copies, at += pitch) {
        if constexpr (kQuadBytes != 0) {
          copy<kQuadBytes>(at, left);
          copy<kQuadBytes>(at + kQuadBytes, right);
        } else {
          copy_words(at, left, quad_bytes);
          copy_words(at + quad_bytes, right, quad_bytes);
        }
      }
    }
  }
}

[[clang::minsize]] GlyphPainter::GlyphPainter(const protocol::Framebuffer& screen,
                                              const fonts::Font& font, int scale)
    : pixels_(reinterpret_cast<std::byte*>(screen.virtual_address)),
      pitch_(screen.pitch),
      rows_(font.rows),
      scale_(static_cast<std::size_t>(scale)),
      bytes_per_pixel_(screen.bits_per_pixel / 8),
      bytes_per_row_(static_cast<std::size_t>(font.bytes_per_row())),
      glyph_bytes_(bytes_per_row_ * static_cast<std::size_t>(font.height)),
      quad_bytes_(kQuadPixels * scale_ * bytes_per_pixel_),
      cell_bytes_(bytes_per_row_ * 2 * quad_bytes_),
      row_bytes_(static_cast<std::size_t>(font.height) * scale_ * pitch_) {
  switch (quad_bytes_) {
    case 12:
      paint_cell_ = paint_cell<12, 1>;
      break;
    case 16:
      paint_cell_ = paint_cell<16, 1>;
      break;
    case 32:
      paint_cell_ = paint_cell<32, 2>;
      break;
    default:
      paint_cell_ = paint_cell<0, 0>;
  }
  for (std::size_t i = 0; i < colors_.size(); ++i) {
    const vga::Rgb color = vga::kPalette[i];
    colors_[i] = in_field(color.red, screen.red) | in_field(color.green, screen.green) |
                 in_field(color.blue, screen.blue);
  }
}

}  // namespace slipway
