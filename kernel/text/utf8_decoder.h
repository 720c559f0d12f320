// SPDX-License-Identifier: Apache-2.0
// UTF-8, byte by byte, so that text may arrive in pieces (Unicode Standard, table 3-7).
#ifndef SLIPWAY_KERNEL_TEXT_UTF8_DECODER_H_
#define SLIPWAY_KERNEL_TEXT_UTF8_DECODER_H_

#include <cstdint>

namespace slipway {

class Utf8Decoder {
 public:
  enum class State : std::uint8_t {
    kIncomplete,  // the character goes on
    kComplete,    // `character()` is it
    kInvalid,     // the byte cannot stand here; it has been dropped
    kBroken,      // the character before is cut short; give the same byte again
  };

  constexpr State feed(std::uint8_t byte) {
    if (missing_ == 0) {
      return begin(byte);
    }
    if ((byte & 0xC0) != 0x80) {
      missing_ = 0;
      return State::kBroken;
    }
    character_ = character_ << 6 | (byte & 0x3F);
    if (--missing_ > 0) {
      return State::kIncomplete;
    }
    // Longer than needed, beyond Unicode, or half of a UTF-16 pair: no character.
    const bool valid = character_ >= smallest_ && character_ <= 0x10FFFF &&
                       (character_ < 0xD800 || character_ > 0xDFFF);
    return valid ? State::kComplete : State::kInvalid;
  }

  constexpr char32_t character() const { return character_; }

 private:
  constexpr State begin(std::uint8_t byte) {
    if (byte < 0x80) {
      character_ = byte;
      return State::kComplete;
    }
    if (byte >= 0xC2 && byte < 0xE0) {
      return expect(1, byte & 0x1F, 0x80);
    }
    if (byte >= 0xE0 && byte < 0xF0) {
      return expect(2, byte & 0x0F, 0x800);
    }
    if (byte >= 0xF0 && byte < 0xF5) {
      return expect(3, byte & 0x07, 0x10000);
    }
    return State::kInvalid;
  }

  constexpr State expect(int missing, int first_bits, char32_t smallest) {
    missing_ = missing;
    character_ = static_cast<char32_t>(first_bits);
    smallest_ = smallest;
    return State::kIncomplete;
  }

  char32_t character_ = 0;
  char32_t smallest_ = 0;  // that needs so many bytes
  int missing_ = 0;
};

}  // namespace slipway

#endif  // SLIPWAY_KERNEL_TEXT_UTF8_DECODER_H_
