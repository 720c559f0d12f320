# SPDX-License-Identifier: Apache-2.0
"""uefi_program_disk: a program in the place of Slipway's loader."""

load("@rules_cc//cc:defs.bzl", "cc_binary")

# buildifier: disable=bzl-visibility  # no public rule builds an image for another program
load("//image/private:tools.bzl", "IMAGE_BUILDER")
load("//toolchain:transition.bzl", "uefi_platform_file")

# Never started: images have one.
_KERNEL = "//image:disk.elf"

def uefi_program_disk(name, src, tags = [], **kwargs):
    """A disk from which UEFI firmware starts a program.

    Targets:
      NAME: the disk, NAME.img

    Args:
      name: name of the target
      src: label of the source, which has efi_main()
      tags: of all targets
      **kwargs: further attributes of the program's cc_binary
    """
    cc_binary(
        name = name + "_program",
        srcs = [src],
        features = ["small"],
        tags = ["manual"],
        target_compatible_with = ["//toolchain:uefi"],
        deps = ["//bench/uefi:program"],
        **kwargs
    )
    uefi_platform_file(
        name = name + ".efi",
        src = name + "_program",
        tags = tags,
    )
    native.genrule(
        name = name,
        srcs = [
            name + ".efi",
            IMAGE_BUILDER,
            _KERNEL,
        ],
        outs = [name + ".img"],
        cmd = " ".join([
            "$(execpath {})".format(IMAGE_BUILDER),
            "--uefi-loader=$(execpath {}.efi)".format(name),
            "--kernel=$(execpath {})".format(_KERNEL),
            "--output=$@",
        ]),
        tags = tags,
    )
