# SPDX-License-Identifier: Apache-2.0
"""The machines on which the demo's image must boot: every combination, or every pair of values."""

load("//image:defs.bzl", "boot_test")

# What emulates them, and how its machines' names (//image/machines) differ from the first one's.
_EMULATORS = {
    "qemu": "",
    "qemu_10": "_qemu_10",
}

_MACHINES = ["pc", "q35"]
_DISKS = ["ide", "ahci", "virtio", "scsi", "nvme", "usb"]

# 5G: more than fits below the devices under 4 GiB. QEMU takes what is touched only.
_MEMORY = ["16M", "64M", "512M", "5G"]

# By what matters to a loader. "max" has each feature that QEMU's software CPU knows, 5-level paging
# among them.
_CPUS = {
    "qemu64": "qemu64",
    "without_nx": "qemu64,-nx",
    "core2duo": "core2duo",  # an early 64-bit processor, pages of 2 MiB
    "phenom": "phenom",  # pages of 1 GiB
    "epyc": "EPYC",
    "max": "max",
}

def _exists(machine, disk):
    # q35 has no IDE controller that SeaBIOS would find by itself: its disks are AHCI.
    return (machine, disk) != ("q35", "ide")

def _boots(emulator, disk, memory):
    # The SeaBIOS of QEMU 10 (1.16.3) puts the NVMe controller's registers beyond 4 GiB where there is memory,
    # too, and then cannot reach them itself. The one of QEMU 7.2 (1.16.2) boots in QEMU 10 as well.
    return (emulator, disk, memory) != ("qemu_10", "nvme", "5G")

def _combinations(emulator):
    return [
        (machine, disk, memory, cpu)
        for machine in _MACHINES
        for disk in _DISKS
        for memory in _MEMORY
        for cpu in _CPUS
        if _exists(machine, disk) and _boots(emulator, disk, memory)
    ]

def _pairs_of(combination):
    return [
        (i, combination[i], j, combination[j])
        for i in range(len(combination))
        for j in range(i)
    ]

def _every_pair(emulator):
    """Few combinations in which every two values that exist together occur together."""
    chosen = []
    for j, disk in enumerate(_DISKS):
        for k, cpu in enumerate(_CPUS):
            machine = _MACHINES[(j + k + k // 2) % len(_MACHINES)]
            if not _exists(machine, disk):
                machine = "pc"
            memory = _MEMORY[(j + k) % len(_MEMORY)]
            if _boots(emulator, disk, memory):
                chosen.append((machine, disk, memory, cpu))

    covered = {pair: True for combination in chosen for pair in _pairs_of(combination)}
    for combination in _combinations(emulator):
        for pair in _pairs_of(combination):
            if pair not in covered:
                fail("no test has %s with %s: choose others in _every_pair()" % (pair[1], pair[3]))
    return chosen

# buildifier: disable=unnamed-macro  # its tests have the names of their machines
def boot_matrix(image, expect, full, emulator = "qemu", tags = []):
    """Boot tests of an image, named MACHINE_DISK_MEMORY_CPU.

    Args:
      image: label of the disk image
      expect: texts that the screen and the console must show
      full: whether all combinations are tested, or so many that each pair of values occurs
      emulator: what emulates the machines: "qemu" or "qemu_10"
      tags: of the tests

    Returns:
      The tests' names.
    """
    names = []
    for type, disk, memory, cpu in _combinations(emulator) if full else _every_pair(emulator):
        machine = type + _EMULATORS[emulator]
        name = "_".join([machine, disk, memory, cpu])
        boot_test(
            name = name,
            cpu = _CPUS[cpu],
            disk = disk,
            expect = expect,
            image = image,
            machine = machine,
            memory = memory,
            tags = tags,
        )
        names.append(name)
    return names
