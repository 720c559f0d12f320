# SPDX-License-Identifier: Apache-2.0
"""Disks beside the image, for a kernel's own drivers."""

load(":quoting.bzl", "literal", "path")

_BUSES = ["ide", "ahci", "virtio", "nvme", "usb", "scsi"]
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

def disk(
        image,
        bus = "",
        read_only = False):
    """A disk with contents, for `disks` of boot_test and qemu_run.

    Args:
      image: label of the file that is on it, in whole sectors of 512 bytes, or else the run says how
        many bytes are missing; it is never changed
      bus: what it is attached as: "ide", "ahci", "virtio", "nvme", "usb" or "scsi"; by default what
        the machine has built in
      read_only: whether writes fail; else they are forgotten at the end. Not on "ide" and "ahci"

    Returns:
      A value of the dictionary `disks`.
    """
    return struct(image = image, size = "", bus = bus, read_only = read_only)

def empty_disk(
        size,
        bus = ""):
    """A disk full of zeroes, for `disks` of boot_test and qemu_run.

    Args:
      size: a number of bytes, or of KiB, MiB or GiB, as "8M"; in whole sectors of 512 bytes. It
        takes as much of the host as the machine writes
      bus: see `disk`

    Returns:
      A value of the dictionary `disks`.
    """
    return struct(image = "", size = size, bus = bus, read_only = False)

def _check(target, name, attached):
    is_name = (
        len(name) > 0 and len(name) <= 20 and name[0] in _LETTERS and name != "disk" and
        not [c for c in name.elems() if c not in _LETTERS + "0123456789-_"]
    )
    if not is_name:
        fail(("{}: disks: {} is no name of a disk: 1 to 20 letters, digits, - and _, a letter " +
              "first, and not \"disk\", which is the image").format(target, repr(name)))
    if attached.bus and attached.bus not in _BUSES:
        fail("{}: disks: {}: there is no bus {}; choose one of {}".format(
            target,
            name,
            repr(attached.bus),
            _BUSES,
        ))
    if not attached.size and not attached.image:
        fail("{}: disks: {}: name the file on it, or its size".format(target, name))

def _entries(disks):
    """The disks by name, with those that are a mere label."""
    return {
        name: disk(attached) if type(attached) == "string" else attached
        for name, attached in disks.items()
    }

def disk_options(target, disks):
    """The elements of `args` that attach the disks.

    Args:
      target: the target, for messages
      disks: see boot_test

    Returns:
      A list of strings.
    """
    options = []
    for name, attached in _entries(disks).items():
        _check(target, name, attached)
        words = [name] + (["bus=" + attached.bus] if attached.bus else []) + (
            ["read-only"] if attached.read_only else []
        ) + [("file=" if attached.image else "size=" + attached.size)]
        options.append(
            literal("--attach=" + ",".join(words)) +
            (path(target, "rootpath", attached.image) if attached.image else ""),
        )
    return options

def disk_data(disks):
    """The files on the disks, for `data`.

    Args:
      disks: see boot_test

    Returns:
      A list of labels, each once.
    """
    return {attached.image: True for attached in _entries(disks).values() if attached.image}.keys()
