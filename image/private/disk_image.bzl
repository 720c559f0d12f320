"""disk_image: a kernel and the loader, as a disk that a BIOS starts."""

load("//toolchain:transition.bzl", "kernel_platform_file")

# Labels and not strings: they mean this repository wherever the macro is used.
_BOOT_SECTOR = str(Label("//boot/bios:boot_sector"))
_STAGE2 = str(Label("//boot/bios:stage2"))
_IMAGE_BUILDER = str(Label("//image/builder:image_builder"))

def _absolute(label):
    """The label as it can be written anywhere in its repository."""
    if label.startswith("//") or label.startswith("@"):
        return label
    return "//{}:{}".format(native.package_name(), label.lstrip(":"))

def disk_image(name, kernel = None, out = None, **kwargs):
    """Makes a bootable disk image from a kernel.

    The kernel is built for //toolchain:x86_64_kernel whatever the command line says, checked as
    the loader checks it at boot, and put into the image without its debug information.

    Targets:
      NAME: the disk image, the file `out`. Write it to a disk or a USB stick as it is.
      NAME.elf: the kernel with its debug information, for a debugger.

    Args:
      name: the name of the image's target.
      kernel: label of the kernel: a cc_binary, or any target with a single ELF file.
      out: the image's file name; NAME.img by default.
      **kwargs: attributes that every rule has, such as visibility, tags and testonly; they go
        to both targets.
    """
    if not kernel:
        fail(("disk_image {0} has no kernel: write disk_image(name = \"{0}\", " +
              "kernel = \"//label/of:a_cc_binary\")").format(name))
    if type(kernel) not in ["string", "Label"]:
        fail("disk_image {}: kernel is one label in quotes, not a {}".format(name, type(kernel)))

    elf = name + ".elf"
    kernel_platform_file(
        name = elf,
        src = kernel,
        **kwargs
    )
    native.genrule(
        name = name,
        srcs = [elf, _BOOT_SECTOR, _STAGE2],
        outs = [out or name + ".img"],
        cmd = " ".join([
            "$(execpath {})".format(_IMAGE_BUILDER),
            "--boot-sector=$(execpath {})".format(_BOOT_SECTOR),
            "--stage2=$(execpath {})".format(_STAGE2),
            "--kernel=$(execpath {})".format(elf),
            "--kernel-name='{}'".format(_absolute(str(kernel))),
            "--output=$@",
        ]),
        message = "Building the disk image",
        tools = [_IMAGE_BUILDER],
        **kwargs
    )
