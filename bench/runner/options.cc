// SPDX-License-Identifier: Apache-2.0
#include "bench/runner/options.h"

#include <array>
#include <optional>
#include <utility>

#include "bench/runner/machine.h"

namespace slipway::bench {

const std::string_view kHelp =
    R"(Boots the same kernels through several loaders in QEMU, in turn, and compares the times.

  --kernels=64KiB,8MiB,64MiB      sizes of the payload
  --contents=random,typical       what it is: random bytes, or code and tables of a real program
  --disks=ide,virtio,ahci,usb     what the disk is attached as
  --loaders=read,slipway,grub,syslinux
  --rounds=5                      how often each is booted and timed; 0: not at all
  --time=wall                     or processor: what QEMU uses, steadier on a busy machine
  --count=yes                     or no: count instructions as well
  --memory=256M                   of the machine, as QEMU's -m takes it

A list may be any part of what is shown for it, which is all that there is. bench/README.md says how
to read the table.
)";

namespace {

using Fault = std::unexpected<std::string>;
using MaybeFault = std::optional<std::string>;  // a sentence

MaybeFault unfit(std::string_view name, const std::string& value, const std::string& wanted) {
  return "--" + std::string(name) + "=" + value + ": wanted is " + wanted;
}

MaybeFault add_image(Options& options, const std::string& value) {
  const Words words = split(value, ':');
  if (words.size() != 4) return unfit("image", value, "LOADER:CONTENTS:KERNEL:PATH");
  options.images.push_back({words[0], words[1], words[2], words[3]});
  return std::nullopt;
}

MaybeFault add_loader_size(Options& options, const std::string& value) {
  const Words words = split(value, ':');
  if (words.size() != 2) return unfit("loader-size", value, "LOADER:PATH");
  options.loader_sizes[words[0]] = words[1];
  return std::nullopt;
}

// Puts one --name=value where it belongs.
MaybeFault set_option(Options& options, std::string_view name, const std::string& value) {
  const std::array<std::pair<std::string_view, std::string*>, 4> texts = {
      {{"qemu", &options.qemu},
       {"floor", &options.floor},
       {"compression", &options.compression},
       {"memory", &options.memory}}};
  for (const auto& [option, text] : texts) {
    if (name != option) continue;
    *text = value;
    return std::nullopt;
  }
  const std::array<std::pair<std::string_view, Words*>, 4> lists = {
      {{"kernels", &options.kernels},
       {"contents", &options.contents},
       {"disks", &options.disks},
       {"loaders", &options.loaders}}};
  for (const auto& [option, list] : lists) {
    if (name != option) continue;
    *list = split(value, ',');
    return std::nullopt;
  }
  if (name == "image") return add_image(options, value);
  if (name == "loader-size") return add_loader_size(options, value);
  if (name == "rounds") {
    const auto rounds = number_in(value);
    if (!rounds || *rounds > 1000) return unfit(name, value, "a number up to 1000");
    options.rounds = static_cast<unsigned>(*rounds);
    return std::nullopt;
  }
  if (name == "time") {
    if (value != "wall" && value != "processor") return unfit(name, value, "wall or processor");
    options.time = value == "wall" ? Time::kWall : Time::kProcessor;
    return std::nullopt;
  }
  if (name == "count") {
    if (value != "yes" && value != "no") return unfit(name, value, "yes or no");
    options.count_instructions = value == "yes";
    return std::nullopt;
  }
  return "there is no option --" + std::string(name) + "; --help shows all";
}

// An empty list becomes all that there is; any other must be part of it.
MaybeFault choose(std::string_view option, Words& chosen, const Words& available) {
  if (chosen.empty()) chosen = available;
  for (const std::string& word : chosen) {
    if (!contains(available, word)) {
      return "--" + std::string(option) + ": there is no \"" + word + "\"; there are " +
             joined(available);
    }
  }
  return std::nullopt;
}

MaybeFault choose_all(Options& options) {
  Words kernels, contents, loaders;
  for (const Image& image : options.images) {
    add_once(kernels, image.kernel);
    add_once(contents, image.contents);
    add_once(loaders, image.loader);
  }
  const Words disks(kDisks.begin(), kDisks.end());
  if (auto fault = choose("kernels", options.kernels, kernels)) return fault;
  if (auto fault = choose("contents", options.contents, contents)) return fault;
  if (auto fault = choose("loaders", options.loaders, loaders)) return fault;
  if (auto fault = choose("disks", options.disks, disks)) return fault;
  return std::nullopt;
}

}  // namespace

std::expected<Options, std::string> parse_options(const Words& arguments) {
  Options options;
  for (const std::string& argument : arguments) {
    if (argument == "--help") {
      options.help = true;
      return options;
    }
    const std::size_t equals = argument.find('=');
    if (!argument.starts_with("--") || equals == std::string::npos) {
      return Fault("\"" + argument +
                   "\" is no option: they look like --rounds=5; --help shows all");
    }
    if (const auto fault =
            set_option(options, argument.substr(2, equals - 2), argument.substr(equals + 1))) {
      return Fault(*fault);
    }
  }
  if (const auto fault = choose_all(options)) return Fault(*fault);
  return options;
}

}  // namespace slipway::bench
