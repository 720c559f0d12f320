// SPDX-License-Identifier: Apache-2.0
// The benchmark's command line.
#ifndef SLIPWAY_BENCH_RUNNER_OPTIONS_H_
#define SLIPWAY_BENCH_RUNNER_OPTIONS_H_

#include <map>
#include <span>
#include <string>
#include <vector>

#include "bench/runner/machine.h"
#include "host/command_line/command_line.h"
#include "host/text/result.h"
#include "host/text/words.h"

namespace slipway::bench {

using host::Words;

// A disk image of BUILD.bazel's.
struct Image {
  std::string loader;
  std::string contents;  // "random" or "typical"
  std::string kernel;    // the payload's size: "64KiB", "8MiB"
  std::string path;
};

enum class Time { kWall, kProcessor };

struct Options {
  // What BUILD.bazel says.
  std::string qemu;
  Uefi uefi;
  std::string floor;  // path of an image
  std::vector<Image> images;
  std::map<std::string, std::string> loader_sizes;  // by loader: path of a file with a number
  std::string compression;                          // path of a text

  // What a user may say. Each list is part of what there is, by default all.
  Words kernels;
  Words contents;
  Words disks;
  Words loaders;
  unsigned rounds = 5;  // 0: no times
  bool count_instructions = true;
  std::string memory = "256M";
  Time time = Time::kWall;
  bool help = false;
};

// The command line, and what --help prints.
extern const host::Program<Options> kProgram;

// The options, or a sentence about what makes no sense.
host::Result<Options> parse_options(std::span<const std::string> arguments);

}  // namespace slipway::bench

#endif  // SLIPWAY_BENCH_RUNNER_OPTIONS_H_
