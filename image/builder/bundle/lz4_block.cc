// SPDX-License-Identifier: Apache-2.0
#include "image/builder/bundle/lz4_block.h"

#include <lz4.h>
#include <lz4hc.h>

#include <algorithm>
#include <cstdint>

namespace slipway::image {
namespace {

// Of the encoder's levels, this one makes the fewest sequences. Those above it save 1 % of the
// bytes and make more.
constexpr int kLevel = 9;

// Unpacking takes its time for sequences, some 45 instructions for each, and next to none for the
// bytes in it. A match that saves fewer bytes than these instructions are worth, even on a fast
// disk, is better left out. Of the code and tables of a compiler, at the prices of an emulated AHCI
// disk (5 ns a byte, 1 ns an instruction), in ns for each byte loaded:
//
//   matches of at least     4     6     8    10    16     not packed
//   code                  6.1   4.9   4.5   4.4   4.4     5.9
//   constants             4.4   3.9   3.7   3.6   3.6     5.9
//   pointers              3.6   3.6   3.3   3.2   3.3     5.9
//
// and their size, which counts most on a slow disk:
//
//   code                 0.52  0.57  0.64  0.68  0.77
//   constants            0.33  0.36  0.39  0.43  0.55
//   pointers             0.25  0.25  0.31  0.32  0.39
constexpr std::size_t kShortestMatch = 8;

// Numbers of the format.
constexpr std::size_t kMinMatch = 4;
constexpr std::size_t kLongField = 15;  // then more bytes of the length follow

using Encoder = int (*)(const char* source, char* destination, int source_size, int capacity);

int encode_quickly(const char* source, char* destination, int source_size, int capacity) {
  return LZ4_compress_default(source, destination, source_size, capacity);
}

int encode_well(const char* source, char* destination, int source_size, int capacity) {
  return LZ4_compress_HC(source, destination, source_size, capacity, kLevel);
}

host::Bytes encoded(Encoder encode, std::span<const std::byte> bytes, std::size_t limit) {
  host::Bytes block(limit);
  const int size =
      encode(reinterpret_cast<const char*>(bytes.data()), reinterpret_cast<char*>(block.data()),
             static_cast<int>(bytes.size()), static_cast<int>(limit));
  block.resize(static_cast<std::size_t>(size));
  return block;
}

// Literals, and then a match; the last sequence has none, and its match size is 0.
struct Sequence {
  std::size_t literals;
  std::size_t offset;
  std::size_t match;
};

class SequenceReader {
 public:
  explicit SequenceReader(std::span<const std::byte> block) : block_(block) {}

  bool at_end() const { return position_ == block_.size(); }

  Sequence next() {
    const std::size_t token = next_byte();
    Sequence sequence = {.literals = length(token >> 4), .offset = 0, .match = 0};
    position_ += sequence.literals;
    if (!at_end()) {
      sequence.offset = next_byte();
      sequence.offset |= next_byte() << 8;
      sequence.match = length(token & kLongField) + kMinMatch;
    }
    return sequence;
  }

 private:
  std::size_t next_byte() { return std::to_integer<std::size_t>(block_[position_++]); }

  std::size_t length(std::size_t field) {
    if (field < kLongField) {
      return field;
    }
    for (std::size_t more = 255; more == 255; field += more) {
      more = next_byte();
    }
    return field;
  }

  std::span<const std::byte> block_;
  std::size_t position_ = 0;
};

class SequenceWriter {
 public:
  void write(std::span<const std::byte> literals, const Sequence& sequence) {
    const std::size_t match = sequence.match == 0 ? 0 : sequence.match - kMinMatch;
    add_byte(std::min(literals.size(), kLongField) << 4 | std::min(match, kLongField));
    add_length(literals.size());
    block_.insert(block_.end(), literals.begin(), literals.end());
    if (sequence.match != 0) {
      add_byte(sequence.offset & 0xFF);
      add_byte(sequence.offset >> 8);
      add_length(match);
    }
  }

  host::Bytes take() { return std::move(block_); }

 private:
  void add_byte(std::size_t byte) { block_.push_back(static_cast<std::byte>(byte)); }

  void add_length(std::size_t length) {
    if (length < kLongField) {
      return;
    }
    for (length -= kLongField; length >= 255; length -= 255) {
      add_byte(255);
    }
    add_byte(length);
  }

  host::Bytes block_;
};

// The same block with literals in place of short matches.
host::Bytes without_short_matches(std::span<const std::byte> block,
                                  std::span<const std::byte> bytes) {
  SequenceReader reader(block);
  SequenceWriter writer;
  std::size_t literals = 0;  // not written yet
  while (!reader.at_end()) {
    const Sequence sequence = reader.next();
    literals += sequence.literals;
    if (sequence.match != 0 && sequence.match < kShortestMatch) {
      literals += sequence.match;
    } else {
      writer.write(bytes.first(literals), sequence);
      bytes = bytes.subspan(literals + sequence.match);
      literals = 0;
    }
  }
  return writer.take();
}

}  // namespace

host::Bytes lz4_block(std::span<const std::byte> bytes, std::size_t limit) {
  // What is packed already does not take the good encoder's time. That may do a little better.
  if (encoded(encode_quickly, bytes, limit + limit / 8).empty()) {
    return {};
  }
  const host::Bytes block = without_short_matches(encoded(encode_well, bytes, limit), bytes);
  return block.size() <= limit ? block : host::Bytes();
}

}  // namespace slipway::image
