// SPDX-License-Identifier: Apache-2.0
#include "image/builder/build_image.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <filesystem>
#include <span>
#include <string_view>

#include "boot/bios/layout/disk_layout.h"
#include "boot/loader/bundle/bundle_format.h"
#include "boot/protocol/slipway/plan.h"
#include "host/files/file_io.h"
#include "image/builder/kernel/compact_elf.h"
#include "image/builder/kernel/request_section.h"
#include "image/builder/testing/broken_kernels.h"
#include "image/builder/testing/read_bundle.h"
#include "image/builder/testing/test_kernel.h"
#include "image/builder/testing/test_parts.h"

namespace slipway::image {
namespace {

namespace fs = std::filesystem;

// A folder with a fit set of parts.
class BuildImageTest : public testing::Test {
 protected:
  BuildImageTest() {
    host::Bytes boot_sector(bios::kSectorSize);
    boot_sector[510] = std::byte{0x55};
    boot_sector[511] = std::byte{0xAA};
    host::Bytes stage2(3000);
    std::memcpy(stage2.data(), &bios::kStage2Magic, sizeof bios::kStage2Magic);
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    options_.boot_sector = put("boot_sector.bin", boot_sector);
    options_.stage2 = {put("stage2.bin", stage2)};
    options_.kernel = put("kernel.elf", TestKernel().file());
    options_.output = (folder_ / "disk.img").string();
    options_.kernel_name = "//my:kernel";
  }

  std::string put(const char* name, const host::Bytes& contents) {
    const std::string path = (folder_ / name).string();
    EXPECT_TRUE(host::write_file(path, contents).has_value());
    return path;
  }

  // Builds, and reads what the partition holds as the loader does.
  ReadBundle bundle() {
    const auto built = build_image(options_);
    EXPECT_TRUE(built.has_value()) << built.error();
    host::Bytes disk = host::read_file(options_.output).value();
    disk.erase(disk.begin(), disk.begin() + (1 << 20));
    return read_bundle(disk);
  }

  // Builds, expecting a refusal that leaves nothing behind but the parts.
  std::string refusal() {
    const auto built = build_image(options_);
    EXPECT_FALSE(built.has_value());
    for (const auto& entry : fs::directory_iterator(folder_)) {
      EXPECT_FALSE(entry.path().filename().string().starts_with("disk.img")) << entry.path();
    }
    return built ? "" : built.error();
  }

