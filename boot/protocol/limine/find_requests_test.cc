// SPDX-License-Identifier: Apache-2.0
#include "boot/protocol/limine/find_requests.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "boot/loader/error/message.h"
#include "boot/protocol/limine/abi.h"
#include "boot/protocol/limine/test_requests.h"

namespace slipway::protocol::limine {
namespace {

using loader::testing::kR;
using loader::testing::TestKernel;

loader::Result<std::optional<FoundRequests>> find(const TestKernel& kernel) {
  return find_in(kernel.file());
}

Requests requests_of(const TestKernel& kernel) {
  const auto found = find(kernel);
  EXPECT_TRUE(found && *found);
  return found && *found ? (*found)->requests : Requests{};
}

std::string refusal(const TestKernel& kernel) {
  const auto found = find(kernel);
  if (found) {
    return "(found)";
  }
  loader::Message message;
  loader::describe_without_subject(found.error(), message);
  return std::string(message.text());
}

TEST(FindRequests, FindsNothingInAKernelOfAnotherProtocol) {
  const auto found = find(TestKernel::fit());
  ASSERT_TRUE(found);
  EXPECT_FALSE(*found);
}

TEST(FindRequests, FindsEachFeature) {
  TestLimineKernel kernel(3);
  for (std::size_t i = 0; i < kFeatures; ++i) {
    kernel.request(static_cast<Feature>(i));
  }
  const Requests requests = requests_of(kernel);
  EXPECT_EQ(requests.base_revision, 3u);
  EXPECT_EQ(requests.base_revision_tag, TestLimineKernel::kTag);
  for (std::size_t i = 0; i < kFeatures; ++i) {
    const auto feature = static_cast<Feature>(i);
    EXPECT_EQ(requests.place(feature), TestLimineKernel::place(feature)) << i;
  }
}

TEST(FindRequests, TakesAKernelWithoutTagForRevision0) {
  TestLimineKernel kernel;
  kernel.request(Feature::kMemoryMap);
  const Requests requests = requests_of(kernel);
  EXPECT_EQ(requests.base_revision, 0u);
  EXPECT_EQ(requests.base_revision_tag, kNowhere);
  EXPECT_TRUE(requests.has(Feature::kMemoryMap));
  EXPECT_FALSE(requests.has(Feature::kModules));
}

TEST(FindRequests, LooksAtAddressesThatAreMultiplesOf8) {
  TestLimineKernel kernel;
  kernel.put(TestKernel::kRodata + 0x104, Request{kRequestMark, kFeatureIds[0], 0, 0});
  const auto found = find(kernel);
  ASSERT_TRUE(found);
  EXPECT_FALSE(*found);
}

// The segment need not begin at such an address, nor where in the file it begins.
TEST(FindRequests, GoesByAddressesInMemory) {
  TestLimineKernel kernel;
  constexpr std::uint64_t kOdd = TestKernel::kText + 0x10'0004;
  kernel.load(kOdd, kR, 0x100, 0x100);
  kernel.put(kOdd + 4, Request{kRequestMark, kFeatureIds[0], 0, 0});
  EXPECT_EQ(requests_of(kernel).places[0], kOdd + 4);
}

TEST(FindRequests, ReadsTheSizeOfTheStack) {
  TestLimineKernel kernel;
  kernel.put(TestLimineKernel::place(Feature::kStackSize),
             StackSizeRequest{{kRequestMark, kFeatureIds[3], 0, 0}, 0x12345});
  EXPECT_EQ(requests_of(kernel).stack_size, 0x12345u);
}

TEST(FindRequests, KeepsTheIdsOfWhatIsNotAnswered) {
  TestLimineKernel kernel;
  kernel.put(TestKernel::kRodata + 0x100, Request{kRequestMark, {1, 2}, 0, 0});
  const auto found = find(kernel);
  ASSERT_TRUE(found && *found);
  EXPECT_EQ((*found)->unanswered, std::vector<FeatureId>({{1, 2}}));
}

TEST(FindRequests, HonoursTheMarks) {
  TestLimineKernel kernel(2);
  kernel.request(Feature::kBootloaderInfo);  // the first three, in this order
  kernel.request(Feature::kCommandLine);
  kernel.request(Feature::kStackSize);
  kernel.put(TestLimineKernel::place(Feature::kBootloaderInfo) - 0x40, kRequestsStartMark);
  EXPECT_TRUE(requests_of(kernel).has(Feature::kBootloaderInfo));
  EXPECT_TRUE(requests_of(kernel).has(Feature::kStackSize));
  // The last start counts.
  kernel.put(TestLimineKernel::place(Feature::kCommandLine) - 0x10, std::array{0, 0, 0, 0});
  kernel.put(TestLimineKernel::place(Feature::kBootloaderInfo), kRequestsStartMark);
  EXPECT_FALSE(requests_of(kernel).has(Feature::kBootloaderInfo));
  EXPECT_TRUE(requests_of(kernel).has(Feature::kCommandLine));
  // The first end, behind which the tag is as well.
  kernel.put(TestLimineKernel::place(Feature::kFirmwareType), kRequestsEndMark);
  kernel.put(TestLimineKernel::place(Feature::kMemoryMap), kRequestsEndMark);
  EXPECT_TRUE(requests_of(kernel).has(Feature::kCommandLine));
  EXPECT_FALSE(requests_of(kernel).has(Feature::kStackSize));
  EXPECT_EQ(requests_of(kernel).base_revision_tag, kNowhere);
}

TEST(FindRequests, RefusesTheSameRequestTwice) {
  TestLimineKernel kernel;
  kernel.request(Feature::kMemoryMap);
  kernel.put(
      TestKernel::kData + 0x80,
      Request{kRequestMark, kFeatureIds[static_cast<std::size_t>(Feature::kMemoryMap)], 0, 0});
  EXPECT_EQ(refusal(kernel),
            "it has the same Limine request twice, at 0xffffffff80002300 and 0xffffffff80004080");
}

TEST(FindRequests, RefusesTwoBaseRevisions) {
  TestLimineKernel kernel(1);
  kernel.put(TestKernel::kRodata + 0x700, BaseRevisionTag{kBaseRevisionMark, 1});
  EXPECT_EQ(refusal(kernel),
            "it has two Limine base revision tags, at 0xffffffff80002700 and 0xffffffff80004040");
}

TEST(FindRequests, RefusesRevisionsThatAreNotServed) {
  EXPECT_EQ(refusal(TestLimineKernel(6)), "(found)");
  EXPECT_EQ(refusal(TestLimineKernel(7)),
            "it asks for base revision 7 of the Limine boot protocol, and this loader serves 0 to "
            "6");
}

TEST(FindRequests, RefusesMarksInTheWrongOrder) {
  TestLimineKernel kernel(1);
  kernel.put(TestKernel::kRodata, kRequestsEndMark);
  kernel.put(TestKernel::kRodata + 0x80, kRequestsStartMark);
  EXPECT_EQ(refusal(kernel),
            "its mark for the end of the Limine requests, at 0xffffffff80002000, is before the one "
            "for their start, at 0xffffffff80002080");
}

TEST(FindRequests, RefusesARequestThatIsCut) {
  TestLimineKernel kernel;
  kernel.load(TestKernel::kText + 0x10'0000, kR, 0x20, 0x20);
  kernel.put(TestKernel::kText + 0x10'0000,
             std::array<std::uint64_t, 4>{kRequestMark[0], kRequestMark[1], 1, 2});
  EXPECT_EQ(refusal(kernel),
            "its Limine request at 0xffffffff80100000 does not lie in one segment");
}

TEST(FindRequests, RefusesFiveLevelsOfPagesOrNothing) {
  TestLimineKernel kernel;
  PagingModeRequest wish = {
      {kRequestMark, kFeatureIds[static_cast<std::size_t>(Feature::kPagingMode)], 1, 0},
      PagingMode::k5Level,
      PagingMode::k5Level,
      PagingMode::k4Level};
  kernel.put(TestLimineKernel::place(Feature::kPagingMode), wish);
  EXPECT_EQ(refusal(kernel), "(found)");
  wish.min_mode = PagingMode::k5Level;
  kernel.put(TestLimineKernel::place(Feature::kPagingMode), wish);
  EXPECT_EQ(refusal(kernel),
            "it wants 5-level paging and nothing less, which this loader does not have");
}

// It has 56 bytes in revision 0, and 72 since.
TEST(FindRequests, RefusesAPagingModeThatIsCut) {
  const auto found_with = [](std::uint64_t revision, std::uint64_t size) {
    TestLimineKernel kernel;
    constexpr std::uint64_t kPlace = TestKernel::kText + 0x10'0000;
    kernel.load(kPlace, kR, size, size);
    for (std::uint64_t i = 0; i < size; ++i) {
      kernel.put(kPlace + i, std::byte{0});
    }
    kernel.put(kPlace,
               Request{kRequestMark, kFeatureIds[static_cast<std::size_t>(Feature::kPagingMode)],
                       revision, 0});
    return refusal(kernel);
  };
  constexpr std::string_view kCut =
      "its Limine request at 0xffffffff80100000 does not lie in one segment";
  EXPECT_EQ(found_with(0, 56), "(found)");
  EXPECT_EQ(found_with(0, 55), kCut);
  EXPECT_EQ(found_with(1, 72), "(found)");
  EXPECT_EQ(found_with(1, 71), kCut);
}

TEST(CheckAddresses, WantsTheTop2GiBOrAKernelThatCanBeMoved) {
  const auto fits = [](std::uint64_t address, bool position_independent) {
    const loader::Segment segment = {.virtual_address = address,
                                     .memory_size = 1,
                                     .file_offset = 0,
                                     .file_size = 0,
                                     .index = 0,
                                     .physical_address = 0,
                                     .rights = kR};
    return check_addresses(std::span(&segment, 1), position_independent).has_value();
  };
  EXPECT_TRUE(fits(0xFFFF'FFFF'8000'0000, false));
  EXPECT_FALSE(fits(0xFFFF'FFFF'7FFF'F000, false));
  EXPECT_FALSE(fits(0x10'0000, false));
  EXPECT_TRUE(fits(0, true));
}

}  // namespace
}  // namespace slipway::protocol::limine
