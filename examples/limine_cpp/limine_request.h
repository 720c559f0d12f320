// SPDX-License-Identifier: Apache-2.0
// The part of the Limine boot protocol that this kernel uses.
#ifndef LIMINE_REQUEST_H_
#define LIMINE_REQUEST_H_

#include <cstdint>

namespace limine {

// {mark, mark, the revision that the kernel is written for}.
using BaseRevision = std::uint64_t[3];
#define LIMINE_BASE_REVISION(revision) {0xF9562B2D5C95A6C8, 0x6A7B384944536BDC, revision}

// What the loader looks for, anywhere in the kernel. It writes `answer` before the kernel runs.
template <typename Answer>
struct Request {
  std::uint64_t mark[2] = {0xC7B1DD30DF4C8B88, 0x0A82E883A194F07B};
  std::uint64_t feature[2] = {Answer::kFeature[0], Answer::kFeature[1]};
  std::uint64_t revision = 0;
  const Answer* volatile answer = nullptr;
};

struct BootloaderInfo {
  static constexpr std::uint64_t kFeature[2] = {0xF55038D8E2A1202F, 0x279426FCF5F59740};

  std::uint64_t revision;
  const char* name;
  const char* version;
};

struct MemoryRegion {
  static constexpr std::uint64_t kUsable = 0;

  std::uint64_t start;
  std::uint64_t size;
  std::uint64_t type;
};

struct MemoryMap {
  static constexpr std::uint64_t kFeature[2] = {0x67CF3D9D378A806F, 0xE304ACDFC50C3C62};

  std::uint64_t revision;
  std::uint64_t count;
  const MemoryRegion* const* regions;
};

}  // namespace limine

#endif
