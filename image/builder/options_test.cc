// SPDX-License-Identifier: Apache-2.0
#include "image/builder/options.h"

#include <gtest/gtest.h>

#include <vector>

namespace slipway::image {
namespace {

host::Result<Options> parse(std::vector<std::string> arguments) {
  return parse_options(arguments);
}

TEST(OptionsTest, TakesAllFiles) {
  const auto options = parse({"--boot-sector=b", "--stage2=s", "--kernel=k", "--output=o"});
  ASSERT_TRUE(options.has_value()) << options.error();
  EXPECT_EQ(options->boot_sector, "b");
  EXPECT_EQ(options->stage2, std::vector<std::string>{"s"});
  EXPECT_EQ(options->kernel, "k");
  EXPECT_EQ(options->output, "o");
  EXPECT_EQ(options->kernel_name, "k") << "the file's name, where no other is given";
  EXPECT_FALSE(options->verbose);
}

TEST(OptionsTest, TakesNameAndVerbose) {
  const auto options = parse({"--boot-sector=b", "--stage2=s", "--kernel=k", "--output=a=b",
                              "--kernel-name=//my:kernel", "--verbose"});
  ASSERT_TRUE(options.has_value()) << options.error();
  EXPECT_EQ(options->output, "a=b");
  EXPECT_EQ(options->kernel_name, "//my:kernel");
  EXPECT_TRUE(options->verbose);
}

TEST(OptionsTest, TakesModulesAndTheCommandLine) {
  const auto none = parse({"--boot-sector=b", "--stage2=s", "--kernel=k", "--output=o"});
  ASSERT_TRUE(none.has_value()) << none.error();
  EXPECT_TRUE(none->modules.empty());
  EXPECT_FALSE(none->command_line.has_value());
  const auto options =
      parse({"--boot-sector=b", "--stage2=s", "--kernel=k", "--output=o", "--module=one=a=b",
             "--module=two=c", "--command-line=log=debug root=one"});
  ASSERT_TRUE(options.has_value()) << options.error();
  ASSERT_EQ(options->modules.size(), 2u);
  EXPECT_EQ(options->modules[0].name, "one");
  EXPECT_EQ(options->modules[0].file, "a=b");
  EXPECT_EQ(options->modules[1].name, "two");
  EXPECT_EQ(options->command_line, "log=debug root=one");
  EXPECT_EQ(parse({"--boot-sector=b", "--stage2=s", "--kernel=k", "--output=o", "--command-line="})
                ->command_line,
            "")
      << "not the same as none";
}

TEST(OptionsTest, NamesAModuleWithoutAFile) {
  EXPECT_EQ(parse({"--module=a"}).error(), "--module=a: has no file: give --module=NAME=FILE");
  EXPECT_EQ(parse({"--module=a="}).error(), "--module=a=: has no file: give --module=NAME=FILE");
}

TEST(OptionsTest, TakesWhatThereIsToSayOfModules) {
  const auto options =
      parse({"--boot-sector=b", "--stage2=s", "--kernel=k", "--output=o", "--module=one=a",
             "--module=two=b", "--module-path=one=/boot/one=1", "--module-string=two=a = b"});
  ASSERT_TRUE(options.has_value()) << options.error();
  EXPECT_EQ(path_of(options->modules[0]), "/boot/one=1");
  EXPECT_EQ(options->modules[0].string, "");
  EXPECT_EQ(path_of(options->modules[1]), "/two");
  EXPECT_EQ(options->modules[1].string, "a = b");
}

TEST(OptionsTest, NamesTextsOfNoModule) {
  EXPECT_EQ(parse({"--module=a=f", "--module-path=b=/b", "--module=b=f"}).error(),
            "--module-path=b=/b: there is no module \"b\" before it: give --module=b=FILE first");
  EXPECT_EQ(parse({"--module=a=f", "--module-string=a"}).error(),
            "--module-string=a: has no \"=\": give the module's name, \"=\" and what to say of it");
}

TEST(OptionsTest, NeedsNothingElseForHelp) {
  const auto options = parse({"--help"});
  ASSERT_TRUE(options.has_value()) << options.error();
  EXPECT_TRUE(options->help);
}

TEST(OptionsTest, NeedsAKernelAndAnOutput) {
  EXPECT_EQ(parse({"--boot-sector=b", "--stage2=s", "--output=o"}).error(),
            "--kernel: is missing: give --kernel=FILE");
  EXPECT_EQ(parse({"--boot-sector=b", "--stage2=s", "--kernel=k"}).error(),
            "--output: is missing: give --output=FILE");
}

TEST(OptionsTest, NeedsAFirmware) {
  EXPECT_EQ(parse({"--boot-sector=b", "--kernel=k", "--output=o"}).error(),
            "no firmware could start the image: give --stage2=FILE (for BIOS), "
            "--uefi-loader=FILE, or both");
  EXPECT_EQ(parse({"--stage2=s", "--kernel=k", "--output=o"}).error(),
            "--boot-sector: is missing: give --boot-sector=FILE, which reads stage 2");
  const auto uefi = parse({"--uefi-loader=u", "--kernel=k", "--output=o"});
  ASSERT_TRUE(uefi.has_value()) << uefi.error();
  EXPECT_EQ(uefi->uefi_loader, std::vector<std::string>{"u"});
  EXPECT_TRUE(uefi->stage2.empty());
}

TEST(OptionsTest, TakesALoaderForEachProtocol) {
  const auto options = parse({"--boot-sector=b", "--stage2=s1", "--stage2=s2", "--uefi-loader=u1",
                              "--uefi-loader=u2", "--kernel=k", "--output=o"});
  ASSERT_TRUE(options.has_value()) << options.error();
  EXPECT_EQ(options->stage2, (std::vector<std::string>{"s1", "s2"}));
  EXPECT_EQ(options->uefi_loader, (std::vector<std::string>{"u1", "u2"}));
}

TEST(OptionsTest, TakesAFormat) {
  const auto usual = parse({"--uefi-loader=u", "--kernel=k", "--output=o"});
  ASSERT_TRUE(usual.has_value()) << usual.error();
  EXPECT_EQ(usual->format.table, PartitionTableKind::kGpt);
  EXPECT_EQ(usual->format.sector_size, 512u);
  const auto mbr = parse({"--uefi-loader=u", "--kernel=k", "--output=o", "--layout=mbr"});
  ASSERT_TRUE(mbr.has_value()) << mbr.error();
  EXPECT_EQ(mbr->format.table, PartitionTableKind::kMbr);
  const auto large = parse({"--uefi-loader=u", "--kernel=k", "--output=o", "--sector-size=4096"});
  ASSERT_TRUE(large.has_value()) << large.error();
  EXPECT_EQ(large->format.sector_size, 4096u);
  const auto iso = parse({"--boot-sector=b", "--cd-boot-sector=c", "--stage2=s", "--kernel=k",
                          "--output=o", "--layout=iso"});
  ASSERT_TRUE(iso.has_value()) << iso.error();
  EXPECT_EQ(iso->format.table, PartitionTableKind::kIso);
  EXPECT_EQ(iso->cd_boot_sector, "c");
  EXPECT_EQ(parse({"--layout=dos"}).error(), "--layout=dos: give gpt, mbr or iso");
  EXPECT_EQ(parse({"--sector-size=2048"}).error(), "--sector-size=2048: give 512 or 4096");
}

TEST(OptionsTest, KnowsWhatACdNeeds) {
  EXPECT_EQ(
      parse({"--boot-sector=b", "--stage2=s", "--kernel=k", "--output=o", "--layout=iso"}).error(),
      "--cd-boot-sector: is missing: give --cd-boot-sector=FILE, which reads stage 2 from a CD");
  EXPECT_EQ(
      parse({"--boot-sector=b", "--cd-boot-sector=c", "--stage2=s", "--kernel=k", "--output=o"})
          .error(),
      "--cd-boot-sector: is for a CD: leave it out, or give --layout=iso as well");
  EXPECT_EQ(
      parse({"--uefi-loader=u", "--kernel=k", "--output=o", "--sector-size=4096", "--layout=iso"})
          .error(),
      "--sector-size=4096: is for a disk with a GPT: give --layout=gpt, or --sector-size=512");
  EXPECT_TRUE(parse({"--uefi-loader=u", "--kernel=k", "--output=o", "--layout=iso"}).has_value());
}

TEST(OptionsTest, TakesAFolderInPlaceOfADisk) {
  const auto folder = parse({"--network", "--uefi-loader=u", "--kernel=k", "--output=o"});
  ASSERT_TRUE(folder.has_value()) << folder.error();
  EXPECT_TRUE(folder->network);
  EXPECT_FALSE(parse({"--uefi-loader=u", "--kernel=k", "--output=o"})->network);
  for (const char* const of_disks : {"--layout=mbr", "--sector-size=4096"}) {
    EXPECT_EQ(parse({"--network", "--uefi-loader=u", "--kernel=k", "--output=o", of_disks}).error(),
              "--network: a folder has neither sectors nor partitions: leave --layout and "
              "--sector-size out");
  }
}

TEST(OptionsTest, NamesAFormatThatNoFirmwareStarts) {
  EXPECT_EQ(parse({"--boot-sector=b", "--stage2=s", "--uefi-loader=u", "--kernel=k", "--output=o",
                   "--sector-size=4096"})
                .error(),
            "--sector-size=4096: a BIOS starts no such disk: leave --stage2 out, or give "
            "--sector-size=512");
  EXPECT_EQ(
      parse({"--uefi-loader=u", "--kernel=k", "--output=o", "--sector-size=4096", "--layout=mbr"})
          .error(),
      "--sector-size=4096: is for a disk with a GPT: give --layout=gpt, or "
      "--sector-size=512");
}

}  // namespace
}  // namespace slipway::image
