// SPDX-License-Identifier: Apache-2.0
#include "sbom/fill_in/fill_in.h"

#include <string>

#include "gtest/gtest.h"
#include "host/text/result.h"
#include "sbom/fill_in/digest.h"

namespace slipway::sbom {
namespace {

host::Result<std::string> read(const std::string& path) {
  if (path == "a b") {
    return "content of a b";
  }
  if (path == "marked") {
    return "a file's own @{document} @{text c}";
  }
  if (path == "tagged.h") {
    return "// SPDX-License-Identifier: MIT\n";
  }
  return host::failure(path, ": there is no such file");
}

TEST(FillIn, LeavesOtherTextAlone) {
  EXPECT_EQ(fill_in("{\"a@b\": 1}\n", read).value(), "{\"a@b\": 1}\n");
}

TEST(FillIn, HashesAndInserts) {
  const std::string content = "content of a b";
  EXPECT_EQ(fill_in("1 @{sha1 a b} 2 @{sha256 a b} 3 @{text a b}.", read).value(),
            "1 " + sha1(content) + " 2 " + sha256(content) + " 3 " + content + ".");
}

TEST(FillIn, AsksFilesForTheirLicences) {
  EXPECT_EQ(fill_in("@{licence tagged.h|Zlib}", read).value(), "MIT");
  EXPECT_EQ(fill_in("@{licence a b|Zlib|tagged.h|Zlib}", read).value(), "MIT AND Zlib");
  EXPECT_EQ(fill_in("@{licence a b|NOASSERTION|tagged.h|Zlib}", read).value(), "NOASSERTION");
  EXPECT_EQ(fill_in("@{licence c|Zlib}", read).error(), "c: there is no such file");
}

TEST(FillIn, LeavesOutWhatIsNotUsed) {
  EXPECT_EQ(fill_in("1\n@{if_used a b}2\n@{if_used tagged.h}3\n4", read, {"a b"}).value(),
            "1\n3\n4");
  EXPECT_EQ(fill_in("@{licence a b|Zlib|tagged.h|Zlib}", read, {"a b"}).value(), "MIT");
  EXPECT_EQ(fill_in("@{licence a b|Zlib}", read, {"a b"}).value(), "NOASSERTION");
}

TEST(FillIn, NamesTheDocumentByItsContents) {
  EXPECT_EQ(fill_in("x-@{document} @{text a b} @{document}", read).value(),
            "x-" + sha256("x-@{document} content of a b @{document}") + " content of a b " +
                sha256("x-@{document} content of a b @{document}"));
}

TEST(FillIn, LeavesFilesAsTheyAre) {
  const std::string content = "a file's own @{document} @{text c}";
  EXPECT_EQ(fill_in("@{document} @{text marked} @{document}", read).value(),
            sha256("@{document} " + content + " @{document}") + " " + content + " " +
                sha256("@{document} " + content + " @{document}"));
}

TEST(FillIn, SaysWhatItCannotDo) {
  EXPECT_EQ(fill_in("@{text c}", read).error(), "c: there is no such file");
  EXPECT_EQ(fill_in("@{text c", read).error(), "a placeholder has no end: @{");
  EXPECT_TRUE(
      fill_in("@{md5 a b}", read).error().starts_with("there is no placeholder @{md5 a b}"));
  EXPECT_TRUE(fill_in("@{text}", read).error().starts_with("there is no placeholder @{text}"));
}

}  // namespace
}  // namespace slipway::sbom
