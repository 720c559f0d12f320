# SPDX-License-Identifier: Apache-2.0
"""iso_image: a kernel and its loaders, as a CD that is a stick as well."""

load(":disk_format.bzl", "format_error")
load(":disk_image.bzl", "bootable_image")

def iso_image(
        name,
        kernel = None,
        modules = {},
        command_line = None,
        protocol = None,
        strict = False,
        firmware = ["bios", "uefi"],
        out = None,
        **kwargs):
    """Makes a bootable ISO image from a kernel: for CDs, for virtual machines, for sticks.

    A CD is made of it by any program that writes ISO images. Written as it is to a disk or a USB
    stick it starts from there, too, by a BIOS and by UEFI firmware, as what disk_image makes. The
    volume has the loaders, and kernel and modules once, as files in BOOT.

        iso_image(
            name = "cd",
            kernel = ":kernel",
        )

        boot_test(
            name = "cd_test",
            expect = ["Hello World!"],
            image = ":cd",  # in the CD drive; disk = "usb" makes it a stick
        )

    Targets:
      NAME: the ISO image, the file `out`.
      NAME.elf: the kernel with its debug information, for a debugger.
      NAME.flash: writes the image to a USB stick, see disk_image.
      NAME.sign: signs a copy of the image for Secure Boot, see disk_image.

    Args:
      name: the name of the image's target.
      kernel: see disk_image.
      modules: see disk_image; less than 4 GiB, all together and with the kernel.
      command_line: see disk_image.
      protocol: see disk_image.
      strict: see disk_image.
      firmware: see disk_image.
      out: the image's file name; NAME.iso by default.
      **kwargs: attributes that every rule has, such as visibility, tags and testonly; they go
        to all targets.
    """
    error = format_error(firmware, "gpt", 512)
    if error:
        fail("iso_image {}: {}".format(name, error))
    bootable_image(
        rule = "iso_image",
        name = name,
        image = name,
        output = out or name + ".iso",
        kernel = kernel,
        modules = modules,
        command_line = command_line,
        protocol = protocol,
        strict = strict,
        firmware = firmware,
        layout = "iso",
        sector_size = 512,
        **kwargs
    )
