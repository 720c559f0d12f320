# SPDX-License-Identifier: Apache-2.0
"""disk_image: a kernel and its loaders, as a disk that firmware starts."""

load(":disk_format.bzl", "format_error")
load(":flash.bzl", "flash_target")
load(":image_inputs.bzl", "by_protocol", "image_inputs")
load(":quoting.bzl", "literal", "path")
load(":sign.bzl", "sign_target")
load(":tools.bzl", "BOOT_SECTOR", "CD_BOOT_SECTOR", "IMAGE_BUILDER", "NEEDS_UEFI", "STAGE2", "UEFI_LOADER")

def _loaders(firmware, layout, protocol):
    """What starts the image: options of the image builder, and the label of each; some more than once.

    For each firmware there is a loader for each protocol, of which the builder takes the kernel's; or only
    the one for `protocol`."""
    loaders = [("boot-sector", BOOT_SECTOR if "bios" in firmware else NEEDS_UEFI)]
    if layout == "iso":
        loaders.append(("cd-boot-sector", CD_BOOT_SECTOR if "bios" in firmware else NEEDS_UEFI))
    if "bios" in firmware:
        loaders += [("stage2", label) for label in by_protocol(STAGE2, protocol)]
    if "uefi" in firmware:
        loaders += [("uefi-loader", label) for label in by_protocol(UEFI_LOADER, protocol)]
    return loaders

def bootable_image(
        rule,
        name,
        image,
        output,
        kernel,
        modules,
        command_line,
        protocol,
        strict,
        firmware,
        layout,
        sector_size,
        **kwargs):
    """Makes the image of disk_image and of the rules that have its arguments.

    Args:
      rule: the rule's name, for messages
      name: see disk_image; the kernel's target is NAME.elf
      image: the name of the image's target; IMAGE.sign signs it, IMAGE.flash writes it to a stick
      output: the image's file name
      kernel: see disk_image
      modules: see disk_image
      command_line: see disk_image
      protocol: see disk_image
      strict: see disk_image
      firmware: see disk_image
      layout: "gpt", "mbr" or "iso"; it and the next have been checked, and so has firmware
      sector_size: see disk_image
      **kwargs: see disk_image
    """
    target = "{} {}".format(rule, name)
    inputs = image_inputs(rule, name, kernel, modules, command_line, protocol, **kwargs)
    loaders = _loaders(firmware, layout, protocol)
    options = ["--layout=" + layout, "--sector-size={}".format(sector_size)]
    for module, file in inputs.modules.items():
        options.append(literal("--module={}=".format(module)) + path(target, "execpath", file))
    options += [literal(text) for text in inputs.module_texts]
    if command_line != None:
        options.append(literal("--command-line=" + command_line))
    if protocol != None:
        options.append("--protocol=" + protocol)
    if strict:
        options.append("--strict")
    native.genrule(
        name = image,
        # The builder too: among "tools", Bazel would build it in a configuration of its own.
        # A label stands there once, even if it serves for two.
        srcs = [inputs.kernel, IMAGE_BUILDER] + {label: True for _, label in loaders}.keys() + inputs.modules.values(),
        outs = [output],
        cmd = " ".join([
            path(target, "execpath", IMAGE_BUILDER),
        ] + ["--{}={}".format(option, path(target, "execpath", label)) for option, label in loaders] + [
            "--kernel=" + path(target, "execpath", inputs.kernel),
            literal("--kernel-name=" + inputs.kernel_name),
        ] + options + ["--output=" + path(target, "execpath", output)]),  # and not $@, which is not quoted
        message = "Building the disk image",
        **kwargs
    )
    sign_target(rule, image, **kwargs)
    flash_target(rule, image, **kwargs)

def disk_image(
        name,
        kernel = None,
        modules = {},
        command_line = None,
        protocol = None,
        strict = False,
        firmware = ["bios", "uefi"],
        layout = "gpt",
        sector_size = 512,
        out = None,
        **kwargs):
    """Makes a bootable disk image from a kernel.

    The kernel is built for //toolchain:x86_64_kernel whatever the command line says, checked as
    the loader checks it at boot, and put into the image without its debug information.

    A module is a file that the loader puts into memory beside the kernel, and that the kernel finds
    by its name: a ramdisk, a program, a table. It is built for the same platform. What the loader
    says about it at boot names it too.

        disk_image(
            name = "disk",
            kernel = ":kernel",
            modules = {"initrd": ":initrd", "settings": "settings.txt"},
            command_line = "log=debug root=initrd",
        )

    Targets:
      NAME: the disk image, the file `out`. Write it to a disk or a USB stick as it is, or by the next.
      NAME.flash: writes the image to a USB stick when it is run: `bazel run //my:NAME.flash` lists
        the disks, `bazel run //my:NAME.flash -- /dev/sdX` writes one; `-- --help` says more.
      NAME.elf: the kernel with its debug information, for a debugger.
      NAME.sign: signs a copy of the image for Secure Boot when it is run, with a key of yours:
        `bazel run //my:NAME.sign -- --key=FILE --certificate=FILE`; `-- --help` says more.

    Args:
      name: the name of the image's target.
      kernel: label of the kernel: a cc_binary, any target with a single ELF file, or such a file
        itself ("my.elf"), as a Makefile leaves it; or another file that its protocol has, as a
        bzImage.
      modules: names, of at most 63 bytes, and the labels of their files: source files, or targets
        with a single file; or a boot_module, which says more. The kernel is told of them in this
        order.
      command_line: what BootInfo::command_line says, of at most 4095 bytes; by default what the
        kernel's own request has.
      protocol: the boot protocol by which the kernel is loaded: "slipway", "limine",
        "linux", "multiboot" or "multiboot2". By default the one that the kernel has requests or a
        header of; without any, it is Slipway's.
      strict: whether notes about the kernel are errors: what it asks for and does not get, or what
        its protocol allows and Slipway's own does not. By the Limine boot protocol, memory in the
        direct map is not executable then, and segments that are writable and executable are refused.
      firmware: what starts the image: "bios", "uefi" or both. What the other one would need is left
        out, and the image is smaller by that.
      layout: the partition table: "gpt", or "mbr" for machines that do not start a disk with a GPT.
      sector_size: how many bytes a sector of the disk has: 512, or 4096 for a disk of which sectors
        are as large ("4Kn"), with a GPT and for UEFI alone.
      out: the image's file name; NAME.img by default.
      **kwargs: attributes that every rule has, such as visibility, tags and testonly; they go
        to all targets.
    """
    error = format_error(firmware, layout, sector_size)
    if error:
        fail("disk_image {}: {}".format(name, error))
    bootable_image(
        rule = "disk_image",
        name = name,
        image = name,
        output = out or name + ".img",
        kernel = kernel,
        modules = modules,
        command_line = command_line,
        protocol = protocol,
        strict = strict,
        firmware = firmware,
        layout = layout,
        sector_size = sector_size,
        **kwargs
    )
