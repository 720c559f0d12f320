// SPDX-License-Identifier: Apache-2.0
#include "image/builder/testing/read_bundle.h"

#include <gtest/gtest.h>

#include "boot/loader/bundle/bundle.h"
#include "boot/loader/bundle/test_bundle.h"
#include "boot/loader/memory/test_machine.h"

namespace slipway::image {
namespace {

using loader::testing::TestDisk;
using loader::testing::TestMachine;

std::string sentence(const loader::Error& error) {
  loader::Message message;
  describe(error, message);
  return std::string(message.text());
}

ReadBundle::File read_file(std::string_view name, loader::FileSource& source) {
  ReadBundle::File file = {std::string(name), host::Bytes(source.size())};
  if (!file.contents.empty()) {
    const auto read = source.read(0, file.contents);
    EXPECT_TRUE(read.has_value()) << sentence(read.error());
  }
  return file;
}

}  // namespace

ReadBundle read_bundle(std::span<const std::byte> bytes) {
  TestMachine machine(TestMachine::pc(4 * loader::testing::kMebibyte));
  TestDisk disk(bytes);
  const auto bundle = loader::open_bundle(
      disk, loader::testing::place_of(bytes),
      {.map = machine.map(), .memory = machine.memory(), .end = TestMachine::kReachableEnd});
  if (!bundle) {
    ADD_FAILURE() << sentence(bundle.error());
    return {};
  }
  ReadBundle read = {.files = {read_file("", *bundle->kernel)},
                     .command_line = std::string(bundle->command_line),
                     .protocol = bundle->protocol,
                     .request = {bundle->request.begin(), bundle->request.end()}};
  for (const auto& module : bundle->modules) {
    read.files.push_back(read_file(module.name, *module.file));
  }
  return read;
}

}  // namespace slipway::image
