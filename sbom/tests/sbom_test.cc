// SPDX-License-Identifier: Apache-2.0
// A bill of materials as SPDX 2.3 wants it, where a schema of JSON cannot say so: that all names
// lead somewhere, that files are named with the hashes that they have, that nothing is left open.
//
//   sbom_test [--whole=FILE]... SBOM: FILE must be in SBOM with its SHA-256.
#include <algorithm>
#include <cctype>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "gtest/gtest.h"
#include "image/runner/text/json.h"
#include "sbom/fill_in/digest.h"
#include "sbom/tests/document.h"

namespace slipway {
namespace {

using runner::Json;

std::string sbom_path;
std::vector<std::string> whole_files;

bool is_identifier(std::string_view text) {
  return text.starts_with("SPDXRef-") && std::ranges::all_of(text, [](unsigned char c) {
           return std::isalnum(c) || c == '.' || c == '-';
         });
}

// The words of a licence expression that are LicenseRefs.
std::vector<std::string> references_in(std::string expression) {
  for (char& c : expression) {
    c = c == '(' || c == ')' ? ' ' : c;
  }
  std::istringstream words(expression);
  std::vector<std::string> result;
  for (std::string word; words >> word;) {
    if (word.starts_with("LicenseRef-")) {
      result.push_back(word);
    }
  }
  return result;
}

class SbomTest : public testing::Test {
 protected:
  void SetUp() override {
    text_ = contents(sbom_path);
    const auto json = runner::parse_json(text_);
    ASSERT_TRUE(json) << sbom_path << " is not JSON";
    sbom_ = *json;
  }

  std::string text_;
  Json sbom_;
};

TEST_F(SbomTest, IsAnSpdxDocument) {
  EXPECT_EQ(sbom_.text_of("spdxVersion"), "SPDX-2.3");
  EXPECT_EQ(sbom_.text_of("SPDXID"), "SPDXRef-DOCUMENT");
  EXPECT_EQ(sbom_.text_of("dataLicense"), "CC0-1.0");
  EXPECT_TRUE(sbom_.text_of("documentNamespace").starts_with("https://"));
  EXPECT_FALSE(items(sbom_, "packages").empty());
}

TEST_F(SbomTest, LeavesNoPlaceholder) {
  EXPECT_EQ(text_.find("@{"), std::string::npos);
}

TEST_F(SbomTest, RelatesOnlyWhatItNames) {
  std::set<std::string> names = {"SPDXRef-DOCUMENT"};
  for (const char* kind : {"packages", "files"}) {
    for (const Json& element : items(sbom_, kind)) {
      const std::string id(element.text_of("SPDXID"));
      EXPECT_TRUE(is_identifier(id)) << id;
      EXPECT_TRUE(names.insert(id).second) << id << " is there twice";
    }
  }
  std::set<std::string> related;
  for (const Json& relationship : items(sbom_, "relationships")) {
    for (const char* end : {"spdxElementId", "relatedSpdxElement"}) {
      related.emplace(relationship.text_of(end));
      EXPECT_TRUE(names.contains(std::string(relationship.text_of(end))))
          << relationship.text_of(end);
    }
  }
  EXPECT_EQ(related, names) << "something is not related to anything";
}

TEST_F(SbomTest, ExplainsEveryLicence) {
  std::set<std::string> explained;
  for (const Json& licence : items(sbom_, "hasExtractedLicensingInfos")) {
    EXPECT_FALSE(licence.text_of("extractedText").empty());
    explained.emplace(licence.text_of("licenseId"));
  }
  for (const char* kind : {"packages", "files"}) {
    for (const Json& element : items(sbom_, kind)) {
      std::vector<std::string> expressions = {std::string(element.text_of("licenseConcluded"))};
      if (element.find("licenseDeclared") != nullptr) {
        expressions.emplace_back(element.text_of("licenseDeclared"));
      }
      for (const std::string& expression : expressions) {
        EXPECT_FALSE(expression.empty()) << element.text_of("SPDXID");
        for (const std::string& reference : references_in(expression)) {
          EXPECT_TRUE(explained.contains(reference)) << reference;
        }
      }
    }
  }
}

TEST_F(SbomTest, SaysOfDebianPackagesWhatTheyAre) {
  for (const Json& package : items(sbom_, "packages")) {
    if (package.text_of("supplier") != "Organization: Debian") {
      continue;
    }
    const std::string name(package.text_of("name"));
    ASSERT_EQ(items(package, "checksums").size(), 1u) << name;
    EXPECT_EQ(items(package, "checksums")[0].text_of("checksumValue").size(), 64u) << name;
    EXPECT_TRUE(package.text_of("packageFileName").starts_with("pool/")) << name;
    ASSERT_EQ(items(package, "externalRefs").size(), 1u) << name;
    const std::string url(items(package, "externalRefs")[0].text_of("referenceLocator"));
    EXPECT_TRUE(url.starts_with("pkg:deb/debian/")) << url;
    EXPECT_EQ(url.find("//"), std::string::npos) << url << " names a host";
  }
}

TEST_F(SbomTest, HasTheHashesOfTheFiles) {
  for (const std::string& path : whole_files) {
    const std::string bytes = contents(path);
    const auto files = items(sbom_, "files");
    const auto file = std::ranges::find_if(
        files, [&](const Json& it) { return it.text_of("fileName") == "./" + path; });
    ASSERT_NE(file, files.end()) << path << " is not in " << sbom_path;
    const auto hashes = items(*file, "checksums");
    ASSERT_EQ(hashes.size(), 2u) << path;
    EXPECT_EQ(hashes[0].text_of("checksumValue"), sbom::sha1(bytes)) << path;
    EXPECT_EQ(hashes[1].text_of("checksumValue"), sbom::sha256(bytes)) << path;
  }
}

}  // namespace
}  // namespace slipway

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  constexpr std::string_view kWhole = "--whole=";
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument.starts_with(kWhole)) {
      slipway::whole_files.push_back(argument.substr(kWhole.size()));
    } else {
      slipway::sbom_path = argument;
    }
  }
  return RUN_ALL_TESTS();
}
