# SPDX-License-Identifier: Apache-2.0
"""machine: what a disk image is booted on, as a target that tests and runs take."""

load("//toolchain:label_text.bzl", "label_text")
load(":emulator.bzl", "EmulatorInfo")

MachineInfo = provider(
    doc = "A machine that an emulator can be.",
    fields = {
        "cpu": "the processor, by the emulator's name; \"\" for the machine's own",
        "cpus": "how many processors; 0 for one",
        "disk": "the bus that the image is attached to",
        "emulator": "what emulates it, an EmulatorInfo",
        "emulator_args": "further arguments for the emulator",
        "firmware": "the kind of firmware that starts the image",
        "memory": "how much, as the emulator takes it",
        "platform": "the label of the platform that kernels for it are built for",
        "type": "the emulator's name for the machine",
        "uefi_code": "of a machine with UEFI firmware: the File with that, as flash memory has it; else None",
        "uefi_variables": "the same of the firmware's variables",
    },
)

# What a PC of QEMU's takes.
_MOST_CPUS = 255

# The files of flash memory that a firmware consists of.
_FLASH_MEMORIES = {
    "bios": [],
    "uefi": ["uefi_code", "uefi_variables"],
}

def _given_or_base(ctx, base, name):
    given = getattr(ctx.attr, name)
    return given or (getattr(base, name) if base else given)

def _flash_memory(ctx, base, firmware, name):
    """The file in one of the firmware's flash memories; None where this firmware has no such."""
    if name not in _FLASH_MEMORIES.get(firmware, []):
        return None
    return getattr(ctx.file, name) or (getattr(base, name) if base else None)

def flash_memories(info):
    """The files that the machine's firmware consists of.

    Args:
      info: a MachineInfo

    Returns:
      A list of Files.
    """
    return [getattr(info, name) for name in _FLASH_MEMORIES[info.firmware]]

def runner_options(info, path, disk = None):
    """The machine, as options of the runner.

    Args:
      info: a MachineInfo
      path: how files are named: by their "short_path", for tests, or their "path", for actions
      disk: what the image is attached as, where it is not as the machine says

    Returns:
      A list of strings.
    """
    return [
        "--emulator=" + getattr(info.emulator.program.executable, path),
        "--emulator-kind=" + info.emulator.kind,
        "--window=" + ("yes" if info.emulator.has_window else "no"),
        "--type=" + info.type,
        "--disk=" + (disk or info.disk),
        "--memory=" + info.memory,
        "--cpu=" + info.cpu,
        "--firmware=" + info.firmware,
    ] + [
        "--{}={}".format(name.replace("_", "-"), getattr(getattr(info, name), path))
        for name in _FLASH_MEMORIES[info.firmware]
    ] + ["--qemu-arg=" + argument for argument in _processors(info) + info.emulator_args]

def _processors(info):
    return ["-smp", "cpus={}".format(info.cpus)] if info.cpus > 1 else []

def _machine_impl(ctx):
    base = ctx.attr.base[MachineInfo] if ctx.attr.base else None
    firmware = _given_or_base(ctx, base, "firmware")
    info = MachineInfo(
        cpu = _given_or_base(ctx, base, "cpu"),
        cpus = _given_or_base(ctx, base, "cpus"),
        disk = _given_or_base(ctx, base, "disk"),
        emulator = ctx.attr.emulator[EmulatorInfo] if ctx.attr.emulator else base and base.emulator,
        emulator_args = (base.emulator_args if base else []) + ctx.attr.emulator_args,
        firmware = firmware,
        memory = _given_or_base(ctx, base, "memory"),
        platform = ctx.attr.platform.label if ctx.attr.platform else base and base.platform,
        type = _given_or_base(ctx, base, "type"),
        uefi_code = _flash_memory(ctx, base, firmware, "uefi_code"),
        uefi_variables = _flash_memory(ctx, base, firmware, "uefi_variables"),
    )
    _check(info, ctx.label)

    # One option of the runner a line.
    description = ctx.actions.declare_file(ctx.label.name + ".machine")
    ctx.actions.write(description, "".join([
        line + "\n"
        for line in runner_options(info, "short_path")
    ]))
    runfiles = ctx.runfiles(
        [description, info.emulator.program.executable] + flash_memories(info),
    )
    return [
        DefaultInfo(
            files = depset([description]),
            runfiles = runfiles.merge(info.emulator.runfiles),
        ),
        info,
    ]

