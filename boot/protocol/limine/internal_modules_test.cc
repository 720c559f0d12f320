// SPDX-License-Identifier: Apache-2.0
#include "boot/protocol/limine/internal_modules.h"

#include <gtest/gtest.h>

#include <array>
#include <cstring>
#include <string_view>
#include <vector>

#include "boot/loader/elf/kernel_check.h"
#include "boot/loader/elf/test_kernel.h"
#include "boot/loader/error/message.h"
#include "boot/protocol/limine/abi.h"
#include "boot/protocol/limine/features.h"

namespace slipway::protocol::limine {
namespace {

using loader::elf::DynamicEntry;
using loader::elf::DynamicTag;
using loader::elf::Rela;
using loader::testing::TestKernel;

constexpr std::uint64_t kConstants =
    0x2600;  // behind what is for relocations, and bytes that are not 0
constexpr std::uint64_t kModules = kConstants;
constexpr std::uint64_t kList = kConstants + 0x40;
constexpr std::uint64_t kModule = kConstants + 0x80;
constexpr std::uint64_t kPath = kConstants + 0xC0;
constexpr std::uint64_t kString = kConstants + 0x100;

// Of TestKernel::set_relocations().
constexpr loader::DynamicTable kRelocations = {TestKernel::kDynamic, 7 * sizeof(DynamicEntry)};

void put_text(TestKernel& kernel, std::uint64_t address, std::string_view text) {
  for (std::size_t i = 0; i <= text.size(); ++i) {
    kernel.put(address + i, i == text.size() ? '\0' : text[i]);
  }
}

// One module, with the words at these places in place of pointers.
TestKernel kernel_with(std::uint64_t list, std::uint64_t module, std::uint64_t path,
                       std::uint64_t string) {
  TestKernel kernel = TestKernel::position_independent();
  kernel.put(kModules, ModulesRequest{.request = {kRequestMark, kFeatureIds[0], /*revision=*/1, 0},
                                      .internal_count = 1,
                                      .internal_modules = list});
  kernel.put(kList, module);
  kernel.put(kModule, limine::InternalModule{path, string, kRequiredModule});
  put_text(kernel, kPath, "boot/one");
  put_text(kernel, kString, "words");
  return kernel;
}

// To be relocated where there is a dynamic table, and else as if it were linked to where it is.
loader::Result<std::vector<protocol::InternalModule>> find_in(const TestKernel& kernel,
                                                              loader::DynamicTable dynamic = {}) {
  const std::vector<std::byte> file = kernel.file();
  const auto header = loader::check_file_header(file, file.size());
  std::vector<loader::elf::ProgramHeader> headers(header->program_header_count);
  std::memcpy(headers.data(), file.data() + header->program_header_offset,
              header->program_headers_size());
  std::vector<loader::Segment> storage(headers.size());
  const auto segments = loader::check_segments(*header, headers, file.size(), storage);
  EXPECT_TRUE(segments);
  return find_internal_modules({.segments = segments->by_address(),
                                .file = file,
                                .dynamic = dynamic,
                                .position_independent = dynamic.size != 0},
                               kModules);
}

void expect_the_module(const loader::Result<std::vector<protocol::InternalModule>>& found) {
  ASSERT_TRUE(found);
  ASSERT_EQ(found->size(), 1u);
  EXPECT_EQ(found->front().path, "/boot/one");
  EXPECT_EQ(found->front().string, "words");
  EXPECT_TRUE(found->front().required);
}

std::string refusal(const TestKernel& kernel) {
  const auto found = find_in(kernel);
  if (found) {
    return "(found)";
  }
  loader::Message message;
  loader::describe_without_subject(found.error(), message);
  return std::string(message.text());
}

TEST(InternalModules, AreFoundByPointersInTheFile) {
  expect_the_module(find_in(kernel_with(kList, kModule, kPath, kString)));
}

TEST(InternalModules, AreFoundByPointersInRelocations) {
  TestKernel kernel = kernel_with(0, 0, 0, 0);
  const auto pointer = [](std::uint64_t place, std::uint64_t target) {
    return Rela{place, loader::elf::kRelocationRelative, target};
  };
  kernel.set_relocations(
      {pointer(kModules + offsetof(ModulesRequest, internal_modules), kList),
       pointer(kList, kModule), pointer(kModule, kPath), pointer(kModule + 8, kString)},
      {});
  expect_the_module(find_in(kernel, kRelocations));
}

// As linkers leave them that pack relocations: the words have the addends.
TEST(InternalModules, AreFoundByPointersInPackedRelocations) {
  TestKernel kernel = kernel_with(kList, kModule, kPath, kString);
  kernel.set_relocations(
      {}, {kModules + offsetof(ModulesRequest, internal_modules), kList, kModule, 0b11});
  expect_the_module(find_in(kernel, kRelocations));
}

// They point to the same numbers wherever the kernel goes, which is not where its file says.
TEST(InternalModules, AreRefusedWhereNobodyRelocatesPointers) {
  TestKernel kernel = kernel_with(kList, kModule, kPath, kString);
  kernel.set_relocations({}, {});
  EXPECT_FALSE(find_in(kernel, kRelocations));
}

TEST(InternalModules, AreRefusedWhereAPointerLeadsOut) {
  constexpr std::uint64_t kOut = 0x100000;
  EXPECT_EQ(
      refusal(kernel_with(kOut, kModule, kPath, kString)),
      "its internal module 1 is not in the kernel at 0x100000, or has no path, or a text that "
      "does not end");
  EXPECT_NE(refusal(kernel_with(kList, kOut, kPath, kString)), "(found)");
  EXPECT_NE(refusal(kernel_with(kList, kModule, kOut, kString)), "(found)");
  EXPECT_NE(refusal(kernel_with(kList, kModule, kPath, kOut)), "(found)");
  EXPECT_NE(refusal(kernel_with(~std::uint64_t{7}, kModule, kPath, kString)), "(found)");
}

TEST(InternalModules, AreRefusedWhereAPathNamesNoFile) {
  for (const std::string_view path : {"", "/", ".", "./..", "a/.."}) {
    TestKernel kernel = kernel_with(kList, kModule, kPath, kString);
    put_text(kernel, kPath, path);
    EXPECT_NE(refusal(kernel), "(found)") << path;
  }
}

// No byte of that kernel's constants is 0 but those that are put there.
TEST(InternalModules, AreRefusedWhereATextIsTooLong) {
  EXPECT_NE(refusal(kernel_with(kList, kModule, kConstants - 0x180, kString)), "(found)");
}

}  // namespace
}  // namespace slipway::protocol::limine
