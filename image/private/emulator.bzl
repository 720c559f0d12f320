# SPDX-License-Identifier: Apache-2.0
"""emulator: a program that can be machines."""

EmulatorInfo = provider(
    doc = "A program that can be machines.",
    fields = {
        "disks": "from each type of machine that it can be, to the buses that a disk can be on",
        "firmware": "from each type of machine, to the kinds of firmware that can start it",
        "has_window": "whether a person who runs it sees a window, where there is a display",
        "kind": "which of the runner's emulators drives it: \"qemu\" or \"bochs\"",
        "program": "the program, a FilesToRunProvider",
        "runfiles": "what it needs beside it",
    },
)

# The cards in a PCI slot, and what only machines with PCI have.
_PCI_DISKS = ["ahci", "virtio", "nvme", "usb", "scsi", "cd"]

_DISKS = {
    "bochs": {
        "isapc": ["ide"],
        "pc": ["ide"],
    },
    "qemu": {
        "isapc": ["ide"],
        "pc": ["ide"] + _PCI_DISKS,
        "q35": _PCI_DISKS,
    },
}

_FIRMWARE = {
    "bochs": {
        "isapc": ["bios"],
        "pc": ["bios"],
    },
    "qemu": {
        "isapc": ["bios"],
        "pc": ["bios", "uefi"],
        "q35": ["bios", "uefi"],
    },
}

def _emulator_impl(ctx):
    program = ctx.attr.program[DefaultInfo]
    return [EmulatorInfo(
        disks = _DISKS[ctx.attr.kind],
        firmware = _FIRMWARE[ctx.attr.kind],
        has_window = ctx.attr.has_window,
        kind = ctx.attr.kind,
        program = program.files_to_run,
        runfiles = program.default_runfiles,
    )]

emulator = rule(
    implementation = _emulator_impl,
    doc = """A program that can be machines, for the attribute `emulator` of machine.

    Slipway's own emulators are in //image/machines.""",
    attrs = {
        "has_window": attr.bool(
            doc = "whether //toolchain:qemu_display is the same program, able to open a window. Without, " +
                  "qemu_run draws the screen in the terminal",
        ),
        "kind": attr.string(
            doc = "how it is driven: as \"qemu\" or as \"bochs\"",
            mandatory = True,
            values = sorted(_DISKS),
        ),
        "program": attr.label(
            cfg = "target",
            doc = "the program: //toolchain:qemu, or one of your own, such as an sh_binary",
            executable = True,
            mandatory = True,
        ),
    },
    provides = [EmulatorInfo],
)
