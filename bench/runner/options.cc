// SPDX-License-Identifier: Apache-2.0
#include "bench/runner/options.h"

#include "host/command_line/values.h"

namespace slipway::bench {
namespace {

using host::choice_into;
using host::into;
using host::Result;
using host::Use;
using host::words_into;

constexpr host::Choice<Time> kTimes[] = {{"wall", Time::kWall}, {"processor", Time::kProcessor}};
constexpr host::Choice<bool> kAnswers[] = {{"yes", true}, {"no", false}};

Result<> add_image(std::string_view value, Options& options) {
  const Words words = host::split(value, ':');
  if (words.size() != 4) {
    return host::failure("give LOADER:CONTENTS:KERNEL:FILE");
  }
  options.images.push_back({words[0], words[1], words[2], words[3]});
  return {};
}

Result<> add_loader_size(std::string_view value, Options& options) {
  const Words words = host::split(value, ':');
  if (words.size() != 2) {
    return host::failure("give LOADER:FILE");
  }
  options.loader_sizes[words[0]] = words[1];
  return {};
}

constexpr host::Option<Options> kOptions[] = {
    {"--kernels", "64KiB,8MiB,64MiB", "sizes of the payload", words_into<&Options::kernels>},
    {"--contents", "random,typical", "what it is: random bytes, or code and tables of a program",
     words_into<&Options::contents>},
    {"--disks", "ide,virtio,ahci,usb", "what the disk is attached as", words_into<&Options::disks>},
    {"--loaders", "read,slipway,grub,syslinux", "what is compared", words_into<&Options::loaders>},
    {"--rounds", "NUMBER", "how often each is booted and timed: 5; 0: not at all",
     host::number_into<0, 1000, &Options::rounds>},
    {"--time", "wall", "or processor: what QEMU uses, steadier on a busy machine",
     choice_into<kTimes, &Options::time>},
    {"--count", "yes", "or no: count instructions as well",
     choice_into<kAnswers, &Options::count_instructions>},
    {"--memory", "256M", "of the machine, as QEMU's -m takes it", into<&Options::memory>},
    {"--help", "", "print this text", into<&Options::help>, Use::kHelp},
    // What BUILD.bazel gives.
    {"--qemu", "PROGRAM", "the emulator", into<&Options::qemu>, Use::kRequired},
    {"--floor", "FILE", "the image that leaves at once", into<&Options::floor>, Use::kRequired},
    {"--uefi-code", "FILE", "UEFI firmware, in the place of the BIOS",
     into<&Options::uefi, &Uefi::code>},
    {"--uefi-variables", "FILE", "its variables", into<&Options::uefi, &Uefi::variables>},
    {"--from-memory", "FILE", "the image that starts others from memory",
     into<&Options::uefi, &Uefi::from_memory>},
    {"--image", "LOADER:CONTENTS:KERNEL:FILE", "a disk", add_image, Use::kRepeated},
    {"--loader-size", "LOADER:FILE", "how many bytes of the loader are on its disk",
     add_loader_size, Use::kRepeated},
    {"--compression", "FILE", "how far payloads can be compressed", into<&Options::compression>},
};

// An empty list becomes all that there is; any other must be part of it.
Result<> choose(std::string_view option, Words& chosen, const Words& available) {
  if (chosen.empty()) {
    chosen = available;
  }
  for (const std::string& word : chosen) {
    if (!host::contains(available, word)) {
      return host::failure(option, ": there is no \"", word, "\": give any part of ",
                           host::joined(available));
    }
  }
  return {};
}

Result<> choose_all(Options& options) {
  Words kernels, contents, loaders;
  for (const Image& image : options.images) {
    host::add_once(kernels, image.kernel);
    host::add_once(contents, image.contents);
    host::add_once(loaders, image.loader);
  }
  const Words disks(kDisks.begin(), kDisks.end());
  return choose("--kernels", options.kernels, kernels)
      .and_then([&] { return choose("--contents", options.contents, contents); })
      .and_then([&] { return choose("--loaders", options.loaders, loaders); })
      .and_then([&] { return choose("--disks", options.disks, disks); });
}

}  // namespace

const host::Program<Options> kProgram = {
    .name = "bench",
    .purpose =
        "Boots the same kernels through several loaders in QEMU, in turn, and compares the times.",
    .options = kOptions,
    .notes =
        R"(A list may be any part of what is shown for it, which is all that there is. `bazel run //bench` gives
the options from --qemu on; bench/README.md says how to read the tables.)",
};

Result<Options> parse_options(std::span<const std::string> arguments) {
  Options options;
  const auto parsed = host::parse_options(kProgram, arguments, options);
  if (!parsed) {
    return std::unexpected(parsed.error());
  }
  if (options.help) {
    return options;
  }
  if (const auto chosen = choose_all(options); !chosen) {
    return std::unexpected(chosen.error());
  }
  return options;
}

}  // namespace slipway::bench
