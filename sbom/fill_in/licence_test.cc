// SPDX-License-Identifier: Apache-2.0
#include "sbom/fill_in/licence.h"

#include <string>

#include "gtest/gtest.h"

namespace slipway::sbom {
namespace {

// In two parts: not the licence of this file.
const std::string kTag =
    "SPDX-License-"
    "Identifier: ";

TEST(LicenceIn, ReadsTheTag) {
  EXPECT_EQ(licence_in("// " + kTag + "MIT\nint x;\n"), "MIT");
  EXPECT_EQ(licence_in("/* A program.\n * " + kTag + "GPL-2.0-or-later OR MIT */\n"),
            "GPL-2.0-or-later OR MIT");
  EXPECT_EQ(licence_in("#!/bin/sh\r\n# " + kTag + "0BSD\r\n"), "0BSD");
  EXPECT_EQ(licence_in("<!-- " + kTag + "CC0-1.0 -->"), "CC0-1.0");
  EXPECT_EQ(licence_in("STARTFONT 2.1\nCOMMENT  * " + kTag + "BSD-2-Clause\n"), "BSD-2-Clause");
  EXPECT_EQ(licence_in("// " + kTag + "Apache-2.0 WITH LLVM-exception\n"),
            "Apache-2.0 WITH LLVM-exception");
}

TEST(LicenceIn, TakesNoTagThatIsNotSaidOfTheFile) {
  EXPECT_EQ(licence_in("std::string s = \"" + kTag + "MIT\";\n"), "");
  EXPECT_EQ(licence_in("COMMENT Not the " + kTag + "MIT\n"), "");
  EXPECT_EQ(licence_in(std::string(5000, '\n') + "// " + kTag + "MIT\n"), "");
}

TEST(LicenceIn, TakesNoExpressionThatWouldBreakADocument) {
  EXPECT_EQ(licence_in("// " + kTag + "MIT\", \"name\": \"x\n"), "");
  EXPECT_EQ(licence_in("// " + kTag + "LicenseRef-of-a-project\n"), "");
  EXPECT_EQ(licence_in("// " + kTag), "");
}

std::string bsd(const std::string& more_conditions) {
  return "/* A library.\n"
         " * Redistribution and use in source and binary forms, with or without\n"
         " * modification, are permitted\n"
         " *   - Redistributions of source code must retain the notice.\n"
         " *   - Redistributions in binary form must reproduce it in what is provided with the\n"
         " *     distribution.\n" +
         more_conditions + " * THIS SOFTWARE IS PROVIDED AS IT IS. */\n";
}

TEST(LicenceIn, KnowsTwoClausesFromThree) {
  EXPECT_EQ(licence_in(bsd("")), "BSD-2-Clause");
  EXPECT_EQ(licence_in(bsd(" *   - Neither the name of anybody may be used.\n")), "");
  EXPECT_EQ(licence_in("/* BSD 2-Clause License, see LICENSE */"), "");
}

TEST(LicenceIn, KnowsTheTextOfZlibs) {
  const std::string start =
      "/*\nThis software is provided 'as-is', without any express or implied\nwarranty.\n"
      "    1. The origin of this software must not be misrepresented; you must not claim it.\n";
  const std::string end =
      "    2. Altered source versions must be plainly marked as such, and not as the original.\n"
      "    3. This notice may not be removed or altered from any source\n    distribution.\n*/\n";
  EXPECT_EQ(licence_in(start + end), "Zlib");
  EXPECT_EQ(licence_in(start), "");
  EXPECT_EQ(licence_in(end), "");
}

TEST(LicenceIn, KnowsADedicationFromAMention) {
  const std::string dedication =
      "/* To the extent possible under law, the author(s) have dedicated all copyright\n"
      " * and related and neighboring rights to this software to the public domain\n"
      " * worldwide. This software is distributed without any warranty.\n";
  const std::string copy =
      " * You should have received a copy of the CC0 Public Domain Dedication along with\n"
      " * this software. */\n";
  EXPECT_EQ(licence_in(dedication + copy), "CC0-1.0");
  EXPECT_EQ(licence_in(dedication), "");
  EXPECT_EQ(licence_in("/* " + copy), "");
}

TEST(LicenceOfAll, JoinsThem) {
  EXPECT_EQ(licence_of_all({"MIT"}), "MIT");
  EXPECT_EQ(licence_of_all({"MIT", "Apache-2.0"}), "Apache-2.0 AND MIT");
  EXPECT_EQ(licence_of_all({"MIT OR Zlib", "0BSD"}), "0BSD AND (MIT OR Zlib)");
  EXPECT_EQ(licence_of_all({"MIT OR Zlib"}), "MIT OR Zlib");
}

TEST(LicenceOfAll, KnowsNothingOfTheWholeIfNotOfAPart) {
  EXPECT_EQ(licence_of_all({"MIT", "NOASSERTION"}), "NOASSERTION");
  EXPECT_EQ(licence_of_all({}), "NOASSERTION");
}

}  // namespace
}  // namespace slipway::sbom
