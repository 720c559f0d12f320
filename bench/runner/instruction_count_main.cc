// SPDX-License-Identifier: Apache-2.0
// Boots images while QEMU counts instructions, and fails where a kernel is reached later than it
// may be. The count is the same on every machine, fast or slow; what the firmware needs to start an
// image is taken off.
#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

#include "bench/runner/boot.h"
#include "host/command_line/command_line.h"
#include "host/command_line/values.h"
#include "host/text/number.h"

namespace {

using namespace slipway;
using host::into;
using host::Use;

struct Bound {
  std::int64_t thousands = 0;
  std::string image;
};

struct Options {
  std::string qemu;
  bench::Uefi uefi;
  std::string floor;
  std::vector<Bound> bounds;
  bool help = false;
};

host::Result<> add_bound(std::string_view value, Options& options) {
  const std::size_t end = value.find(':');
  const auto thousands = host::number_in(value.substr(0, end));
  if (!thousands || end == std::string_view::npos) {
    return host::failure("give THOUSANDS:FILE");
  }
  options.bounds.push_back(
      {static_cast<std::int64_t>(*thousands), std::string(value.substr(end + 1))});
  return {};
}

constexpr host::Option<Options> kOptions[] = {
    {"--qemu", "PROGRAM", "the emulator", into<&Options::qemu>, Use::kRequired},
    {"--floor", "FILE", "the image that leaves at once: what the firmware needs",
     into<&Options::floor>, Use::kRequired},
    {"--uefi-code", "FILE", "UEFI firmware, in the place of the BIOS",
     into<&Options::uefi, &bench::Uefi::code>},
    {"--uefi-variables", "FILE", "its variables", into<&Options::uefi, &bench::Uefi::variables>},
    {"--from-memory", "FILE", "the image that starts others from memory",
     into<&Options::uefi, &bench::Uefi::from_memory>},
    {"--at-most", "THOUSANDS:FILE", "an image, and after how many instructions it is in its kernel",
     add_bound, Use::kRepeated},
    {"--help", "", "print this text", into<&Options::help>, Use::kHelp},
};

constexpr host::Program<Options> kProgram = {
    .name = "instruction_count_test",
    .purpose = "Fails where a kernel is reached after more instructions than it may be.",
    .options = kOptions,
};

host::Result<std::int64_t> thousands_to_kernel(const Options& options, const std::string& image) {
  const auto instructions = bench::instructions_to_kernel(options.qemu, options.uefi, image);
  if (!instructions) {
    return host::failure(image, ": ", instructions.error());
  }
  return static_cast<std::int64_t>(*instructions / 1000);
}

bool holds(const Bound& bound, std::int64_t count) {
  std::printf("%s: %lld thousand instructions, at most %lld\n", bound.image.c_str(),
              static_cast<long long>(count), static_cast<long long>(bound.thousands));
  if (count <= bound.thousands) {
    return true;
  }
  std::printf(
      "  Too many: find what the loader does more, or, if that is worth it, raise the bound"
      " in bench/BUILD.bazel.\n");
  return false;
}

host::Result<bool> do_all_hold(const Options& options) {
  const auto firmware = thousands_to_kernel(options, options.floor);
  if (!firmware) {
    return std::unexpected(firmware.error());
  }
  bool all_hold = !options.bounds.empty();
  for (const Bound& bound : options.bounds) {
    const auto count = thousands_to_kernel(options, bound.image);
    if (!count) {
      return std::unexpected(count.error());
    }
    all_hold &= holds(bound, *count - *firmware);
  }
  return all_hold;
}

}  // namespace

int main(int count, char** values) {
  Options options;
  const auto parsed = host::parse_options(kProgram, host::arguments_of(count, values), options);
  if (!parsed) {
    return host::fail(kProgram.name, parsed.error(), host::kBadCommandLine);
  }
  if (options.help) {
    std::fputs(host::help(kProgram).c_str(), stdout);
    return host::kDone;
  }
  const auto all_hold = do_all_hold(options);
  if (!all_hold) {
    return host::fail(kProgram.name, all_hold.error());
  }
  return *all_hold ? host::kDone : host::kFailed;
}
