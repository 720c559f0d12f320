// SPDX-License-Identifier: Apache-2.0
// flasher: writes an image to a USB stick, or to another disk that is not in use. See --help.
#include <signal.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "host/command_line/command_line.h"
#include "host/command_line/values.h"
#include "host/files/file_io.h"
#include "host/process/signals.h"
#include "host/text/concat.h"
#include "host/text/result.h"
#include "image/flasher/device.h"
#include "image/flasher/fitted_image.h"
#include "image/flasher/judgement.h"
#include "image/flasher/system_disks.h"
#include "image/flasher/write_disk.h"

namespace {

using namespace slipway;
using host::concat;
using host::into;
using host::Result;
using host::Use;

struct Options {
  std::string image;
  std::string disk;
  bool yes = false;
  bool force = false;
  std::string target;
  std::string root;
  bool help = false;
};

constexpr host::Option<Options> kOptions[] = {
    {"--image", "FILE", "the image; `bazel run //my:disk.flash` gives it", into<&Options::image>,
     Use::kRequired},
    {"--disk", "DEVICE", "the disk to write, as /dev/sdX; the device alone means the same",
     into<&Options::disk>},
    {"--yes", "", "do not ask before all that is on the disk is lost", into<&Options::yes>},
    {"--force", "", "also a disk that is not removable; never one that is in use",
     into<&Options::force>},
    {"--target", "LABEL", "what to run, for messages", into<&Options::target>},
    {"--root", "FOLDER", "has sys, proc and dev in place of the system's, for tests",
     into<&Options::root>},
    {"--help", "", "print this text", into<&Options::help>, Use::kHelp},
};

constexpr host::Program<Options> kProgram = {
    .name = "flasher",
    .purpose =
        "Writes an image to a USB stick, and reads back what the stick holds.\n"
        "Without a disk it lists those that there are, and writes nothing:\n\n"
        "  bazel run //my:disk.flash\n"
        "  bazel run //my:disk.flash -- /dev/sdX",
    .options = kOptions,
    .notes =
        "What is mounted or used otherwise is never written. If a disk is not whole at the end, it "
        "says so and\nends with status 1; 2 means a wrong command line.",
};

// How this very program is started without Bazel.
std::string own_command(const Options& options) {
  std::string program(4096, '\0');
  const ssize_t size = readlink("/proc/self/exe", program.data(), program.size());
  program.resize(size < 0 ? 0 : static_cast<std::size_t>(size));
  char* real = realpath(options.image.c_str(), nullptr);
  const std::string command =
      concat(program, " --image=", real != nullptr ? real : options.image, " ");
  std::free(real);
  return command;
}

std::string flags(const Options& options) {
  return concat(options.force ? "--force " : "", options.yes ? "--yes " : "");
}

// What to type to start it, up to the disk's name.
std::string command(const Options& options) {
  return (options.target.empty() ? own_command(options)
                                 : concat("bazel run ", options.target, " -- ")) +
         flags(options);
}

// The device that the user means: with --root, that of the folder.
std::string device_named(const Options& options) {
  const std::string_view disk = options.disk;
  return concat(disk.starts_with("/dev/") ? options.root : std::string(), disk);
}

// Says how far it is: on a terminal in one line, elsewhere at each tenth.
class Progress : public image::Watcher {
 public:
  ~Progress() override {
    if (is_terminal_ && shown_ >= 0) {
      std::fputc('\n', stderr);
    }
  }

  void progress(std::string_view step, std::uint64_t done, std::uint64_t all) override {
    const int parts = is_terminal_ ? 100 : 10;
    const int part = static_cast<int>(done * static_cast<unsigned>(parts) / all);
    if (part != shown_) {
      shown_ = part;
      std::fprintf(stderr, is_terminal_ ? "\r\033[K%3d %%  %.*s" : "%3d %%  %.*s\n",
                   part * (100 / parts), static_cast<int>(step.size()), step.data());
      std::fflush(stderr);
    }
  }

  bool asks_to_end() override { return signals_.asks_to_end(); }

