// SPDX-License-Identifier: Apache-2.0
#include "image/builder/module_list.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace slipway::image {
namespace {

using protocol::InternalModule;

const std::vector<ModuleOption> kOptions = {
    {"one", "1.bin"},
    {"two", "2.bin", "/boot/two", "words"},
};
const std::vector<host::Bytes> kFiles = {
    {std::byte{'1'}},
    {std::byte{0x1F}, std::byte{0x8B}, std::byte{8}},
};

Request kernel_with(std::vector<InternalModule> modules, bool tells_all = true) {
  return {.protocol = 0,
          .bytes = {},
          .internal_modules = std::move(modules),
          .tells_module_paths = tells_all,
          .tells_module_strings = tells_all};
}

// "OPTION PATH STRING;" for each module, then the notes; or the error.
std::string list(const Request& kernel) {
  const auto list = list_modules(kernel, kOptions, kFiles);
  if (!list) {
    return list.error();
  }
  std::string text;
  for (const auto& [option, path, string] : list->modules) {
    text += std::to_string(option) + " " + path + " " + string + ";";
  }
  for (const std::string& note : list->notes) {
    text += " " + note;
  }
  return text;
}

TEST(ModuleList, HasThoseOfTheImage) {
  EXPECT_EQ(list(kernel_with({})), "0 /one ;1 /boot/two words;");
}

TEST(ModuleList, HasNoneForAProtocolWithout) {
  EXPECT_EQ(list({.protocol = 0, .bytes = {}, .tells_modules = false}),
            "it is told of no modules by its boot protocol, and the image has \"one\"\n"
            "  What to change: leave modules out where the image is made");
  EXPECT_TRUE(list_modules({.protocol = 0, .bytes = {}, .tells_modules = false}, {}, {}));
}

TEST(ModuleList, BeginsWithTheKernelsOwn) {
  EXPECT_EQ(list(kernel_with({{.path = "/boot/two", .string = "own"}})),
            "1 /boot/two own;0 /one ;");
}

TEST(ModuleList, HasAModuleOnceForEachTimeThatItIsNamed) {
  EXPECT_EQ(list(kernel_with({{.path = "/one", .string = "a"}, {.path = "/one", .string = "b"}})),
            "0 /one a;0 /one b;1 /boot/two words;");
}

TEST(ModuleList, NotesOneThatIsNotThere) {
  EXPECT_EQ(list(kernel_with({{.path = "/boot/three"}})),
            "0 /one ;1 /boot/two words; it names an internal module, /boot/three, that the image "
            "does not have: modules = {\"boot/three\": \":label\"} would give it");
}

TEST(ModuleList, RefusesWithoutOneThatIsNeeded) {
  EXPECT_EQ(list(kernel_with({{.path = "/boot/three", .required = true}})),
            "it names an internal module, /boot/three, that the image does not have\n"
            "  What to change: give it where the image is made: modules = {\"boot/three\": "
            "\":label\"}");
}

TEST(ModuleList, RefusesOneThatIsToBeUnpacked) {
  EXPECT_EQ(list(kernel_with({{.path = "/boot/two", .unpacked = true}})),
            "it wants its internal module /boot/two unpacked, and the loader does not unpack gzip\n"
            "  What to change: give the unpacked file under that path; the image packs it in a way "
            "of its own");
  EXPECT_EQ(list(kernel_with({{.path = "/one", .unpacked = true}})), "0 /one ;1 /boot/two words;");
}

TEST(ModuleList, NotesWhatTheKernelIsNotTold) {
  EXPECT_EQ(list(kernel_with({}, false)),
            "0 /one ;1 /boot/two words; it is not told the string of the module \"two\": its boot "
            "protocol has none it is not told the path of the module \"two\": its boot protocol "
            "has none");
}

}  // namespace
}  // namespace slipway::image
