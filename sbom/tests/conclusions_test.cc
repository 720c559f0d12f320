// SPDX-License-Identifier: Apache-2.0
// What the demo image's bill of materials concludes, and from what: the part that a licence officer
// reads.
//
//   conclusions_test SBOM VERSION: VERSION is Slipway's.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "gtest/gtest.h"
#include "image/runner/text/json.h"
#include "sbom/tests/document.h"

namespace slipway {
namespace {

using runner::Json;

std::string sbom_path;
std::string version;

constexpr std::string_view kLlvm = "Apache-2.0 WITH LLVM-exception";

class ConclusionsTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto json = runner::parse_json(contents(sbom_path));
    ASSERT_TRUE(json) << sbom_path << " is not JSON";
    sbom_ = *json;
    for (const Json& file : items(sbom_, "files")) {
      licences_[std::string(file.text_of("fileName"))] = file.text_of("licenseConcluded");
    }
  }

  Json package(std::string_view name) const {
    const auto packages = items(sbom_, "packages");
    const auto package =
        std::ranges::find_if(packages, [&](const Json& it) { return it.text_of("name") == name; });
    EXPECT_NE(package, packages.end()) << name;
    return package == packages.end() ? Json() : *package;
  }

  Json sbom_;
  std::map<std::string, std::string> licences_;  // of files
};

TEST_F(ConclusionsTest, LeavesNoFileOpen) {
  for (const auto& [name, licence] : licences_) {
    EXPECT_NE(licence, "NOASSERTION") << name;
  }
}

TEST_F(ConclusionsTest, TakesTheLibrariesFilesAtTheirWord) {
  for (const char* file :
       {"./lz4/root/lib/lz4.c", "./lz4/root/lib/lz4.h", "./xxhash/root/usr/include/xxhash.h"}) {
    EXPECT_EQ(licences_[file], "BSD-2-Clause") << file;
  }
  EXPECT_EQ(package("lz4").text_of("licenseConcluded"), "BSD-2-Clause");
  EXPECT_EQ(licences_["./spleen/root/cp437/spleen-8x16-ibm-437.bdf"], "BSD-2-Clause");
  EXPECT_EQ(package("fonts-spleen").text_of("licenseConcluded"), "BSD-2-Clause");
  EXPECT_EQ(package("libxxhash-dev").text_of("licenseConcluded"), "BSD-2-Clause");
  EXPECT_EQ(package("libb2").text_of("licenseConcluded"), "CC0-1.0");

  // Of the package that has compiler-rt's sources among others.
  const std::string builtins = "./compiler_rt/root/system/lib/compiler-rt/lib/builtins/";
  EXPECT_EQ(licences_[builtins + "udivmodti4.c"], kLlvm);
  EXPECT_EQ(package("emscripten").text_of("licenseConcluded"), kLlvm);
}

TEST_F(ConclusionsTest, HasTheHeadersThatAreUsed) {
  const std::string clang = "./llvm/root/usr/lib/llvm-19/lib/clang/19/include/";
  EXPECT_EQ(licences_["./llvm/root/usr/lib/llvm-19/include/c++/v1/span"], kLlvm);
  EXPECT_EQ(licences_[clang + "stddef.h"], kLlvm);
  EXPECT_FALSE(licences_.contains(clang + "immintrin.h"));
  EXPECT_EQ(package("libc++-19-dev").text_of("licenseConcluded"), kLlvm);
  EXPECT_EQ(package("libclang-common-19-dev").text_of("licenseConcluded"), kLlvm);
}

TEST_F(ConclusionsTest, JoinsThemForWhatIsBuilt) {
  EXPECT_EQ(licences_["./kernel/start/start.cc"], "Apache-2.0");
  EXPECT_EQ(licences_["./image/disk.elf"],
            "Apache-2.0 AND Apache-2.0 WITH LLVM-exception AND BSD-2-Clause");
  EXPECT_EQ(licences_["./image/disk.img"],
            "Apache-2.0 AND Apache-2.0 WITH LLVM-exception AND BSD-2-Clause AND CC0-1.0");
}

TEST_F(ConclusionsTest, ConcludesNothingOfTools) {
  EXPECT_EQ(package("clang-19").text_of("licenseConcluded"), "NOASSERTION");
}

TEST_F(ConclusionsTest, HasTheTextsOfLicences) {
  const auto licences = items(sbom_, "hasExtractedLicensingInfos");
  EXPECT_FALSE(licences.empty());
  for (const Json& licence : licences) {
    EXPECT_NE(licence.text_of("comment"), "Not a licence's text.") << licence.text_of("licenseId");
  }
}

TEST_F(ConclusionsTest, SaysWhatSlipwayIs) {
  const Json slipway = package("slipway");
  EXPECT_EQ(slipway.text_of("versionInfo"), version);
  EXPECT_EQ(slipway.text_of("supplier"), "Organization: Slipway");
  EXPECT_EQ(slipway.text_of("licenseDeclared"), "Apache-2.0");
  EXPECT_EQ(slipway.text_of("licenseConcluded"), "Apache-2.0");
}

TEST_F(ConclusionsTest, SaysWhichArchiveEachFileOfOthersIsFrom) {
  std::set<std::string> expanded;
  for (const Json& relationship : items(sbom_, "relationships")) {
    if (relationship.text_of("relationshipType") == "EXPANDED_FROM_ARCHIVE") {
      expanded.emplace(relationship.text_of("spdxElementId"));
    }
  }
  for (const Json& file : items(sbom_, "files")) {
    const std::string_view name = file.text_of("fileName");
    const bool is_pinned = name.contains("/root/");
    EXPECT_EQ(expanded.contains(std::string(file.text_of("SPDXID"))), is_pinned) << name;
  }
}

}  // namespace
}  // namespace slipway

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  if (argc != 3) {
    return 1;
  }
  slipway::sbom_path = argv[1];
  slipway::version = argv[2];
  return RUN_ALL_TESTS();
}
