// SPDX-License-Identifier: Apache-2.0
// Kernels that speak another protocol than Slipway's own, of which there may be none in the list.
// This one is the test's.
#include "image/builder/kernel/other_protocol.h"

#include <gtest/gtest.h>

#include <string>

#include "boot/loader/bundle/bundle_format.h"
#include "boot/protocol/protocol_list.h"
#include "boot/protocol/slipway/plan.h"
#include "image/builder/kernel/kernel_check.h"
#include "image/builder/kernel/refusal.h"
#include "image/builder/testing/test_kernel.h"

namespace slipway::image {
namespace {

using protocol::Protocol;

constexpr std::string_view kSection = ".spoken_request";

// Of the protocol's own table, which neither the loader nor the image builder knows.
constexpr loader::ErrorText kOdd = {loader::Concern::kKernel,
                                    "it asks for {a} pages, which is an odd number"};

// A request is a byte: how many pages the stack has.
loader::Result<loader::LoadPlan> plan(std::span<const std::byte> request) {
  const auto pages = static_cast<std::uint64_t>(request.front());
  if (pages % 2 != 0) {
    return std::unexpected(
        loader::Error{.code = loader::ErrorCode::kProtocol, .numbers = {pages}, .text = &kOdd});
  }
  // Else as Slipway's, which the loader can carry out.
  auto plan = protocol::plan(protocol::KernelRequest{});
  plan->stack_size = pages * 4096;
  return plan;
}

constexpr Protocol kSpoken = {
    .name = loader::protocol_name("spoken"), .plan = plan, .answer = nullptr};

TestKernel kernel_that_asks_for(int pages) {
  constexpr std::uint64_t kAddress = kTestDataAddress + 0x10'0000;
  TestKernel kernel;
  kernel
      .add(loader::elf::SegmentType::kLoad, loader::elf::kFlagRead, kAddress,
           {std::byte{static_cast<unsigned char>(pages)}})
      .sections = {{std::string(kSection), 0, kAddress, 1}};
  return kernel;
}

// What the image builder says where the protocol is in the list; empty if it takes the kernel.
std::string refusal_of(const TestKernel& kernel) {
  static constexpr const Protocol* kList[] = {&kSpoken};
  const host::Bytes file = kernel.file();
  const ElfFile elf(file);
  const auto checked = check_kernel(elf, {}, false, kList);
  return checked ? "" : refusal("//my:kernel", elf, checked.error());
}

TEST(OtherProtocol, IsNamedInTheRequestThatTheBundleCarries) {
  const host::Bytes file = kernel_that_asks_for(4).file();
  static constexpr const Protocol* kList[] = {&protocol::kSlipway, &kSpoken};
  const auto request = check_kernel(ElfFile(file), {}, false, kList);
  ASSERT_TRUE(request.has_value());
  EXPECT_EQ(request->protocol, kSpoken.name);
  EXPECT_EQ(request->bytes, host::Bytes{std::byte{4}});
}

TEST(OtherProtocol, IsNotLookedForWhereTheListHasItNot) {
  const host::Bytes file = kernel_that_asks_for(3).file();
  const auto request = check_kernel(ElfFile(file));
  ASSERT_TRUE(request.has_value());
  EXPECT_EQ(request->protocol, protocol::kSlipway.name);
}

TEST(OtherProtocol, RefusesByItsOwnTable) {
  EXPECT_EQ(refusal_of(kernel_that_asks_for(3)),
            "ERROR: //my:kernel: it asks for 3 pages, which is an odd number\n"
            "  What to change: what the kernel asks for in its section .spoken_request.\n");
}

TEST(OtherProtocol, WantsAPlanThatTheLoaderCanCarryOut) {
  EXPECT_EQ(refusal_of(kernel_that_asks_for(0)),
            "ERROR: //my:kernel: it asks for a stack of 0 bytes: a multiple of 4 KiB can be had, "
            "from 4 KiB to 1 GiB\n"
            "  What to change: what the kernel asks for in its section .spoken_request.\n");
}

TEST(OtherProtocol, WantsOneSectionWithBytes) {
  constexpr std::string_view kRefusal =
      "ERROR: //my:kernel: there is not one section .spoken_request with bytes in the file\n"
      "  What to change: declare one request in the whole kernel, and give it an output section of "
      "its own in the linker script.\n";
  TestKernel two = kernel_that_asks_for(4);
  two.segments.back().sections.push_back(two.segments.back().sections.front());
  EXPECT_EQ(refusal_of(two), kRefusal);
  TestKernel none = kernel_that_asks_for(4);
  none.segments.back().sections.front().type = SHT_NOBITS;
  EXPECT_EQ(refusal_of(none), kRefusal);
}

TEST(OtherProtocol, IsNamedWhereSlipwaysIsAskedForAsWell) {
  TestKernel kernel = kernel_with_request({});
  kernel.segments.push_back(kernel_that_asks_for(4).segments.back());
  EXPECT_EQ(refusal_of(kernel),
            "ERROR: //my:kernel: it can be loaded by several protocols: it has the section "
            ".slipway_request and the section .spoken_request\n"
            "  What to change: say which one is meant where the image is made: protocol = "
            "\"slipway\" or \"spoken\".\n");
}

}  // namespace
}  // namespace slipway::image
