// SPDX-License-Identifier: Apache-2.0
#include "sbom/fill_in/digest.h"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

namespace slipway::sbom {
namespace {

using std::rotl;
using std::rotr;
using std::uint32_t;

constexpr std::size_t kBlockBytes = 64;

// FIPS 180-4, 5.3.1 and 5.3.3
constexpr std::array<uint32_t, 5> kSha1Start = {0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476,
                                                0xC3D2E1F0};
constexpr std::array<uint32_t, 8> kSha256Start = {0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A,
                                                  0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19};

// 4.2.2: the first 32 bits of the fractional parts of the cube roots of the first 64 primes
constexpr std::array<uint32_t, 64> kSha256Constants = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

// A block's 16 big-endian words, with room for those that are made of them.
template <std::size_t kWords>
std::array<uint32_t, kWords> words_of(std::string_view block) {
  std::array<uint32_t, kWords> words{};
  for (std::size_t i = 0; i < kBlockBytes; ++i) {
    words[i / 4] = words[i / 4] << 8 | static_cast<unsigned char>(block[i]);
  }
  return words;
}

// 6.1.2
void add_block(std::array<uint32_t, 5>& state, std::string_view block) {
  auto w = words_of<80>(block);
  for (std::size_t t = 16; t < w.size(); ++t) {
    w[t] = rotl(w[t - 3] ^ w[t - 8] ^ w[t - 14] ^ w[t - 16], 1);
  }
  auto [a, b, c, d, e] = state;
  for (std::size_t t = 0; t < w.size(); ++t) {
    uint32_t mixed = 0;
    if (t < 20) {
      mixed = ((b & c) | (~b & d)) + 0x5A827999;
    } else if (t < 40) {
      mixed = (b ^ c ^ d) + 0x6ED9EBA1;
    } else if (t < 60) {
      mixed = ((b & c) | (b & d) | (c & d)) + 0x8F1BBCDC;
    } else {
      mixed = (b ^ c ^ d) + 0xCA62C1D6;
    }
    const uint32_t next = rotl(a, 5) + mixed + e + w[t];
    e = d;
    d = c;
    c = rotl(b, 30);
    b = a;
    a = next;
  }
  const std::array<uint32_t, 5> result = {a, b, c, d, e};
  for (std::size_t i = 0; i < state.size(); ++i) {
    state[i] += result[i];
  }
}

// 6.2.2
void add_block(std::array<uint32_t, 8>& state, std::string_view block) {
  auto w = words_of<64>(block);
  for (std::size_t t = 16; t < w.size(); ++t) {
    const uint32_t s0 = rotr(w[t - 15], 7) ^ rotr(w[t - 15], 18) ^ w[t - 15] >> 3;
    const uint32_t s1 = rotr(w[t - 2], 17) ^ rotr(w[t - 2], 19) ^ w[t - 2] >> 10;
    w[t] = w[t - 16] + s0 + w[t - 7] + s1;
  }
  auto [a, b, c, d, e, f, g, h] = state;
  for (std::size_t t = 0; t < w.size(); ++t) {
    const uint32_t sum1 = rotr(e, 6) ^ rotr(e, 11) ^ rotr(e, 25);
    const uint32_t t1 = h + sum1 + ((e & f) ^ (~e & g)) + kSha256Constants[t] + w[t];
    const uint32_t sum0 = rotr(a, 2) ^ rotr(a, 13) ^ rotr(a, 22);
    const uint32_t t2 = sum0 + ((a & b) ^ (a & c) ^ (b & c));
    h = g;
    g = f;
    f = e;
    e = d + t1;
    d = c;
    c = b;
    b = a;
    a = t1 + t2;
  }
  const std::array<uint32_t, 8> result = {a, b, c, d, e, f, g, h};
  for (std::size_t i = 0; i < state.size(); ++i) {
    state[i] += result[i];
  }
}

std::string hexadecimal(std::span<const uint32_t> words) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const uint32_t word : words) {
    for (int shift = 28; shift >= 0; shift -= 4) {
      text += kDigits[word >> shift & 0xF];
    }
  }
  return text;
}

template <typename State>
std::string digest(State state, std::string_view bytes) {
  // 5.1.1: a one bit, zeroes, and the length in bits in the last 8 bytes of a block.
  const std::size_t whole = bytes.size() / kBlockBytes * kBlockBytes;
  std::string rest(bytes.substr(whole));
  rest += '\x80';
  while (rest.size() % kBlockBytes != kBlockBytes - 8) {
    rest += '\0';
  }
  const std::uint64_t bits = std::uint64_t{bytes.size()} * 8;
  for (int shift = 56; shift >= 0; shift -= 8) {
    rest += static_cast<char>(bits >> shift & 0xFF);
  }

  for (std::size_t i = 0; i < whole; i += kBlockBytes) {
    add_block(state, bytes.substr(i, kBlockBytes));
  }
  for (std::size_t i = 0; i < rest.size(); i += kBlockBytes) {
    add_block(state, std::string_view(rest).substr(i, kBlockBytes));
  }
  return hexadecimal(state);
}

}  // namespace

std::string sha1(std::string_view bytes) {
  return digest(kSha1Start, bytes);
}

std::string sha256(std::string_view bytes) {
  return digest(kSha256Start, bytes);
}

}  // namespace slipway::sbom
