// SPDX-License-Identifier: Apache-2.0
// vm_disk: makes a disk of a virtual machine depend on nothing but what is on it. See --help.
#include <string>

#include "host/command_line/run_tool.h"
#include "host/command_line/values.h"
#include "host/files/file_io.h"
#include "image/builder/disk/disk_identity.h"
#include "image/vm_disk/identity.h"

namespace {

using namespace slipway;
using host::into;
using host::Use;

struct Options {
  std::string image;
  std::string disk;
  bool help = false;
};

constexpr host::Option<Options> kOptions[] = {
    {"--image", "FILE", "what is on the disk", into<&Options::image>, Use::kRequired},
    {"--disk", "FILE", "the same as qemu-img has converted it, which is changed",
     into<&Options::disk>, Use::kRequired},
    {"--help", "", "print this text", into<&Options::help>, Use::kHelp},
};

constexpr host::Program<Options> kProgram = {
    .name = "vm_disk",
    .purpose = "Gives a disk of a virtual machine an identity that comes from what is on it.",
    .options = kOptions,
    .notes = "The disk is a qcow2, VMDK or VDI in one file.",
};

host::Result<> run(const Options& options) {
  const auto image = host::read_file(options.image);
  if (!image) {
    return std::unexpected(image.error());
  }
  auto disk = host::read_file(options.disk);
  if (!disk) {
    return std::unexpected(disk.error());
  }
  if (const auto put = image::put_identity(*disk, image::DiskIdentity({*image})); !put) {
    return host::failure(options.disk, ": ", put.error());
  }
  return host::write_file(options.disk, *disk);
}

}  // namespace

int main(int count, char** values) {
  return host::run_tool(kProgram, count, values, run);
}