 private:
  host::Signals signals_;
  const bool is_terminal_ = isatty(STDERR_FILENO) != 0;
  int shown_ = -1;
};

// Asks for the disk's name. The failure says that it is not written.
Result<> confirm(const image::Disk& disk, const std::string& path) {
  if (isatty(STDIN_FILENO) == 0) {
    return host::failure(path,
                         ": is not written: there is no terminal to ask on: add --yes to "
                         "write it without a question");
  }
  std::printf("All of this will be lost. To write the image, type %s: ", disk.name.c_str());
  std::fflush(stdout);
  std::string answer;
  for (int letter = std::getchar(); letter != '\n' && letter != EOF; letter = std::getchar()) {
    answer += static_cast<char>(letter);
  }
  if (answer != disk.name && answer != path) {
    return host::failure(path, ": is not written, since the answer was not ", disk.name);
  }
  return {};
}

// The disk, open for nobody else, if it is the one that the system has described.
Result<image::SystemDevice> open_disk(const Options& options, const image::Disk& disk,
                                      const std::string& path) {
  if (access(path.c_str(), R_OK | W_OK) < 0 && geteuid() != 0) {
    return host::failure(path, ": only root may write it: ",
                         options.target.empty()
                             ? std::string()
                             : concat("bazel run --run_under=sudo ", options.target, " -- ",
                                      flags(options), path, ", or: "),
                         "sudo ", own_command(options), flags(options), path);
  }
  auto device = image::SystemDevice::open(path);
  if (!device) {
    return device;
  }
  const auto size = device->size();
  if (!size || *size != disk.size || (options.root.empty() && device->number() != disk.number)) {
    return host::failure(path,
                         ": is not the disk any more that the system describes: run this again");
  }
  return device;
}

std::unexpected<std::string> not_written(const Options& options, const std::string& path,
                                         const image::WriteFailure& failure) {
  if (failure.is_untouched) {
    return host::failure(path, ": is as it was: ", failure.reason, " before anything was written");
  }
  return host::failure(
      path, ": is not whole: ", failure.reason, ". ",
      failure.may_start
          ? "Its start could not be wiped, so that it may start a machine all the same"
          : "It starts no machine, and what was on it is lost",
      ". Write it again (", command(options), path, "), or take another disk");
}

Result<> flash(const Options& options, const image::SystemFolders& folders, host::Bytes image,
               const image::ImageNeeds& needs, const image::Disk& disk) {
  const std::string path = image::device_path(folders, disk.name);
  if (const auto reason = image::refusal(folders, disk, needs, options.force)) {
    return host::failure(path, ": ", *reason);
  }
  auto device = open_disk(options, disk, path);
  if (!device) {
    return std::unexpected(device.error());
  }
  const std::string contents = image::contents_of(folders, disk);
  std::fwrite(contents.data(), 1, contents.size(), stdout);
  if (!options.yes) {
    if (const auto confirmed = confirm(disk, path); !confirmed) {
      return confirmed;
    }
  }
  std::fflush(stdout);
  const auto fitted = image::fit(std::move(image), disk.size);
  if (!fitted) {
    return host::failure(options.image, ": ", fitted.error());
  }

  const auto written = [&] {
    Progress progress;
    return image::write_disk(*fitted, *device, progress);
  }();
  if (!written) {
    return not_written(options, path, written.error());
  }
  device->show_partitions();
  std::printf(
      "%s holds the image, and was read back. It can be unplugged, where the system has not "
      "mounted it by itself (eject %s).\n",
      path.c_str(), path.c_str());
  return {};
}

Result<> run(const Options& options) {
  auto image = host::read_file(options.image);
  if (!image) {
    return std::unexpected(image.error());
  }
  const auto needs = image::needs_of(*image);
  if (!needs) {
    return host::failure(options.image, ": ", needs.error());
  }
  const image::SystemFolders folders = {
      .sys = options.root + "/sys", .proc = options.root + "/proc", .dev = options.root + "/dev"};
  const auto disks = image::system_disks(folders);
  if (!disks) {
    return std::unexpected(disks.error());
  }
  if (options.disk.empty()) {
    const std::string text = image::disk_list(folders, *disks, *needs, command(options));
    std::fwrite(text.data(), 1, text.size(), stdout);
    return {};
  }
  return image::find_disk(folders, *disks, device_named(options))
      .and_then([&](const image::Disk& disk) {
        return flash(options, folders, std::move(*image), *needs, disk);
      });
}

}  // namespace

int main(int count, char** values) {
  // Failures of write(), which are told, and not the end in the middle of a disk.
  signal(SIGPIPE, SIG_IGN);
  signal(SIGXFSZ, SIG_IGN);

  std::vector<std::string> arguments = host::arguments_of(count, values);
  for (std::string& argument : arguments) {
    if (!argument.starts_with("-")) {
      argument.insert(0, "--disk=");
    }
  }
  Options options;
  if (const auto parsed = host::parse_options(kProgram, arguments, options); !parsed) {
    return host::fail(kProgram.name, parsed.error(), host::kBadCommandLine);
  }
  if (options.help) {
    const std::string text = host::help(kProgram);
    std::fwrite(text.data(), 1, text.size(), stdout);
    return host::kDone;
  }
  if (const auto done = run(options); !done) {
    return host::fail(kProgram.name, done.error());
  }
  return host::kDone;
}
