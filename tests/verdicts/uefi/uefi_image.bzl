# SPDX-License-Identifier: Apache-2.0
"""Images with programs that UEFI firmware starts in the place of Slipway's loader.

No public rule builds them: it starts the image builder itself.
"""

# buildifier: disable=bzl-visibility
load("//image/private:quoting.bzl", "path")

# buildifier: disable=bzl-visibility
load("//image/private:tools.bzl", "IMAGE_BUILDER")
load("//toolchain:transition.bzl", "uefi_platform_file")

# Never started.
_KERNEL = "//image:disk.elf"

def uefi_image(name, program):
    """The program as BOOTX64.EFI on a disk.

    Args:
      name: name of the image's target
      program: label of a cc_binary for //toolchain:x86_64_uefi
    """
    file = name + "_bootx64.efi"
    uefi_platform_file(
        name = file,
        src = program,
    )
    output = name + ".img"
    native.genrule(
        name = name,
        srcs = [
            file,
            IMAGE_BUILDER,
            _KERNEL,
        ],
        outs = [output],
        cmd = " ".join([
            path(name, "execpath", IMAGE_BUILDER),
            "--uefi-loader=" + path(name, "execpath", file),
            "--kernel=" + path(name, "execpath", _KERNEL),
            "--output=" + path(name, "execpath", output),
        ]),
    )
