// SPDX-License-Identifier: Apache-2.0
// Texts with a byte in place of each frequent piece: loaders are counted in bytes, and most of what
// they can say is said in the same words.
#ifndef SLIPWAY_BOOT_LOADER_ERROR_PACKED_TEXT_H_
#define SLIPWAY_BOOT_LOADER_ERROR_PACKED_TEXT_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace slipway::loader {

// Byte kFirstPiece + i is piece i, counted from 0. They stand one behind the other, each with a
// zero at its end. Any list will do; these were chosen from all sentences one by one, each time
// the one that saved most, and stand by their length: the packer takes the first that fits.
inline constexpr unsigned char kFirstPiece = 0x80;
inline constexpr char kPieces[] =
    " of memory in one piece\0physical memory a\0program header\0identity map\0PT_DYNAMIC\0"
    ", which \0location\0protocol\0loader \0expecte\0multipl\0firmwar\0 bytes\0larges\0segmen\0"
    "entry \0 -Wl,-\0from \0disk \0execu\0"
    "4 KiB\0the \0imag\0tabl\0piec\0sect\0cal \0ELF \0faul\0eir \0 GiB\0APIC\0ques\0REL)\0"
    " do \0or \0of \0to \0doe\0fil\0sta\0 + \0Lim\0cur\0mem\0s \0t \0e \0th\0d \0no\0in\0re\0"
    ", \0an\0er\0ha\0a \0it\0on\0 i\0ad\0 (\0: \0ne\0ag\0si\0bu\0en\0ed\0; \0la\0ma\0or\0lo\0"
    "wi\0be\0te\0 b\0se\0am\0 a\0oo\0 c\0li\0ou\0ty\0T_\0k \0 w\0he\0le\0ch\0) \0po\0ar\0sp\0"
    "ve\0il\0ce\0l \0od\0g \0ff\0wr\0wh\0rt\0"
    "64\0un\0im\0pp\0mp\0";

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
  static constexpr std::size_t kMost = 0x100 - kFirstPiece;

  std::array<std::string_view, kMost> pieces = {};
  std::array<std::size_t, kFirstPiece> first = {};  // that begins with this letter; kMost if none
  std::array<std::size_t, kMost> next = {};         // with the same letter; kMost if it is the last
};
inline constexpr PieceTable kPieceTable = [] {
  PieceTable table;
  table.first.fill(PieceTable::kMost);
  std::size_t count = 0;
  for (const char* p = kPieces; *p != 0; p += table.pieces[count - 1].size() + 1) {
    table.pieces[count++] = p;
  }
  while (count-- != 0) {
    std::size_t& first = table.first[static_cast<unsigned char>(table.pieces[count].front())];
    table.next[count] = first;
    first = count;
  }
  return table;
}();

// The number of the first piece in the list with which `text` begins; kMost if there is none.
constexpr std::size_t leading_piece(std::string_view text) {
  std::size_t number = kPieceTable.first[static_cast<unsigned char>(text.front())];
  while (number != PieceTable::kMost && !text.starts_with(kPieceTable.pieces[number])) {
    number = kPieceTable.next[number];
  }
  return number;
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