def _check(info, label):
    for name in ["disk", "emulator", "firmware", "memory", "platform", "type"]:
        if not getattr(info, name):
            fail("{}: what is its {}? Give the attribute, or a `base` that has it".format(label, name))
    disks = info.emulator.disks
    if info.type not in disks:
        fail("{}: its emulator ({}) has no machine of the type {}; choose one of {}".format(
            label,
            info.emulator.kind,
            repr(info.type),
            sorted(disks),
        ))
    if info.disk not in disks[info.type]:
        fail("{}: a machine {} has no disk of the kind {}; choose one of {}".format(
            label,
            repr(info.type),
            repr(info.disk),
            disks[info.type],
        ))
    if info.emulator_args and info.emulator.kind != "qemu":
        fail("{}: {} takes no emulator_args".format(label, info.emulator.kind))
    if info.cpus < 0 or info.cpus > _MOST_CPUS:
        fail("{}: cpus = {}: a machine has 1 to {}".format(label, info.cpus, _MOST_CPUS))
    if info.cpus > 1 and info.emulator.kind != "qemu":
        fail("{}: cpus = {}: {} has one processor here".format(label, info.cpus, info.emulator.kind))
    firmware = info.emulator.firmware[info.type]
    if info.firmware not in firmware:
        fail("{}: a machine {} has no firmware {}; choose one of {}".format(
            label,
            repr(info.type),
            repr(info.firmware),
            firmware,
        ))
    for name in _FLASH_MEMORIES[info.firmware]:
        if not getattr(info, name):
            fail("{}: what is its {}? Take \"{}\" as its `base`, which has one, or give the file".format(
                label,
                name,
                label_text(Label("//image/machines/uefi:" + info.type)),
            ))
    for text in [info.memory, info.cpu, info.type] + info.emulator_args:
        if "\n" in text:
            fail("{}: {} has more than one line".format(label, repr(text)))

machine = rule(
    implementation = _machine_impl,
    doc = """A machine to boot disk images on, for `machines` of boot_test and `machine` of qemu_run.

    What is not given is as in `base`. Slipway's own machines are in //image/machines.""",
    attrs = {
        "base": attr.label(
            doc = "the machine that this one is a variation of",
            providers = [MachineInfo],
        ),
        "cpu": attr.string(doc = "the processor, by the emulator's name; by default the machine's own"),
        "cpus": attr.int(doc = "how many processors, 1 to 255; by default one. For QEMU alone"),
        "disk": attr.string(
            doc = "what the image is attached as: ide, ahci, virtio, nvme, usb, scsi or, for an ISO image, cd",
        ),
        "emulator": attr.label(
            doc = "what emulates it: //image/machines:qemu or :bochs, //image/machines/qemu_10, or an `emulator` of your own",
            providers = [EmulatorInfo],
        ),
        "emulator_args": attr.string_list(doc = "further arguments for it, behind those of `base`"),
        "firmware": attr.string(doc = "what starts the image: bios or uefi"),
        "memory": attr.string(doc = "how much: 128M, 5G"),
        "platform": attr.label(doc = "the platform that kernels for it are built for"),
        "type": attr.string(doc = "the emulator's name for it: pc, q35 or isapc"),
        "uefi_code": attr.label(
            allow_single_file = True,
            doc = "where `firmware` is uefi: the file with its code, for flash memory that nobody can write",
        ),
        "uefi_variables": attr.label(
            allow_single_file = True,
            doc = "where `firmware` is uefi: the file with its variables, as the machine starts with them. " +
                  "What the machine changes in them is forgotten at its end",
        ),
    },
    provides = [MachineInfo],
)