  fs::path folder_ = fs::path(testing::TempDir()) / "build_image_test";
  Options options_;
};

TEST_F(BuildImageTest, PutsTheCompactKernelIntoThePartition) {
  const auto built = build_image(options_);
  ASSERT_TRUE(built.has_value()) << built.error();
  EXPECT_EQ(*built, "") << "silent when all is well";
  EXPECT_EQ(host::read_file(options_.output).value().size(), 3u << 20);
  const ReadBundle read = bundle();
  ASSERT_EQ(read.files.size(), 1u);
  const host::Bytes kernel = TestKernel().file();
  EXPECT_EQ(read.files[0].contents, compact_elf(ElfFile(kernel)).bytes);
  EXPECT_EQ(read.command_line, "");
  EXPECT_EQ(read.protocol, protocol::kName);
  EXPECT_EQ(read.request, bytes_of(protocol::KernelRequest())) << "the default";
}

TEST_F(BuildImageTest, PutsModulesBesideTheKernel) {
  const host::Bytes ramdisk(100000, std::byte{7});
  options_.modules = {{"ramdisk", put("ramdisk.bin", ramdisk)}, {"empty", put("empty", {})}};
  const ReadBundle read = bundle();
  ASSERT_EQ(read.files.size(), 3u);
  EXPECT_EQ(read.files[1].name, "ramdisk");
  EXPECT_EQ(read.files[1].contents, ramdisk);
  EXPECT_EQ(read.files[2].name, "empty");
  EXPECT_EQ(read.files[2].contents, host::Bytes());
}

TEST_F(BuildImageTest, PassesOnWhatTheKernelAsksFor) {
  protocol::KernelRequest request;
  request.stack_size = 256 * 1024;
  std::strcpy(request.command_line, "log=debug");
  put("kernel.elf", kernel_with_request(request).file());
  EXPECT_EQ(bundle().request, bytes_of(request));
  EXPECT_EQ(bundle().command_line, "log=debug") << "the kernel's own";
  options_.command_line = "log=none";
  EXPECT_EQ(bundle().command_line, "log=none") << "the image's comes first";
  options_.command_line = "";
  EXPECT_EQ(bundle().command_line, "");
}

TEST_F(BuildImageTest, NamesAWishThatCannotBeGranted) {
  protocol::KernelRequest request;
  request.stack_size = 1000;
  put("kernel.elf", kernel_with_request(request).file());
  const std::string message = refusal();
  EXPECT_TRUE(message.starts_with("ERROR: //my:kernel (" + options_.kernel + "): ")) << message;
  EXPECT_TRUE(message.contains("1000")) << message;
  EXPECT_TRUE(message.contains("\n  What to change: ")) << message;
}

TEST_F(BuildImageTest, NamesARequestThatIsNotFound) {
  TestKernel kernel = kernel_with_request({});
  kernel.segments.back().sections.clear();
  put("kernel.elf", kernel.file());
  const std::string message = refusal();
  EXPECT_TRUE(message.starts_with("ERROR: //my:kernel (" + options_.kernel +
                                  "): the kernel's request is not in a section .slipway_request"))
      << message;
  EXPECT_TRUE(message.contains("KEEP(*(.slipway_request))")) << message;
}

TEST_F(BuildImageTest, NamesAModuleThatIsMissing) {
  options_.modules = {{"ramdisk", (folder_ / "missing.bin").string()}};
  EXPECT_EQ(refusal(), "ERROR: module ramdisk: " + (folder_ / "missing.bin").string() +
                           ": cannot be opened: No such file or directory\n");
}

TEST_F(BuildImageTest, NamesModulesOfTheSameName) {
  const std::string file = put("ramdisk.bin", host::Bytes(1));
  options_.modules = {{"ramdisk", file}, {"ramdisk", file}};
  EXPECT_EQ(refusal(),
            "ERROR: two modules are called \"ramdisk\": the kernel could not tell them apart; "
            "rename one\n");
}

TEST_F(BuildImageTest, WritesTheSameBytesEachTime) {
  ASSERT_TRUE(build_image(options_).has_value());
  const host::Bytes first = host::read_file(options_.output).value();
  options_.output += ".again";
  options_.kernel_name = "another name";
  ASSERT_TRUE(build_image(options_).has_value());
  EXPECT_EQ(first, host::read_file(options_.output).value());
}

TEST_F(BuildImageTest, SaysHowLargeThePartsAre) {
  options_.verbose = true;
  const auto built = build_image(options_);
  ASSERT_TRUE(built.has_value()) << built.error();
  EXPECT_NE(built->find("stage 2 is 3.0 of 63.5 KiB"), std::string::npos) << *built;
  EXPECT_NE(built->find("bytes, of which"), std::string::npos) << *built;
  EXPECT_NE(built->find("disk.img: 3 MiB, GUID partition table"), std::string::npos) << *built;
  EXPECT_NE(built->find("sectors 34 to 2047: stage 2"), std::string::npos) << *built;
  EXPECT_EQ(built->find("UEFI"), std::string::npos) << *built;
}

TEST_F(BuildImageTest, WritesNothingForABrokenKernel) {
  for (const auto& broken : broken_kernels()) {
    put("kernel.elf", broken.make());
    const std::string message = refusal();
    EXPECT_TRUE(message.starts_with("ERROR: //my:kernel (" + options_.kernel + "): ")) << message;
    EXPECT_NE(message.find("\n  What to change: "), std::string::npos) << message;
  }
}

TEST_F(BuildImageTest, LeavesAnOldImageAloneWhenItRefuses) {
  put("disk.img", host::Bytes(3));
  put("kernel.elf", host::Bytes());
  EXPECT_FALSE(build_image(options_).has_value());
  EXPECT_EQ(host::read_file(options_.output).value(), host::Bytes(3));
}

TEST_F(BuildImageTest, NamesAPartThatIsUnfit) {
  put("boot_sector.bin", host::Bytes(100));
  EXPECT_EQ(refusal(),
            "ERROR: " + options_.boot_sector + ": the boot sector has 100 bytes, not 512\n");
}

TEST_F(BuildImageTest, NamesAStage2ThatIsTooLarge) {
  host::Bytes stage2(bios::kStage2MaxSectors * bios::kSectorSize + 1);
  std::memcpy(stage2.data(), &bios::kStage2Magic, sizeof bios::kStage2Magic);
  put("stage2.bin", stage2);
  EXPECT_TRUE(
      refusal().starts_with("ERROR: " + options_.stage2[0] + ": stage 2 is 64.0 of 63.5 KiB"));
}

TEST_F(BuildImageTest, TakesAUefiLoaderBesideOrInPlaceOfStage2) {
  options_.uefi_loader = {put("bootx64.efi", uefi_loader_of(61440))};
  options_.verbose = true;
  const auto both = build_image(options_);
  ASSERT_TRUE(both.has_value()) << both.error();
  EXPECT_NE(both->find("bootx64.efi: the UEFI loader has 61440 bytes"), std::string::npos) << *both;
  EXPECT_NE(both->find("disk.img: 4 MiB"), std::string::npos) << *both;
  options_.boot_sector = "";
  options_.stage2 = {};
  options_.format.sector_size = 4096;
  protocol::KernelRequest request;
  request.display = protocol::DisplayMode::kTextOrFramebuffer;
  put("kernel.elf", kernel_with_request(request).file());
  const auto alone = build_image(options_);
  ASSERT_TRUE(alone.has_value()) << alone.error();
  EXPECT_EQ(alone->find("stage 2"), std::string::npos) << *alone;
  EXPECT_NE(alone->find("1024 sectors of 4096 bytes"), std::string::npos) << *alone;
}

TEST_F(BuildImageTest, TakesTheLoadersThatSpeakTheKernelsProtocol) {
  const auto stage2_for = [](std::string_view protocol, std::byte mark) {
    bios::Stage2Header header = {};
    header.magic = bios::kStage2Magic;
    header.protocol = loader::protocol_name(protocol);
    host::Bytes stage2(3000, mark);
    std::memcpy(stage2.data(), &header, sizeof header);
    return stage2;
  };
  constexpr std::byte kOurs{1};
  options_.stage2 = {put("other.bin", stage2_for("other", std::byte{2})),
                     put("ours.bin", stage2_for("slipway", kOurs))};
  const auto built = build_image(options_);
  ASSERT_TRUE(built.has_value()) << built.error();
  const host::Bytes disk = host::read_file(options_.output).value();
  const auto magic = std::as_bytes(std::span(&bios::kStage2Magic, 1));
  const auto found = std::ranges::search(disk, magic);
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found.begin()[sizeof(bios::Stage2Header)], kOurs);

