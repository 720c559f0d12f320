#include "image/builder/block_packer.h"

#include <lz4.h>
#include <lz4hc.h>

#include <utility>

namespace slipway::image {
namespace {

// Of the levels, this one makes the fewest sequences, and these are what unpacking takes its time
// for. Those above it, which may favour the speed of decoding, save 1 % of the bytes and have more
// sequences (measured on a compiler's code and tables).
constexpr int kLevel = 9;

// The quick encoder's result is this much larger at most: what that cannot pack, such as what is
// packed already, does not take ten times as long in vain.
constexpr std::size_t quick_limit_for(std::size_t limit) {
  return limit + limit / 4;
}

using Encoder = int(const char* source, char* destination, int source_size, int capacity);

int quick_encoder(const char* source, char* destination, int source_size, int capacity) {
  return LZ4_compress_default(source, destination, source_size, capacity);
}

int best_encoder(const char* source, char* destination, int source_size, int capacity) {
  return LZ4_compress_HC(source, destination, source_size, capacity, kLevel);
}

// The block in LZ4, or nothing if that has more than `limit` bytes.
Bytes lz4(Encoder* encode, std::span<const std::byte> block, std::size_t limit) {
  Bytes packed(limit);
  const int size =
      encode(reinterpret_cast<const char*>(block.data()), reinterpret_cast<char*>(packed.data()),
             static_cast<int>(block.size()), static_cast<int>(limit));
  packed.resize(static_cast<std::size_t>(size));
  return packed;
}

// What packing has to save, or the block stays as it is.
constexpr std::size_t limit_for(std::size_t size) {
  return size - size / 4;
}

}  // namespace

StoredBlock pack_block(std::span<const std::byte> block) {
  const std::size_t limit = limit_for(block.size());
  if (!lz4(quick_encoder, block, quick_limit_for(limit)).empty()) {
    Bytes packed = lz4(best_encoder, block, limit);
    if (!packed.empty()) return {loader::Compression::kLz4, std::move(packed)};
  }
  return {loader::Compression::kNone, Bytes(block.begin(), block.end())};
}

}  // namespace slipway::image
