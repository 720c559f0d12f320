# SPDX-License-Identifier: Apache-2.0
"""qemu_run: `bazel run` boots a disk image in QEMU."""

load("@rules_shell//shell:sh_binary.bzl", "sh_binary")
load("//toolchain:display.bzl", "HAS_DISPLAY")
load(":runner.bzl", "RUN_ARGUMENTS", "machine_options", "option", "runner_command", "runner_data")

# A label and not a string: it means this repository wherever the macro is used.
_WINDOW_QEMU = str(Label("//toolchain:qemu_display"))
_WINDOW_OPTIONS = ["--window-qemu=$(rootpath {})".format(_WINDOW_QEMU)]

# The firmware that `-- --firmware=uefi` asks for, where the machine has none of its own.
_UEFI = {
    "uefi-code": str(Label("//toolchain:ovmf_code")),
    "uefi-variables": str(Label("//toolchain:ovmf_variables")),
}

def run_options(
        name,
        machine,
        disk = None,
        memory = None,
        cpu = None,
        qemu_args = [],
        disks = {},
        uefi = True,
        window = HAS_DISPLAY):
    """The runner's options for a machine that a person looks at.

    Args:
      name: the target, for messages
      machine: see qemu_run
      disk: see qemu_run
      memory: see qemu_run
      cpu: see qemu_run
      qemu_args: see qemu_run
      disks: see qemu_run
      uefi: see qemu_run
      window: whether it may be shown in one

    Returns:
      The elements of `args`, and labels that are needed beside the image and the runner.
    """

    # Before the machine, whose own firmware wins.
    options = ["--{}=$(rootpath {})".format(option, label) for option, label in _UEFI.items()] if uefi else []
    options += machine_options(name, machine, disk, memory, cpu, qemu_args, disks)
    data = (_UEFI.values() if uefi else []) + ([_WINDOW_QEMU] if window else [])
    return options + (_WINDOW_OPTIONS if window else []), data

def qemu_run(
        name,
        image,
        machine = "pc",
        disk = None,
        memory = None,
        cpu = None,
        accel = "tcg",
        disks = {},
        qemu_args = [],
        timeout_seconds = None,
        uefi = True,
        data = [],
        tags = [],
        **kwargs):
    """A target that boots a disk image when it is run.

    With a display QEMU opens a window; in a terminal the machine's text screen is drawn there;
    with neither, as in CI, the console is printed and the kernel's verdict ends the run. Arguments
    after `--` go to QEMU: `bazel run //my:target -- -m 512M`; `-- --help` says more. A BIOS starts the
    image, or what the machine has; `-- --firmware=uefi` lets UEFI firmware start it.

    Where there is a display the target needs the larger QEMU that can open a window. It is then
    left out of patterns such as `//...`, so that only those fetch it who run the target. Machines of
    another emulator than //image/machines:qemu, such as "pc_qemu_10", have no window; they are drawn
    in the terminal there, too.

    Args:
      name: name of the target
      image: label of the disk image; it is only read
      machine: see boot_test; not one of Bochs', which are for tests only
      disk: see boot_test
      memory: see boot_test
      cpu: see boot_test
      accel: what executes the machine's code: "tcg" (QEMU's own, the same everywhere) or "kvm"
      disks: other disks, for the kernel's own drivers; see boot_test
      qemu_args: further arguments for QEMU, before those of the command line. "$(rootpath LABEL)"
        and its like are paths of files in `data`, any other "$" is itself
      timeout_seconds: how long a run without display and terminal may take; by default 60
      uefi: whether it can be run with `--firmware=uefi`. The firmware is then fetched, 6 MB; False
        saves that for an image that only a BIOS starts
      data: further files for QEMU
      tags: of the target
      **kwargs: any other attribute of sh_binary
    """
    options, own_data = run_options(name, machine, disk, memory, cpu, qemu_args, disks, uefi)
    sh_binary(
        name = name,
        srcs = [RUN_ARGUMENTS],
        args = runner_command(name, "run", image) +
               options +
               [option("accel", accel)] +
               ([option("timeout", timeout_seconds)] if timeout_seconds else []) +
               ["--"],
        data = runner_data(name, image, machine, disks, own_data + data),
        tags = tags + (["manual"] if HAS_DISPLAY else []),
        **kwargs
    )
