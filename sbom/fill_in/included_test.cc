// SPDX-License-Identifier: Apache-2.0
#include "sbom/fill_in/included.h"

#include <map>
#include <set>
#include <string>

#include "gtest/gtest.h"
#include "host/text/result.h"

namespace slipway::sbom {
namespace {

const std::map<std::string, std::string> kFiles = {
    {"main.cc", "#include <vector>\n  #  include \"own.h\"\n#include <missing>\nint main() {}\n"},
    {"own.h", "// #include <map>\nauto s = \"#include <map>\";\n#ifdef X\n#include <set>\n#endif"},
    {"v1/vector", "#include <__detail/size.h>\n#include <stddef.h>\n"},
    {"v1/set", ""},
    {"v1/map", ""},
    {"v1/__detail/size.h", "#include <vector>\n"},
    {"v1/stddef.h", "#include_next <stddef.h>\n"},
    {"if.cc",
     "#ifndef GUARD\n#  if defined(X)\n#if defined(__AVX2__)\n#include <set>\n"
     "# elif !defined(__SSE2__) && defined(Y)\n#include <map>\n"
     "#else\n#include <vector>\n#endif\n#endif\n"
     "#if defined(_MSC_VER) && !defined(__clang__)\n#include <set>\n#endif\n"
     "#ifdef _MSC_VER\n#include <stddef.h>\n"},
    {"compiler/stddef.h", "#include MACRO\n#include <unfinished\n"},
};

host::Result<std::string> read(const std::string& path) {
  const auto file = kFiles.find(path);
  if (file == kFiles.end()) {
    return host::failure(path, ": there is no such file");
  }
  return file->second;
}

TEST(Included, FollowsTheLines) {
  const auto reached = included(
      {"main.cc", "own.h"},
      {"v1/vector", "v1/set", "v1/map", "v1/__detail/size.h", "v1/stddef.h", "compiler/stddef.h"},
      read);
  EXPECT_EQ(reached.value(), (std::set<std::string>{"v1/vector", "v1/set", "v1/__detail/size.h",
                                                    "v1/stddef.h", "compiler/stddef.h"}));
}

TEST(Included, PassesOverWhatIsForOtherMachines) {
  EXPECT_EQ(included({"if.cc"}, {"v1/set", "v1/map", "v1/vector", "v1/stddef.h"}, read).value(),
            (std::set<std::string>{"v1/map", "v1/vector", "v1/stddef.h"}))
      << "stddef.h is included by vector";
  EXPECT_EQ(included({"if.cc"}, {"v1/set", "v1/map"}, read).value(),
            std::set<std::string>{"v1/map"});
}

TEST(Included, SaysWhatCannotBeRead) {
  EXPECT_EQ(included({"other.cc"}, {}, read).error(), "other.cc: there is no such file");
}

}  // namespace
}  // namespace slipway::sbom
