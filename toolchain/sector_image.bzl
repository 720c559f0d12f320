# SPDX-License-Identifier: Apache-2.0
"""Disk images without a loader: sector_image is one boot sector, raw_disk files one after another."""

load("@rules_cc//cc:defs.bzl", "cc_binary")
load(":flat_binary.bzl", "flat_binary")

def sector_image(name, deps, src = None, linkopts = [], **kwargs):
    """A boot sector of assembly, and nothing behind it: what is tested with it needs no loader that works.

    Targets:
      NAME_elf: the sector with its symbols
      NAME: the image, NAME.img

    Args:
      name: name of the image
      deps: cc_library targets with what the source includes
      src: the source; NAME.S if not given
      linkopts: more options for the linker
      **kwargs: attributes of both targets
    """
    cc_binary(
        name = name + "_elf",
        srcs = [src or name + ".S"],
        features = ["-kernel_code_model"],
        linkopts = [
            "-Wl,--section-start=.text=0x7c00",  # where a BIOS puts it
            "-Wl,-z,noseparate-code",
        ] + linkopts,
        target_compatible_with = [Label("//toolchain:bare_metal")],
        deps = deps,
        **kwargs
    )
    flat_binary(
        name = name,
        src = name + "_elf",
        out = name + ".img",
        **kwargs
    )

def raw_disk(name, srcs, out = None, **kwargs):
    """Files one after another, as a disk of whole MiB: firmware wants one that has a whole cylinder.

    Args:
      name: name of the target
      srcs: labels of the files, from the disk's first sector on
      out: name of the image; NAME.img if not given
      **kwargs: attributes of a genrule
    """
    native.genrule(
        name = name,
        srcs = srcs,
        outs = [out or name + ".img"],
        cmd = "cat $(SRCS) > $@ && truncate -s %1M $@",
        **kwargs
    )
