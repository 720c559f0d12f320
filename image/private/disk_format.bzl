# SPDX-License-Identifier: Apache-2.0
"""The formats of disks: which there are."""

_FIRMWARES = ["bios", "uefi"]
_LAYOUTS = ["gpt", "mbr"]
_SECTOR_SIZES = [512, 4096]

# Of virtual machines, with what qemu-img is told of each, so that it does not depend on what that takes
# for usual.
VM_FORMATS = {
    "qcow2": "compat=1.1,cluster_size=65536,lazy_refcounts=off",
    "vdi": "static=off",
    "vmdk": "subformat=monolithicSparse,adapter_type=ide,compat6=off",
}

def firmware_error(firmware):
    """What is wrong with the firmware that an image is for.

    Args:
      firmware: a list of "bios", "uefi"

    Returns:
      A sentence, or None.
    """
    example = "firmware = [\"bios\", \"uefi\"]"
    if type(firmware) not in ["list", "tuple"] or not firmware:
        return "firmware is {}, and should list what starts the image, as in {}".format(repr(firmware), example)
    for number, kind in enumerate(firmware):
        if kind not in _FIRMWARES:
            return "firmware {} is not known: write \"bios\", \"uefi\" or both, as in {}".format(repr(kind), example)
        if kind in firmware[:number]:
            return "firmware names {} twice: write it once".format(repr(kind))
    return None

def format_error(firmware, layout, sector_size):
    """What is wrong with a disk's format.

    Args:
      firmware: a list of "bios", "uefi"
      layout: "gpt" or "mbr"
      sector_size: bytes, 512 or 4096

    Returns:
      A sentence, or None.
    """
    error = firmware_error(firmware)
    if error:
        return error
    if layout not in _LAYOUTS:
        return "layout {} is not known: write \"gpt\" or \"mbr\"".format(repr(layout))
    if sector_size not in _SECTOR_SIZES:
        return "sector_size {} is not known: write 512 or 4096".format(repr(sector_size))
    if sector_size == 4096 and "bios" in firmware:
        return ("a BIOS starts no disk with sectors of 4096 bytes: write firmware = [\"uefi\"], " +
                "or sector_size = 512")
    if sector_size == 4096 and layout == "mbr":
        return ("sectors of 4096 bytes are for disks with a GPT: write layout = \"gpt\", " +
                "or sector_size = 512")
    return None

def vm_format_error(format):
    """What is wrong with the format of a virtual machine's disk.

    Args:
      format: "qcow2", "vmdk" or "vdi"

    Returns:
      A sentence, or None.
    """
    if format not in VM_FORMATS:
        return "format {} is not known: write \"qcow2\", \"vmdk\" or \"vdi\"".format(repr(format))
    return None
