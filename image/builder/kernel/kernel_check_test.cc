// SPDX-License-Identifier: Apache-2.0
// That the table of what is known about errors is whole: each one that can be in a kernel's file
// has advice, and a kernel that provokes it.
#include "image/builder/kernel/kernel_check.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "boot/loader/error/error_rows.h"
#include "boot/protocol/slipway/request_error_rows.h"
#include "image/builder/kernel/advice.h"
#include "image/builder/testing/broken_kernels.h"

namespace slipway::image {
namespace {

KernelFault fault_of(const KernelError& error) {
  if (const auto* refused = std::get_if<loader::Error>(&error)) {
    const auto in_request = protocol::request_error(*refused);
    return in_request ? KernelFault(*in_request) : KernelFault(refused->code);
  }
  if (const auto* section = std::get_if<SectionError>(&error)) {
    return section->fault;
  }
  if (const auto* foreign = std::get_if<ForeignProtocolError>(&error)) {
    return foreign->protocol;
  }
  ADD_FAILURE() << std::get<OtherProtocolError>(error).sentence;
  return {};
}

bool is_provoked(KernelFault fault) {
  return std::ranges::contains(broken_kernels(), fault, &BrokenKernel::fault);
}

class BrokenKernelTest : public testing::TestWithParam<BrokenKernel> {};

TEST_P(BrokenKernelTest, HasItsFault) {
  const host::Bytes file = GetParam().make();
  const auto checked = check_kernel(ElfFile(file));
  ASSERT_FALSE(checked.has_value());
  EXPECT_EQ(fault_of(checked.error()), GetParam().fault);
}

INSTANTIATE_TEST_SUITE_P(Each, BrokenKernelTest, testing::ValuesIn(broken_kernels()),
                         [](const auto& test) { return std::string(test.param.name); });

class LoaderErrorTest : public testing::TestWithParam<loader::ErrorRow> {};

TEST_P(LoaderErrorTest, HasAdviceIfTheBuildCanHelp) {
  const std::string text = advice({.code = GetParam().code}, ElfFile({}));
  EXPECT_EQ(!text.empty(), GetParam().found == loader::Found::kAtBuild) << text;
  EXPECT_FALSE(text.ends_with(".")) << text;
}

TEST_P(LoaderErrorTest, IsProvokedByAKernelIfItIsInTheFile) {
  EXPECT_EQ(is_provoked(GetParam().code), GetParam().found == loader::Found::kAtBuild);
}

INSTANTIATE_TEST_SUITE_P(Each, LoaderErrorTest, testing::ValuesIn(loader::kErrorRows),
                         [](const auto& test) { return std::string(test.param.name); });

class RequestErrorTest : public testing::TestWithParam<protocol::RequestErrorRow> {};

TEST_P(RequestErrorTest, HasAdviceAndAKernelThatProvokesIt) {
  const std::string text = advice(protocol::loader_error(GetParam().error), ElfFile({}));
  EXPECT_FALSE(text.empty());
  EXPECT_FALSE(text.ends_with(".")) << text;
  EXPECT_TRUE(is_provoked(GetParam().error));
}

INSTANTIATE_TEST_SUITE_P(Each, RequestErrorTest, testing::ValuesIn(protocol::kRequestErrorRows),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(SectionErrorTest, HasASentenceAdviceAndAKernelThatProvokesIt) {
  for (const SectionFault fault : kSectionFaults) {
    EXPECT_FALSE(sentence_of({fault}).empty());
    EXPECT_FALSE(advice({fault}).empty());
    EXPECT_TRUE(is_provoked(fault)) << sentence_of({fault});
  }
}

TEST(ForeignProtocolErrorTest, HasASentenceAdviceAndAKernelThatProvokesIt) {
  for (const ForeignProtocol protocol : kForeignProtocols) {
    const ForeignProtocolError error = {protocol, "a mark", true};
    EXPECT_TRUE(sentence_of(error).ends_with("it has a mark"));
    EXPECT_FALSE(advice(error).empty());
    EXPECT_TRUE(is_provoked(protocol)) << sentence_of(error);
  }
}

}  // namespace
}  // namespace slipway::image
