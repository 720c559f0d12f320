// SPDX-License-Identifier: Apache-2.0
// Texts with a byte in place of each frequent piece: loaders are counted in bytes, and most of what
// they can say is said in the same words.
#ifndef SLIPWAY_BOOT_LOADER_ERROR_PACKED_TEXT_H_
#define SLIPWAY_BOOT_LOADER_ERROR_PACKED_TEXT_H_

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace slipway::loader {

// Byte kFirstPiece + i is piece i, counted from 0. They stand one behind the other, each with a
// zero at its end. Any list will do; the more often a long one is used, the more it saves.
inline constexpr unsigned char kFirstPiece = 0x80;
inline constexpr char kPieces[] =
    "of memory in one piece\0largest free piece is \0physical memory at \0program headers \0"
    "recursive entry \0was signed with: what \0relocation\0identity map\0thread-local \0"
    "executable \0entry point \0it asks for \0at sector \0expected \0the image \0protocol \0"
    "segment\0address\0loader \0version \0header \0faulty\0begins \0kernel \0bytes\0which \0"
    "page \0does \0needs \0where \0there\0table\0the \0file \0that \0from \0can be \0its \0not \0"
    "has \0and \0for \0ELF \0but \0of \0is \0to \0in \0an \0it \0at \0no \0or \0er \0ed \0s \0, \0";

// The piece with this number.
constexpr std::string_view piece(std::size_t number) {
  const char* start = kPieces;
  for (; number != 0; --number) {
    start += std::string_view(start).size() + 1;
  }
  return start;
}

// A text as a template's argument.
template <std::size_t kSize>
struct Text {
  consteval Text(const char (&text)[kSize]) {
    for (std::size_t i = 0; i < kSize; ++i) {
      characters[i] = text[i];
    }
  }
  char characters[kSize] = {};  // with the zero at its end
};

// The pieces again, for the compiler, to which each comparison is dear: by their first letters.
struct PieceTable {
  static constexpr std::size_t kMost = 64;

  std::array<std::string_view, kMost> pieces = {};
  std::array<std::uint64_t, kFirstPiece> by_letter =
      {};  // a bit for each piece that begins with it
};
inline constexpr PieceTable kPieceTable = [] {
  PieceTable table;
  std::size_t number = 0;
  for (const char* p = kPieces; *p != 0; p += table.pieces[number - 1].size() + 1) {
    table.pieces[number] = p;
    table.by_letter[static_cast<unsigned char>(*p)] |= std::uint64_t{1} << number;
    ++number;
  }
  return table;
}();

// The number of the first piece in the list with which `text` begins; kMost if there is none.
constexpr std::size_t leading_piece(std::string_view text) {
  std::uint64_t rest = kPieceTable.by_letter[static_cast<unsigned char>(text.front())];
  while (rest != 0) {
    const auto number = static_cast<std::size_t>(std::countr_zero(rest));
    if (text.starts_with(kPieceTable.pieces[number])) {
      return number;
    }
    rest &= rest - 1;
  }
  return PieceTable::kMost;
}

// Writes `text` with pieces in place of what they stand for, and returns how long that is. Without
// `packed` it only counts.
constexpr std::size_t pack(std::string_view text, char* packed) {
  std::size_t size = 0;
  while (!text.empty()) {
    char byte = text.front();
    std::size_t taken = 1;
    if (const std::size_t number = leading_piece(text); number < PieceTable::kMost) {
      byte = static_cast<char>(kFirstPiece + number);
      taken = kPieceTable.pieces[number].size();
    }
    if (packed != nullptr) {
      packed[size] = byte;
    }
    ++size;
    text.remove_prefix(taken);
  }
  return size;
}

// A text, packed, with its zero.
template <Text kText>
inline constexpr auto kPacked = [] {
  constexpr std::string_view kWhole(kText.characters, std::size(kText.characters));
  std::array<char, pack(kWhole, nullptr)> packed;
  pack(kWhole, packed.data());
  return packed;
}();

// Packed texts one behind the other.
template <std::size_t... kSizes>
consteval auto joined(const std::array<char, kSizes>&... texts) {
  std::array<char, (kSizes + ...)> all;
  std::size_t place = 0;
  const auto append = [&](const auto& text) {
    for (const char byte : text) {
      all[place++] = byte;
    }
  };
  (append(texts), ...);
  return all;
}

// What a byte of a packed text stands for, which is itself if it is no piece.
inline std::string_view unpacked(const char& byte) {
  const auto number = static_cast<unsigned char>(byte);
  return number < kFirstPiece ? std::string_view(&byte, 1) : piece(number - kFirstPiece);
}

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_ERROR_PACKED_TEXT_H_
