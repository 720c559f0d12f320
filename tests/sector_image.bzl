# SPDX-License-Identifier: Apache-2.0
"""sector_image: a disk image that is one boot sector, of assembly."""

load("@rules_cc//cc:defs.bzl", "cc_binary")
load("//toolchain:flat_binary.bzl", "flat_binary")

def sector_image(name, deps, **kwargs):
    """A boot sector, and nothing behind it: what is tested with it needs no loader that works.

    Targets:
      NAME_elf: the sector with its symbols
      NAME: the image, NAME.img

    Args:
      name: name of the image; NAME.S is its source
      deps: cc_library targets with what the source includes
      **kwargs: attributes of both targets
    """
    cc_binary(
        name = name + "_elf",
        srcs = [name + ".S"],
        features = ["-kernel_code_model"],
        linkopts = [
            "-Wl,--section-start=.text=0x7c00",
            "-Wl,-z,noseparate-code",
        ],
        target_compatible_with = ["//toolchain:bare_metal"],
        deps = deps,
        **kwargs
    )
    flat_binary(
        name = name,
        src = name + "_elf",
        out = name + ".img",
        **kwargs
    )