  fs::remove(options_.output);
  options_.stage2.pop_back();
  EXPECT_EQ(refusal(), "ERROR: //my:kernel (" + options_.kernel +
                           "): --stage2: no loader is given for kernels of the protocol "
                           "\"slipway\", which this one speaks: give one more\n");
}

TEST_F(BuildImageTest, NamesAKernelThatNoUefiFirmwareHasAScreenFor) {
  options_.uefi_loader = {put("bootx64.efi", uefi_loader_of(61440))};
  ASSERT_TRUE(build_image(options_).has_value()) << "a BIOS has text";
  fs::remove(options_.output);
  options_.stage2 = {};
  const std::string message = refusal();
  EXPECT_TRUE(message.starts_with("ERROR: //my:kernel (" + options_.kernel +
                                  "): it asks for a text mode, and UEFI has only pixels"))
      << message;
  EXPECT_TRUE(message.contains("\n  What to change: ")) << message;
}

TEST_F(BuildImageTest, NamesAUefiLoaderThatIsNone) {
  options_.uefi_loader = {put("bootx64.efi", host::Bytes(100))};
  EXPECT_TRUE(refusal().starts_with("ERROR: " + options_.uefi_loader[0] +
                                    ": the UEFI loader is no PE file: "));
  put("bootx64.efi", {});
  EXPECT_TRUE(refusal().starts_with("ERROR: " + options_.uefi_loader[0] +
                                    ": the UEFI loader is no PE file: "));
}

TEST_F(BuildImageTest, NamesAFileThatIsMissing) {
  fs::remove(options_.kernel);
  EXPECT_EQ(refusal(),
            "ERROR: " + options_.kernel + ": cannot be opened: No such file or directory\n");
}

TEST_F(BuildImageTest, NamesAFolderThatIsNoFile) {
  options_.kernel = folder_.string();
  EXPECT_EQ(refusal(), "ERROR: " + options_.kernel + ": cannot be read: Is a directory\n");
}

TEST_F(BuildImageTest, NamesAnOutputThatCannotBeCreated) {
  options_.output = (folder_ / "missing" / "disk.img").string();
  EXPECT_EQ(refusal(),
            "ERROR: " + options_.output + ": cannot be written: No such file or directory\n");
}

TEST_F(BuildImageTest, LeavesNoTemporaryFileWhenTheOutputIsAFolder) {
  options_.output = (folder_ / "taken").string();
  fs::create_directory(options_.output);
  EXPECT_TRUE(refusal().starts_with("ERROR: " + options_.output + ": cannot be created: "));
  EXPECT_FALSE(fs::exists(options_.output + ".incomplete"));
}

}  // namespace
}  // namespace slipway::image
