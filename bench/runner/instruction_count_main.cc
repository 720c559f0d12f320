// SPDX-License-Identifier: Apache-2.0
// Boots images while QEMU counts instructions, and fails where a kernel is reached later than it
// may be. The count is the same on every machine, fast or slow; what the firmware needs is taken
// off.
//
//   instruction_count_test --qemu=PATH --floor=IMAGE --at-most=THOUSANDS:IMAGE ...
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "bench/runner/boot.h"
#include "bench/runner/words.h"

namespace {

using namespace slipway::bench;

struct Bound {
  std::int64_t thousands = 0;
  std::string image;
};

[[noreturn]] void stop(const std::string& sentence) {
  std::fprintf(stderr, "%s\n", sentence.c_str());
  std::exit(1);
}

std::int64_t thousands_to_kernel(const std::string& qemu, const std::string& image) {
  const auto instructions = instructions_to_kernel(qemu, image);
  if (!instructions) stop(image + ": " + instructions.error());
  return static_cast<std::int64_t>(*instructions / 1000);
}

bool holds(const Bound& bound, std::int64_t count) {
  std::printf("%s: %lld thousand instructions, at most %lld\n", bound.image.c_str(),
              static_cast<long long>(count), static_cast<long long>(bound.thousands));
  if (count <= bound.thousands) return true;
  std::printf(
      "  Too many: find what the loader does more, or, if that is worth it, raise the bound"
      " in bench/BUILD.bazel.\n");
  return false;
}

}  // namespace

int main(int count, char** values) {
  std::string qemu, floor;
  std::vector<Bound> bounds;
  for (const std::string& argument : Words(values + 1, values + count)) {
    const std::string value = argument.substr(argument.find('=') + 1);
    if (argument.starts_with("--qemu=")) {
      qemu = value;
    } else if (argument.starts_with("--floor=")) {
      floor = value;
    } else if (argument.starts_with("--at-most=")) {
      const auto thousands = number_in(split(value, ':')[0]);
      if (!thousands) stop(argument + ": wanted is THOUSANDS:IMAGE");
      bounds.push_back({static_cast<std::int64_t>(*thousands), value.substr(value.find(':') + 1)});
    } else {
      stop(argument + ": no such option");
    }
  }
  const std::int64_t firmware = thousands_to_kernel(qemu, floor);
  bool all_hold = !bounds.empty();
  for (const Bound& bound : bounds) {
    all_hold &= holds(bound, thousands_to_kernel(qemu, bound.image) - firmware);
  }
  return all_hold ? 0 : 1;
}
