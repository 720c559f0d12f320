# SPDX-License-Identifier: Apache-2.0
"""Another disk beside the image: how it comes in, as arguments of QEMU."""

# Kernels of one sector, each on a disk of its own: `rival`_disk of this package.
RIVALS = [
    "fails",
    "greets",
    "halts",
    "silent",
    "spins",
    "triple_faults",
]

# Would pass every test of the demo that expects no text.
GREETS = "//tests/other_disks:greets_disk"

def drive(disk, interface = None):
    """Arguments that make a drive of a disk. What the machine writes is thrown away: the file is only read.

    Args:
      disk: label of the disk, which the test has in its data
      interface: as of -drive; QEMU's choice if not given, and with "none" the drive "other", for -device
    """
    options = "if={},".format(interface) if interface else ""
    options += "id=other," if interface == "none" else ""
    return ["-drive", "{}format=raw,snapshot=on,file.locking=off,file=$(rootpath {})".format(options, disk)]

def _by_devices(*devices):
    arguments = drive(GREETS, "none")
    for device in devices:
        arguments += ["-device", device]
    return arguments

# From a way to attach the disk that greets to QEMU's arguments.
ATTACHED = {
    "ahci": _by_devices("ich9-ahci,id=other", "ide-hd,drive=other,bus=other.0"),
    "drive": drive(GREETS),
    "hda": ["-snapshot", "-hda", "$(rootpath %s)" % GREETS],
    "hdb": ["-snapshot", "-hdb", "$(rootpath %s)" % GREETS],
    "ide_hd": _by_devices("ide-hd,drive=other"),
    "nvme": _by_devices("nvme,drive=other,serial=other"),
    "scsi_hd": _by_devices("virtio-scsi-pci,id=other", "scsi-hd,drive=other,bus=other.0"),
    "usb_storage": _by_devices("qemu-xhci,id=other", "usb-storage,drive=other,bus=other.0"),
    "virtio": drive(GREETS, "virtio"),
}

def first_of_all(disk):
    """Arguments with which another disk runs after all: the image's place in the order is taken from it.

    Args:
      disk: label of the disk, which the test has in its data
    """
    return drive(disk, "none") + [
        "-set",
        "device.image.bootindex=5",
        "-device",
        "virtio-blk-pci,drive=other,bootindex=1",
    ]
