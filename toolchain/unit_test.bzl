# SPDX-License-Identifier: Apache-2.0
"""unit_test: tests of one library, with GoogleTest, on the machine that builds."""

load("@rules_cc//cc:defs.bzl", "cc_test")

def unit_test(name, library = None, deps = [], size = "small", **kwargs):
    """A cc_test whose one source is NAME.cc.

    Args:
      name: name of the test and of its source: the library's, and "_test"
      library: label of the library, where its name is not the test's without "_test"
      deps: what the test uses besides the library and GoogleTest
      size: as of every test; "small" is a minute at most
      **kwargs: attributes of cc_test
    """
    if not name.endswith("_test"):
        fail("unit_test {}: the name of a unit test ends with \"_test\": call it {}_test".format(name, name))
    cc_test(
        name = name,
        size = size,
        srcs = [name + ".cc"],
        deps = [
            library or ":" + name[:-len("_test")],
            Label("//toolchain:gtest_main"),
        ] + deps,
        **kwargs
    )
