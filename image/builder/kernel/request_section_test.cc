// SPDX-License-Identifier: Apache-2.0
#include "image/builder/kernel/request_section.h"

#include <gtest/gtest.h>

#include <cstring>

#include "image/builder/testing/test_kernel.h"

namespace slipway::image {
namespace {

using protocol::KernelRequest;

// The section, or what there is to say about it.
std::expected<host::Bytes, std::string> section_of(const host::Bytes& file) {
  const ElfFile kernel(file);
  const auto found = find_request(kernel);
  if (found) {
    return host::Bytes(found->begin(), found->end());
  }
  return std::unexpected(sentence_of(found.error()) + "\n" + advice(found.error()));
}

std::string refusal(const host::Bytes& file) {
  const auto found = section_of(file);
  return found ? "(found)" : found.error();
}

// The fit kernel's request, changed.
TestKernel spoiled(void (*spoil)(TestSegment& segment)) {
  TestKernel kernel = kernel_with_request({});
  spoil(kernel.segments.back());
  return kernel;
}

TEST(FindRequestTest, FindsNoneInAKernelThatAsksForNothing) {
  const auto found = section_of(TestKernel().file());
  ASSERT_TRUE(found.has_value()) << found.error();
  EXPECT_TRUE(found->empty());
}

TEST(FindRequestTest, FindsTheSection) {
  KernelRequest request;
  request.stack_size = 12345;
  const host::Bytes file = kernel_with_request(request).file();
  const auto found = section_of(file);
  ASSERT_TRUE(found.has_value()) << found.error();
  ASSERT_EQ(found->size(), sizeof(KernelRequest));
  EXPECT_EQ(std::memcmp(found->data(), &request, sizeof request), 0);
}

// The requests of older and of newer protocols.
TEST(FindRequestTest, TakesOtherSizes) {
  for (const std::size_t size : {24u, 80u, 344u, 4096u}) {
    KernelRequest request;
    request.size = static_cast<std::uint32_t>(size);
    TestKernel kernel = kernel_with_request(request);
    TestSegment& segment = kernel.segments.back();
    segment.contents.resize(size);
    segment.header.memory_size = size;
    segment.sections[0].size = size;
    const host::Bytes file = kernel.file();
    const auto found = section_of(file);
    ASSERT_TRUE(found.has_value()) << found.error();
    EXPECT_EQ(found->size(), size);
  }
}

TEST(FindRequestTest, FindsOneThatTheLinkerScriptHasMerged) {
  const TestKernel kernel =
      spoiled([](TestSegment& segment) { segment.sections[0].name = ".rodata"; });
  EXPECT_EQ(refusal(kernel.file()),
            "the kernel's request is not in a section .slipway_request: the linker script has put "
            "it elsewhere, or the section headers have been stripped\n"
            "give it an output section of its own in the linker script, beside "
            ".rodata: .slipway_request : { KEEP(*(.slipway_request)) } :rodata; and do not strip "
            "the kernel, which the image builder does");
}

TEST(FindRequestTest, FindsOneAmongOtherDataAtAnyAlignment) {
  for (const std::size_t before : {8u, 16u, 24u, 4096u}) {
    TestKernel kernel = spoiled([](TestSegment& segment) { segment.sections.clear(); });
    TestSegment& segment = kernel.segments.back();
    segment.contents.insert(segment.contents.begin(), before, std::byte{0x11});
    segment.header.memory_size = segment.contents.size();
    EXPECT_NE(refusal(kernel.file()), "(found)") << before;
    segment.header.virtual_address += 4;
    segment.contents.erase(segment.contents.begin(), segment.contents.begin() + 4);
    segment.header.memory_size = segment.contents.size();
    EXPECT_NE(refusal(kernel.file()), "(found)") << before << ", not aligned in the file";
  }
}

TEST(FindRequestTest, IsNotMisledByTheMagicNumberAlone) {
  TestKernel kernel;
  TestSegment& rodata = kernel.segments[kTestRodata];
  rodata.contents.assign(200, std::byte{0xFF});
  rodata.header.memory_size = 200;
  std::memcpy(rodata.contents.data() + 8, &protocol::kRequestMagic, 8);
  EXPECT_EQ(refusal(kernel.file()), "(found)");
}

TEST(FindRequestTest, NamesASectionWithoutBytes) {
  const TestKernel kernel =
      spoiled([](TestSegment& segment) { segment.sections[0].type = SHT_NOBITS; });
  EXPECT_TRUE(refusal(kernel.file())
                  .starts_with("section .slipway_request has no bytes in the "
                               "file\ndeclare one request"));
}

TEST(FindRequestTest, NamesTwoSections) {
  const TestKernel kernel =
      spoiled([](TestSegment& segment) { segment.sections.push_back(segment.sections.front()); });
  EXPECT_TRUE(refusal(kernel.file()).starts_with("there are 2 sections .slipway_request\n"));
}

TEST(FindRequestTest, NamesTwoRequestsInOneSection) {
  const TestKernel kernel = spoiled([](TestSegment& segment) {
    const host::Bytes request = segment.contents;
    segment.contents.insert(segment.contents.end(), request.begin(), request.end());
    segment.header.memory_size = segment.contents.size();
    segment.sections[0].size = segment.contents.size();
  });
  EXPECT_TRUE(refusal(kernel.file())
                  .starts_with("section .slipway_request has 672 bytes, of which the request takes "
                               "336\ndeclare one request"));
}

TEST(CommandLineTest, EndsAtTheZeroOrWithTheField) {
  KernelRequest request;
  EXPECT_EQ(command_line_of(request), "");
  std::strcpy(request.command_line, "one two");
  EXPECT_EQ(command_line_of(request), "one two");
  std::memset(request.command_line, 'x', sizeof request.command_line);
  EXPECT_EQ(command_line_of(request), std::string(256, 'x'));
}

}  // namespace
}  // namespace slipway::image
