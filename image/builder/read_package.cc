#include "image/builder/read_package.h"

#include <gtest/gtest.h>

#include "boot/loader/memory/test_machine.h"
#include "boot/loader/package/package.h"
#include "boot/loader/package/test_package.h"

namespace slipway::image {
namespace {

using loader::testing::TestDisk;
using loader::testing::TestMachine;

std::string sentence(const loader::Error& error) {
  loader::Message message;
  describe(error, message);
  return std::string(message.text());
}

ReadPackage::File read_file(std::string_view name, loader::FileSource& source) {
  ReadPackage::File file = {std::string(name), Bytes(source.size())};
  if (!file.contents.empty()) {
    const auto read = source.read(0, file.contents);
    EXPECT_TRUE(read.has_value()) << sentence(read.error());
  }
  return file;
}

}  // namespace

ReadPackage read_package(std::span<const std::byte> bytes) {
  TestMachine machine(TestMachine::pc(4 * loader::testing::kMebibyte));
  TestDisk disk(bytes);
  const auto package = loader::open_package(
      disk, loader::testing::place_of(bytes),
      {.map = machine.map(), .memory = machine.memory(), .end = TestMachine::kReachableEnd});
  if (!package) {
    ADD_FAILURE() << sentence(package.error());
    return {};
  }
  ReadPackage read = {.files = {read_file("", *package->kernel)},
                      .command_line = std::string(package->command_line),
                      .request = package->request};
  for (const auto& module : package->modules) {
    read.files.push_back(read_file(module.name, *module.file));
  }
  return read;
}

}  // namespace slipway::image
