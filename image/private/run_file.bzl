# SPDX-License-Identifier: Apache-2.0
"""What boots any kernel's file: `bazel run //image:run -- my.elf`."""

load("@rules_shell//shell:sh_binary.bzl", "sh_binary")
load("//boot/protocol:protocols.bzl", "PROTOCOLS")
load(":qemu_run.bzl", "run_options")
load(":quoting.bzl", "path")
load(":runner.bzl", "machine_label")
load(":tools.bzl", "BOOT_SECTOR", "IMAGE_BUILDER", "RUNNER", "STAGE2", "UEFI_LOADER")

def run_file_command(name, machine, **kwargs):
    """What run_file.sh is given before a person's own arguments.

    Args:
      name: the target, for messages
      machine: what the image is booted on, as of qemu_run
      **kwargs: further arguments of run_options

    Returns:
      The elements of `args`, and labels of all that is needed.
    """
    loaders = [("boot-sector", BOOT_SECTOR)]
    loaders += [("stage2", STAGE2[protocol]) for protocol in PROTOCOLS]
    loaders += [("uefi-loader", UEFI_LOADER[protocol]) for protocol in PROTOCOLS]
    options, data = run_options(name, machine, **kwargs)
    files = [label for _, label in loaders] + [IMAGE_BUILDER, RUNNER, machine_label(name, machine)]
    args = ([path(name, "rootpath", IMAGE_BUILDER)] +
            ["--{}={}".format(option, path(name, "rootpath", label)) for option, label in loaders] +
            ["--and", path(name, "rootpath", RUNNER), "run"] + options + ["--with"])

    # A label stands there once, even if it serves for two.
    return args, {label: True for label in files + data}.keys()

def run_file(name, machine = "pc", **kwargs):
    """A target that makes an image of a kernel's file and boots it, when it is run.

    Args:
      name: name of the target
      machine: what it is booted on, as of qemu_run
      **kwargs: any other attribute of sh_binary
    """
    args, data = run_file_command(name, machine)
    sh_binary(
        name = name,
        srcs = ["//image/private:run_file.sh"],
        args = args,
        data = data,
        # All protocols' loaders, of which an image needs one; where there is a display, the larger QEMU.
        tags = ["manual"],
        **kwargs
    )
