// SPDX-License-Identifier: Apache-2.0
#include "image/builder/kernel/kernel.h"

#include <gtest/gtest.h>

#include <cstring>
#include <string>

#include "boot/protocol/slipway/plan.h"
#include "image/builder/kernel/request_section.h"
#include "image/builder/testing/broken_kernels.h"
#include "image/builder/testing/test_kernel.h"

namespace slipway::image {
namespace {

namespace elf = loader::elf;

// The message about `kernel`, or nothing if it is fit.
std::string refusal_of(const host::Bytes& kernel) {
  const auto read = Kernel::read("//my:kernel", kernel);
  return read ? "" : read.error();
}

class BrokenKernelTest : public testing::TestWithParam<BrokenKernel> {};

TEST_P(BrokenKernelTest, IsRefusedWithItsSentenceAndAdvice) {
  const std::string message = refusal_of(GetParam().make());
  EXPECT_TRUE(message.starts_with("ERROR: //my:kernel: ")) << message;
  EXPECT_TRUE(message.contains(GetParam().advice)) << message;
}

INSTANTIATE_TEST_SUITE_P(Each, BrokenKernelTest, testing::ValuesIn(broken_kernels()),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(KernelTest, AcceptsTheFitOne) {
  EXPECT_EQ(refusal_of(TestKernel().file()), "");
}

TEST(RefusalTest, NamesTheSectionsOfTheSegment) {
  TestKernel kernel;
  kernel.segments[kTestData].header.flags = 7;
  EXPECT_EQ(refusal_of(kernel.file()),
            "ERROR: //my:kernel: segment 2 is both writable and executable (address "
            "0xffffffff80002000)\n"
            "  segment 2 is .data .bss\n"
            "  What to change: give .text and .data PHDRS of their own in the linker script "
            "(FLAGS(5) and FLAGS(6)), or link without it and with linkopts = "
            "[\"-Wl,-z,separate-code\"]; -N and --omagic must not be there.\n");
}

TEST(RefusalTest, NamesTheSectionThatIsWritableAndExecutableItself) {
  TestKernel kernel;
  kernel.segments[kTestText].header.flags = 7;
  kernel.segments[kTestText].sections[0].flags = SHF_WRITE | SHF_EXECINSTR;
  const std::string message = refusal_of(kernel.file());
  EXPECT_NE(message.find("section .text itself is declared writable"), std::string::npos)
      << message;
}

TEST(RefusalTest, NamesTheSectionsOfBothSegmentsThatOverlap) {
  TestKernel kernel;
  kernel.segments[kTestRodata].header.memory_size = 0x1800;
  const std::string message = refusal_of(kernel.file());
  EXPECT_NE(message.find("  segment 1 is .rodata\n  segment 2 is .data .bss\n"), std::string::npos)
      << message;
}

TEST(RefusalTest, ShortensALongListOfSections) {
  TestKernel kernel;
  auto& text = kernel.segments[kTestText];
  text.header.flags = 7;
  text.sections.clear();
  for (std::uint64_t i = 0; i < 8; ++i) {
    text.sections.push_back({".text" + std::to_string(i), 0, kTestTextAddress + i % 4, 1});
  }
  const std::string message = refusal_of(kernel.file());
  EXPECT_NE(message.find("segment 0 is .text0 .text1 .text2 .text3 .text4 .text5 ...\n"),
            std::string::npos)
      << message;
}

TEST(RefusalTest, DoesWithoutSections) {
  const host::Bytes kernel = with_file_header([](elf::FileHeader& header) {
    header.entry = kTestDataAddress;
    header.section_header_offset = 0;
    header.section_header_count = 0;
  });
  const std::string message = refusal_of(kernel);
  EXPECT_EQ(message.find("  segment"), std::string::npos) << message;
  EXPECT_NE(message.find("-Wl,-e,SYMBOL"), std::string::npos) << message;
}

// Whatever is cut off or changed: an answer, and no access outside the file (this test is also run
// with sanitizers).
TEST(KernelTest, SurvivesAFileCutOffAnywhere) {
  const host::Bytes whole = TestKernel().file();
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const host::Bytes kernel(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
    refusal_of(kernel);
  }
}

TEST(KernelTest, SurvivesAnyByteOfTheHeadersChanged) {
  const host::Bytes whole = TestKernel().file();
  const elf::FileHeader header = TestKernel().header;
  const std::size_t program_headers_end =
      header.program_header_offset + 3 * sizeof(elf::ProgramHeader);
  for (std::size_t offset = 0; offset < whole.size(); ++offset) {
    const bool in_headers = offset < program_headers_end || offset > 3 * 4096;
    if (!in_headers) {
      continue;
    }
    for (const int value : {0x00, 0x7F, 0x80, 0xFF}) {
      host::Bytes kernel = whole;
      kernel[offset] = static_cast<std::byte>(value);
      refusal_of(kernel);
    }
  }
}

std::string warnings_about(const TestKernel& kernel) {
  const auto read = Kernel::read("//my:kernel", kernel.file());
  return read ? read->warnings() : read.error();
}

TEST(WarningsTest, AreNoneForTheFitKernel) {
  EXPECT_EQ(warnings_about(TestKernel()), "");
}

TEST(WarningsTest, NameRelocationsThatNobodyApplies) {
  TestKernel kernel;
  kernel.segments[kTestRodata].sections.push_back(
      {".rela.dyn", 0, kTestRodataAddress, 4, SHT_RELA});
  EXPECT_EQ(warnings_about(kernel),
            "WARNING: //my:kernel: section .rela.dyn holds relocations, but there is no "
            "PT_DYNAMIC: the loader does not apply them\n");
}

TEST(KernelTest, SaysWhatTheKernelAsksFor) {
  protocol::KernelRequest request;
  request.stack_size = 64 * 1024;
  const auto kernel = Kernel::read("//my:kernel", kernel_with_request(request).file());
  ASSERT_TRUE(kernel.has_value()) << kernel.error();
  EXPECT_EQ(kernel->request().protocol, protocol::kName);
  EXPECT_EQ(kernel->request().bytes, bytes_of(request));
}

TEST(KernelTest, AsksForTheDefaultsIfTheKernelAsksForNothing) {
  const auto kernel = Kernel::read("//my:kernel", TestKernel().file());
  ASSERT_TRUE(kernel.has_value()) << kernel.error();
  EXPECT_EQ(kernel->request().bytes, bytes_of(protocol::KernelRequest()));
}

// Its parts are views of bytes that it owns.
// Whether it draws pixels is for the code to say that it prints by.
TEST(KernelTest, AsksForPixelsAsWellIfItsConsoleDrawsThem) {
  const auto display_of = [](protocol::DisplayMode asked, bool draws_either) {
    TestKernel kernel = kernel_with_request({.display = asked});
    if (draws_either) {
      kernel.segments[kTestRodata].sections.push_back(
          {protocol::kEitherDisplaySection, 0, kTestRodataAddress, 1});
    }
    const auto read = Kernel::read("kernel", kernel.file());
    EXPECT_TRUE(read.has_value()) << read.error();
    return protocol::read_request(read->request().bytes)->display;
  };
  using enum protocol::DisplayMode;
  EXPECT_EQ(display_of(kText, true), kTextOrFramebuffer);
  EXPECT_EQ(display_of(kText, false), kText);
  EXPECT_EQ(display_of(kUnchanged, true), kUnchanged);
  EXPECT_EQ(display_of(kFramebuffer, true), kFramebuffer);
}

TEST(KernelTest, CanBeMoved) {
  const host::Bytes file = TestKernel().file();
  auto read = Kernel::read("//my:kernel", file);
  ASSERT_TRUE(read.has_value()) << read.error();
  const Kernel moved = std::move(*read);
  read = std::unexpected("gone");
  EXPECT_EQ(moved.compact().bytes, compact_elf(ElfFile(file)).bytes);
}

TEST(WarningsTest, SayWhatToChangeAboutFunctionsThatAreChosenAtTheStart) {
  TestKernel kernel;
  TestSegment& rodata = kernel.segments[kTestRodata];
  const elf::Rela relocation = {kTestDataAddress, elf::kRelocationIfunc, kTestTextAddress};
  rodata.contents.assign(sizeof relocation, std::byte{0});
  std::memcpy(rodata.contents.data(), &relocation, sizeof relocation);
  rodata.header.memory_size = sizeof relocation;
  rodata.sections = {{".rela.plt", 0, kTestRodataAddress, sizeof relocation, SHT_RELA}};
  const std::string messages = Kernel::read("//my:kernel", kernel.file())->warnings();
  EXPECT_NE(messages.find("section .rela.plt holds relocations"), std::string::npos) << messages;
  EXPECT_NE(messages.find("ifunc and target_clones"), std::string::npos) << messages;
}

}  // namespace
}  // namespace slipway::image
