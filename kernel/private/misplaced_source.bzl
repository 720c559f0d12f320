# SPDX-License-Identifier: Apache-2.0
"""Sources that kernel_binary does not compile, and which rule does."""

load("//toolchain:label_text.bzl", "label_text")

def misplaced_source_error(name, srcs):
    """What is wrong with the sources of a kernel_binary.

    Args:
      name: name of the target
      srcs: its sources, or a select()

    Returns:
      A sentence, or None.
    """
    if type(srcs) != "list":
        return None
    for source in srcs:
        if str(source).endswith(".asm") or str(source).endswith(".nasm"):
            return ("kernel_binary {0}: {1} is in NASM's language: take it out of srcs, and write deps = [\":{0}_asm\"] and " +
                    "nasm_library(name = \"{0}_asm\", srcs = [\"{1}\"]), which is in {2}; " +
                    "if it is in clang's (AT&T syntax), call it .S.").format(
                name,
                source,
                label_text(Label("//kernel:defs.bzl")),
            )
    return None
