// SPDX-License-Identifier: Apache-2.0
// Kernels whose requests are in no section of their own, and have to be looked for: those of the
// Limine boot protocol.
#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <string>
#include <string_view>

#include "boot/loader/bundle/bundle_format.h"
#include "host/files/file_io.h"
#include "image/builder/kernel/kernel.h"
#include "image/builder/kernel/kernel_check.h"
#include "image/builder/testing/foreign_kernels.h"
#include "image/builder/testing/test_kernel.h"

namespace slipway::image {
namespace {

// A witness, written from the protocol's text: base revision 3 and a framebuffer.
constexpr std::initializer_list<std::uint64_t> kBaseRevision3 = {0xF9562B2D5C95A6C8,
                                                                 0x6A7B384944536BDC, 3};
constexpr std::initializer_list<std::uint64_t> kFramebufferRequest = {
    0xC7B1DD30DF4C8B88, 0x0A82E883A194F07B, 0x9D5827DCD881DD75, 0xA3148604F6FAB11B, 0, 0};
constexpr std::initializer_list<std::uint64_t> kExecutableFileRequest = {
    0xC7B1DD30DF4C8B88, 0x0A82E883A194F07B, 0xAD97E90E83F1ED67, 0x31EB5D1C5FF23B69, 0, 0};
constexpr std::initializer_list<std::uint64_t> kTpmRequest = {
    0xC7B1DD30DF4C8B88, 0x0A82E883A194F07B, 0x98E094FC7E76E979, 0xEE8D8775C54E1D1F, 0, 0};

constexpr std::string_view kAboutMemory =
    "NOTE: //my:kernel: the Limine boot protocol has all memory mapped writable and executable; "
    "strict = True, where the image is made, has it not executable\n";

// The last number is the address.
constexpr std::initializer_list<std::uint64_t> kEntryInData = {
    0xC7B1DD30DF4C8B88, 0x0A82E883A194F07B, 0x13D86C035A1CD3E1, 0x2B0CAA89D8F3026A, 0, 0,
    kTestDataAddress};

// The fit kernel, linked to the top 2 GiB, with these numbers at the start of .data.
TestKernel kernel_with(std::initializer_list<std::initializer_list<std::uint64_t>> parts) {
  TestKernel kernel;
  TestSegment& data = kernel.segments[kTestData];
  data.contents.clear();
  for (const auto& part : parts) {
    for (const std::uint64_t number : part) {
      const auto* const bytes = reinterpret_cast<const std::byte*>(&number);
      data.contents.insert(data.contents.end(), bytes, bytes + sizeof(number));
    }
  }
  data.header.memory_size = data.contents.size();
  data.sections[0].size = data.contents.size();
  return kernel;
}

Request request_of(const TestKernel& kernel, std::string_view protocol = {}) {
  const host::Bytes file = kernel.file();
  const auto request = check_kernel(ElfFile(file), protocol);
  EXPECT_TRUE(request.has_value());
  return request.value_or(Request{});
}

// What the image builder says of it; empty if it takes the kernel without a word. What it says of
// all kernels for Limine is left out.
std::string words_about(const TestKernel& kernel, std::string_view protocol = {},
                        bool strict = false) {
  const auto read = Kernel::read("//my:kernel", kernel.file(), protocol, strict);
  std::string words = read ? read->warnings() : read.error();
  if (const std::size_t place = words.find(kAboutMemory); place != std::string::npos) {
    words.erase(place, kAboutMemory.size());
  }
  return words;
}

constexpr std::uint64_t kLimine = loader::protocol_name("limine");
constexpr std::uint64_t kSlipway = loader::protocol_name("slipway");

TEST(SearchedRequest, IsFoundWhereverItIs) {
  const Request request = request_of(kernel_with({kBaseRevision3, kFramebufferRequest}));
  EXPECT_EQ(request.protocol, kLimine);
  EXPECT_EQ(request.display.mode, loader::Display::kFramebuffer);
  EXPECT_FALSE(request.wants_own_file);
  EXPECT_EQ(words_about(kernel_with({kBaseRevision3, kFramebufferRequest})), "");
}

TEST(SearchedRequest, NeedsNoTag) {
  EXPECT_EQ(request_of(kernel_with({kFramebufferRequest})).protocol, kLimine);
  EXPECT_EQ(request_of(TestKernel()).protocol, kSlipway);
}

TEST(SearchedRequest, MayNotBeForAnEntryPointThatIsData) {
  EXPECT_EQ(words_about(kernel_with({kBaseRevision3, kEntryInData})),
            "ERROR: //my:kernel: the entry point that it requests, 0xffffffff80002000, is in no "
            "segment that is executable\n"
            "  What to change: let `entry` of the request point to a function of the kernel.\n");
}

TEST(SearchedRequest, MayWantTheKernelsOwnFile) {
  EXPECT_TRUE(request_of(kernel_with({kBaseRevision3, kExecutableFileRequest})).wants_own_file);
}

TEST(SearchedRequest, IsNamedWhereSlipwaysIsThereAsWell) {
  TestKernel kernel = kernel_with({kBaseRevision3});
  kernel.segments.push_back(kernel_with_request({}).segments.back());
  EXPECT_EQ(words_about(kernel),
            "ERROR: //my:kernel: it can be loaded by several protocols: it has the section "
            ".slipway_request and requests of the Limine boot protocol\n"
            "  What to change: say which one is meant where the image is made: protocol = "
            "\"slipway\" or \"limine\".\n");
  EXPECT_EQ(request_of(kernel, "slipway").protocol, kSlipway);
  EXPECT_EQ(request_of(kernel, "limine").protocol, kLimine);
}

// Whatever Slipway calls the sections of other protocols: kernels have this one.
TEST(SearchedRequest, MayBeInASectionOfAnyName) {
  TestKernel kernel = kernel_with({kBaseRevision3, kFramebufferRequest});
  kernel.segments[kTestData].sections[0].name = ".limine_request";
  EXPECT_EQ(words_about(kernel), "");
  EXPECT_EQ(request_of(kernel).protocol, kLimine);
  EXPECT_EQ(request_of(kernel, "limine").protocol, kLimine);
}

TEST(SearchedRequest, MayBeWanted) {
  EXPECT_EQ(request_of(kernel_with({kFramebufferRequest}), "limine").protocol, kLimine);
  EXPECT_EQ(words_about(TestKernel(), "limine"),
            "ERROR: //my:kernel: it does not speak the protocol \"limine\": it has no "
            "requests of the Limine boot protocol\n"
            "  What to change: leave protocol out where the image is made, so that what the kernel "
            "has decides, or look why the linker has not kept its requests.\n");
  EXPECT_EQ(words_about(TestKernel(), "grub"),
            "ERROR: //my:kernel: there is no protocol \"grub\"\n"
            "  What to change: name one that Slipway's //boot/protocol:protocols.bzl has.\n");
}

// What a linker leaves of a kernel of 32 bits whose header it has not kept.
TEST(SearchedRequest, IsMissedInAFileThatCannotBeLoadedAsItIs) {
  TestKernel kernel;
  constexpr std::size_t kClass = 4;
  kernel.header.identification[kClass] = 1;  // 32 bits
  EXPECT_TRUE(words_about(kernel, "multiboot2")
                  .starts_with("ERROR: //my:kernel: it does not speak the protocol \"multiboot2\": "
                               "it has no Multiboot2 header\n"));
  EXPECT_FALSE(words_about(kernel, "limine").contains("does not speak"));
  EXPECT_TRUE(words_about(kernel, "grub").contains("there is no protocol \"grub\""));
}

// A kernel for GRUB whose entry is one for Slipway all the same.
TEST(SearchedRequest, IsSlipwaysWhereThatIsWanted) {
  EXPECT_EQ(words_about(kernel_for_multiboot2(), "slipway"), "");
  EXPECT_NE(words_about(kernel_for_multiboot2()), "");
}

TEST(SearchedRequest, ComesBeforeProtocolsThatAreNotSpoken) {
  TestKernel kernel = kernel_with({kBaseRevision3});
  kernel.segments[kTestRodata] = kernel_for_bootboot().segments[kTestRodata];
  EXPECT_EQ(request_of(kernel).protocol, kLimine);
}

// Two internal modules: a request for modules at the start of .data, and behind it the two
// pointers, the two structures and the texts.
TestKernel kernel_with_internal_modules(std::uint64_t revision, std::uint64_t count) {
  const std::uint64_t data = TestKernel().segments[kTestData].header.virtual_address;
  constexpr std::uint64_t kPointers = 64;
  constexpr std::uint64_t kModules = kPointers + 16;
  constexpr std::uint64_t kTexts = kModules + 48;
  TestKernel kernel = kernel_with({{0xC7B1DD30DF4C8B88, 0x0A82E883A194F07B, 0x3E7E279702BE32AF,
                                    0xCA1C4F3BD1280CEE, revision, 0, count, data + kPointers},
                                   {data + kModules, data + kModules + 24},
                                   {data + kTexts, data + kTexts + 16, 1},
                                   {data + kTexts + 8, 0, 2}});
  TestSegment& segment = kernel.segments[kTestData];
  for (const char character : std::string_view("./a/b\0\0\0../c//d\0words\0", 22)) {
    segment.contents.push_back(static_cast<std::byte>(character));
  }
  segment.header.memory_size = segment.contents.size();
  segment.sections[0].size = segment.contents.size();
  return kernel;
}

TEST(SearchedRequest, MayNameInternalModules) {
  const Request request = request_of(kernel_with_internal_modules(1, 2));
  ASSERT_EQ(request.internal_modules.size(), 2u);
  EXPECT_EQ(request.internal_modules[0].path, "/a/b");
  EXPECT_EQ(request.internal_modules[0].string, "words");
  EXPECT_TRUE(request.internal_modules[0].required);
  EXPECT_FALSE(request.internal_modules[0].unpacked);
  EXPECT_EQ(request.internal_modules[1].path, "/c/d");
  EXPECT_EQ(request.internal_modules[1].string, "");
  EXPECT_FALSE(request.internal_modules[1].required);
  EXPECT_TRUE(request.internal_modules[1].unpacked);
}

TEST(SearchedRequest, HasNoInternalModulesInRevision0) {
  EXPECT_TRUE(request_of(kernel_with_internal_modules(0, 2)).internal_modules.empty());
}

TEST(SearchedRequest, IsRefusedWhereAnInternalModuleIsNotThere) {
  // Behind the two pointers is the first structure, which begins with a pointer to a text.
  EXPECT_TRUE(
      words_about(kernel_with_internal_modules(1, 3))
          .starts_with("ERROR: //my:kernel: its internal module 3 is not in the kernel at "));
  EXPECT_NE(words_about(kernel_with_internal_modules(1, ~std::uint64_t{0})), "");
}

// Many kernels have an entry for GRUB beside the one for Limine.
TEST(SearchedRequest, IsNamedWhereAHeaderOfMultibootIsThereAsWell) {
  TestKernel kernel = kernel_with({kBaseRevision3});
  kernel.segments[kTestText] = kernel_for_multiboot2().segments[kTestText];
  EXPECT_EQ(words_about(kernel),
            "ERROR: //my:kernel: it can be loaded by several protocols: it has requests of the "
            "Limine boot protocol and a Multiboot2 header\n"
            "  What to change: say which one is meant where the image is made: protocol = "
            "\"limine\" or \"multiboot2\".\n");
  EXPECT_EQ(request_of(kernel, "limine").protocol, kLimine);
}

// Numbers as a header's, but where no loader looks, or which do not add up: no header is meant.
TEST(SearchedRequest, IsNoMultibootsWhereThatIsInDoubt) {
  const auto with_multiboot2 = [](std::size_t before, std::uint32_t off) {
    TestKernel kernel = kernel_with({kBaseRevision3});
    TestSegment& data = kernel.segments[kTestData];
    host::Bytes header = kernel_for_multiboot2().segments[kTestText].contents;
    header[12] = static_cast<std::byte>(std::to_integer<std::uint32_t>(header[12]) + off);
    data.contents.insert(data.contents.end(), before, std::byte{0});
    data.contents.insert(data.contents.end(), header.begin(), header.end());
    data.header.memory_size = data.contents.size();
    data.sections[0].size = data.contents.size();
    return kernel;
  };
  EXPECT_EQ(request_of(with_multiboot2(0, 1)).protocol, kLimine);
  EXPECT_EQ(request_of(with_multiboot2(32768, 0)).protocol, kLimine);
  EXPECT_NE(words_about(with_multiboot2(0, 0)), "") << "there is no doubt";
  EXPECT_TRUE(words_about(with_multiboot2(32768, 0), "multiboot2").contains("32768 bytes"));
}

// Nor are kernels rare that have both headers.
TEST(SearchedRequest, IsNamedWhereBothHeadersOfMultibootAreThere) {
  TestKernel kernel = kernel_for_multiboot();
  TestSegment& rodata = kernel.segments[kTestRodata];
  rodata.contents = kernel_for_multiboot2().segments[kTestText].contents;
  rodata.header.memory_size = rodata.contents.size();
  rodata.sections[0].size = rodata.contents.size();
  EXPECT_EQ(words_about(kernel),
            "ERROR: //my:kernel: it can be loaded by several protocols: it has a Multiboot header "
            "and a Multiboot2 header\n"
            "  What to change: say which one is meant where the image is made: protocol = "
            "\"multiboot\" or \"multiboot2\".\n");
  for (TestSegment& segment : kernel.segments) {
    segment.header.physical_address = segment.header.virtual_address - kTestTextAddress + 0x100000;
  }
  EXPECT_EQ(request_of(kernel, "multiboot").protocol, loader::protocol_name("multiboot"));
  EXPECT_EQ(request_of(kernel, "multiboot2").protocol, loader::protocol_name("multiboot2"));
}

// A kernel that is linked to a higher half, and not loaded to where a machine has memory.
TEST(SearchedRequest, IsAlsoInFilesThatTheLoaderReadsInAnotherForm) {
  TestKernel kernel = kernel_for_multiboot2();
  EXPECT_EQ(
      words_about(kernel),
      "ERROR: //my:kernel: segment 0 is to be loaded to 0xffffffff80000000 (0x18 bytes), and a "
      "kernel that starts in 32 bits can lie below 4 GiB only\n"
      "  What to change: give the kernel a physical address below 4 GiB: AT(ADDR(.text) - "
      "OFFSET) for each section in the linker script, with the distance between both for "
      "OFFSET.\n");
  for (TestSegment& segment : kernel.segments) {
    segment.header.physical_address = segment.header.virtual_address - kTestTextAddress + 0x100000;
  }
  EXPECT_EQ(words_about(kernel), "");
  const Request request = request_of(kernel);
  EXPECT_EQ(request.protocol, loader::protocol_name("multiboot2"));
  const ElfFile made(request.kernel);
  ASSERT_EQ(made.program_headers().size(), kernel.segments.size());
  EXPECT_EQ(made.header().entry, kernel.header.entry - kTestTextAddress + 0x100000);
  EXPECT_EQ(made.program_headers()[kTestData].virtual_address, 0x102000u);
  EXPECT_FALSE(request.module.empty()) << "its sections";
}

TEST(SearchedRequest, IsNotedWhereItIsNotAnswered) {
  EXPECT_EQ(words_about(kernel_with({kBaseRevision3, kTpmRequest})),
            "NOTE: //my:kernel: its Limine request stays without an answer: TPM event log\n");
}

// A kernel that is strict about itself.
TEST(SearchedRequest, IsAnErrorUnderStrictWhereItIsNotAnswered) {
  EXPECT_EQ(words_about(kernel_with({kBaseRevision3, kTpmRequest}), {}, true),
            "ERROR: //my:kernel: its Limine request stays without an answer: TPM event log\n"
            "  What to change: let the kernel not ask for it, or leave strict = True out where the "
            "image is made.\n");
  EXPECT_EQ(words_about(kernel_with({kBaseRevision3}), {}, true), "");
}

TEST(SearchedRequest, SaysThatMemoryIsExecutable) {
  const host::Bytes file = kernel_with({kBaseRevision3}).file();
  EXPECT_EQ(Kernel::read("//my:kernel", file)->warnings(), kAboutMemory);
  const auto strict = Kernel::read("//my:kernel", file, {}, true);
  ASSERT_TRUE(strict.has_value());
  EXPECT_EQ(strict->warnings(), "");
  const auto plan = protocol::kLimine.plan(strict->request().bytes);
  ASSERT_TRUE(plan.has_value());
  EXPECT_FALSE(plan->physical_memory.rights.execute);
}

TEST(SearchedRequest, MayBeInAKernelThatWritesItsOwnCode) {
  TestKernel kernel = kernel_with({kBaseRevision3});
  kernel.segments[kTestText].header.flags = 7;
  EXPECT_EQ(words_about(kernel),
            "NOTE: //my:kernel: segment 0 is both writable and executable, which the Limine boot "
            "protocol allows and strict = True refuses\n");
  EXPECT_TRUE(words_about(kernel, {}, true)
                  .starts_with("ERROR: //my:kernel: segment 0 is both writable and executable "
                               "(address 0xffffffff80000000)\n"));
}

TEST(SearchedRequest, IsRefusedWithTheProtocolsAdvice) {
  EXPECT_EQ(words_about(kernel_with({{0xF9562B2D5C95A6C8, 0x6A7B384944536BDC, 9}})),
            "ERROR: //my:kernel: it asks for base revision 9 of the Limine boot protocol, and this "
            "loader serves 0 to 6\n"
            "  What to change: ask for LIMINE_BASE_REVISION(6) or an older one, or use a newer "
            "Slipway.\n");
  EXPECT_EQ(words_about(kernel_with({kFramebufferRequest, kFramebufferRequest})),
            "ERROR: //my:kernel: it has the same Limine request twice, at 0xffffffff80002000 and "
            "0xffffffff80002030\n"
            "  What to change: declare each request once in the whole kernel: a definition in a "
            "header that is not inline, or static, is there once for each source file.\n");
}

}  // namespace
}  // namespace slipway::image
