# SPDX-License-Identifier: Apache-2.0
"""The runner's command line, as boot_test and qemu_run share it."""

load("//image/machines:names.bzl", "MACHINES")
load("//toolchain:label_text.bzl", "label_text")
load(":disks.bzl", "disk_data", "disk_options")
load(":quoting.bzl", "literal", "path", "with_paths")
load(":tools.bzl", "RUNNER")

# A label and not a string: it means this repository wherever the macros are used.
RUN_ARGUMENTS = Label("//image/runner:run_arguments.sh")

_ENDS = ["success", "failure", "refused", "halt", "shown"]
_DISKS = ["ide", "ahci", "virtio", "nvme", "usb", "scsi", "cd"]

def option(name, value):
    """One option of the runner, for `args`.

    Args:
      name: the option's name, without the dashes
      value: its value
    """
    return literal("--{}={}".format(name, value))

def runner_command(name, mode, image):
    """The first elements of `args`: the runner, and what it needs to find.

    Args:
      name: the target, for messages
      mode: "test" or "run"
      image: label of the disk image
    """
    return [
        path(name, "rootpath", RUNNER),
        mode,
        "--image=" + path(name, "rootpath", image),
    ]

def machine_label(name, machine):
    """The label of a machine.

    Args:
      name: the target that names it, for messages
      machine: a short name, or the label of a machine

    Returns:
      A string.
    """
    if type(machine) not in ["string", "Label"]:
        fail("{}: machine = {} is no name or label in quotes; several go to boot_test's `machines`".format(
            name,
            repr(machine),
        ))
    text = str(machine)
    if text in MACHINES:
        return str(Label(MACHINES[text]))
    if not text.startswith("@") and not text.startswith("//") and not text.startswith(":"):
        fail(("{}: there is no machine {}; choose one of {}, or declare it by `machine` of " +
              "{} and give its label, as in \":{}\"").format(
            name,
            repr(text),
            sorted(MACHINES),
            label_text(Label("//image:defs.bzl")),
            text,
        ))
    return text

def machine_options(name, machine, disk, memory, cpu, qemu_args, disks = {}):
    """The elements of `args` that describe the machine.

    Args:
      name: the target, for messages
      machine: see boot_test
      disk: see boot_test
      memory: see boot_test
      cpu: see boot_test
      qemu_args: see boot_test
      disks: see boot_test

    Returns:
      A list of strings.
    """
    if disk and disk not in _DISKS:
        fail("{}: there is no disk {}; choose one of {}".format(name, repr(disk), _DISKS))
    options = ["--machine=" + path(name, "rootpath", machine_label(name, machine))]
    for option_name, value in [("disk", disk), ("memory", memory), ("cpu", cpu)]:
        if value:
            options.append(option(option_name, value))
    return options + disk_options(name, disks) + [
        with_paths("--qemu-arg=" + argument)
        for argument in qemu_args
    ]

def expect_exit_option(name, expect_exit):
    """The element of `args` that says how the run is to end.

    Args:
      name: the target, for messages
      expect_exit: see boot_test

    Returns:
      A string.
    """
    is_status = type(expect_exit) == "int" and expect_exit % 2 == 1 and 0 < expect_exit and expect_exit < 512
    if not is_status and expect_exit not in _ENDS:
        fail(("{}: expect_exit = {} cannot be: it is one of {}, or QEMU's exit status, twice the " +
              "kernel's code plus one, which is odd and at most 511").format(name, repr(expect_exit), _ENDS))
    return option("expect-exit", expect_exit)

def font_options(name, font):
    """The elements of `args` that name the font that text is drawn with.

    Args:
      name: the target, for messages
      font: see boot_test

    Returns:
      A list of strings.
    """
    return ["--font=" + path(name, "rootpath", font)] if font else []

def runner_data(name, image, machine, disks = {}, data = [], font = None):
    """What the command needs beside it at run time.

    Args:
      name: the target, for messages
      image: label of the disk image
      machine: see boot_test
      disks: see boot_test
      data: see boot_test
      font: see boot_test

    Returns:
      A list of labels, each once.
    """
    own = [image, RUNNER, machine_label(name, machine)] + ([font] if font else [])
    own += [label for label in disk_data(disks) if label not in own]
    if type(data) == "list":
        own = [label for label in own if label not in data]
    return own + data
