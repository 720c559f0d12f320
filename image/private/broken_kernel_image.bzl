# SPDX-License-Identifier: Apache-2.0
"""broken_kernel_image: an image that disk_image would refuse to build. For tests of the loader."""

_BOOT_SECTOR = "//boot/bios:boot_sector"
_STAGE2 = "//boot/bios:stage2_slipway"
_UEFI_LOADER = "//boot/uefi:loader_slipway"
_UNCHECKED_IMAGE_BUILDER = "//image/builder/testing:unchecked_image_builder"
_WRITE_BROKEN_KERNELS = "//image/builder/testing:write_broken_kernels"

def broken_kernel_image(name, fault, **kwargs):
    """Puts a kernel that is unfit into an image, behind the image builder's back.

    Args:
      name: name of the target; the image is NAME.img
      fault: which kernel: a name from //image/builder/testing:broken_kernels.cc. The program
        //image/builder/testing:write_broken_kernels prints them all, with --list.
      **kwargs: attributes that every rule has, such as visibility and tags
    """
    native.genrule(
        name = name,
        testonly = True,
        # The programs too: among "tools", Bazel would build them in a configuration of its own.
        srcs = [
            _BOOT_SECTOR,
            _STAGE2,
            _UEFI_LOADER,
            _UNCHECKED_IMAGE_BUILDER,
            _WRITE_BROKEN_KERNELS,
        ],
        outs = [name + ".img"],
        cmd = " && ".join([
            "$(execpath {}) --fault={} --output=$(RULEDIR)/{}.elf".format(
                _WRITE_BROKEN_KERNELS,
                fault,
                fault,
            ),
            " ".join([
                "$(execpath {})".format(_UNCHECKED_IMAGE_BUILDER),
                "--boot-sector=$(execpath {})".format(_BOOT_SECTOR),
                "--stage2=$(execpath {})".format(_STAGE2),
                "--uefi-loader=$(execpath {})".format(_UEFI_LOADER),
                "--kernel=$(RULEDIR)/{}.elf".format(fault),
                "--output=$@",
            ]),
            "rm $(RULEDIR)/{}.elf".format(fault),
        ]),
        **kwargs
    )
