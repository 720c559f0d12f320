# SPDX-License-Identifier: Apache-2.0
"""The machines on which the demo's image must boot: every combination, or every pair of values."""

load("//image:defs.bzl", "boot_test")

_MACHINES = ["pc", "q35"]

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

# What starts the image: how the names of its machines (//image/machines) differ from those above, and
# what they are tried with. Memory of 5G is more than fits below the devices under 4 GiB; QEMU takes
# what is touched only.
_BIOS = struct(
    suffix = "",
    disks = ["ide", "ahci", "virtio", "scsi", "nvme", "usb", "cd"],
    memory = ["16M", "64M", "512M", "5G"],
    cpus = ["qemu64", "without_nx", "core2duo", "phenom", "epyc", "max"],
)
_KINDS = {
    "qemu": _BIOS,
    "qemu_10": struct(
        suffix = "_qemu_10",
        disks = _BIOS.disks,
        memory = _BIOS.memory,
        cpus = _BIOS.cpus,
    ),
    # The firmware itself wants some 40 MiB.
    "uefi": struct(
        suffix = "_uefi",
        disks = _BIOS.disks,
        memory = ["64M", "512M", "5000M"],
        cpus = ["qemu64", "without_nx", "phenom", "max"],
    ),
    "uefi_2022": struct(
        suffix = "_uefi_2022",
        disks = _BIOS.disks,
        memory = ["64M", "5000M"],
        cpus = ["qemu64", "phenom"],
    ),
}

def _exists(machine, disk):
    # q35 has no IDE controller that SeaBIOS would find by itself: its disks are AHCI.
    return (machine, disk) != ("q35", "ide")

def _boots(kind, disk, memory):
    # The SeaBIOS of QEMU 10 (1.16.3) puts the NVMe controller's registers beyond 4 GiB where there is memory,
    # too, and then cannot reach them itself. The one of QEMU 7.2 (1.16.2) boots in QEMU 10 as well.
    return (kind, disk, memory) != ("qemu_10", "nvme", "5G")

def _combinations(kind):
    return [
        (machine, disk, memory, cpu)
        for machine in _MACHINES
        for disk in _KINDS[kind].disks
        for memory in _KINDS[kind].memory
        for cpu in _KINDS[kind].cpus
        if _exists(machine, disk) and _boots(kind, disk, memory)
    ]

def _pairs_of(combination):
    return [
        (i, combination[i], j, combination[j])
        for i in range(len(combination))
        for j in range(i)
    ]

def _every_pair(kind):
    """Few combinations in which every two values that exist together occur together."""
    chosen = []
    memory_sizes = _KINDS[kind].memory
    for j, disk in enumerate(_KINDS[kind].disks):
        for k, cpu in enumerate(_KINDS[kind].cpus):
            machine = _MACHINES[(j + k + k // 2) % len(_MACHINES)]
            if not _exists(machine, disk):
                machine = "pc"
            memory = memory_sizes[(j + k) % len(memory_sizes)]
            if _boots(kind, disk, memory):
                chosen.append((machine, disk, memory, cpu))

    covered = {pair: True for combination in chosen for pair in _pairs_of(combination)}
    for combination in _combinations(kind):
        for pair in _pairs_of(combination):
            if pair not in covered:
                fail("no test has %s with %s: choose others in _every_pair()" % (pair[1], pair[3]))
    return chosen

# buildifier: disable=unnamed-macro  # its tests have the names of their machines
def boot_matrix(image, cd, full, expect = [], expect_console = [], kind = "qemu", tags = []):
    """Boot tests of an image, named MACHINE_DISK_MEMORY_CPU.

    Args:
      image: label of the disk image
      cd: label of the same as an ISO image
      full: whether all combinations are tested, or so many that each pair of values occurs
      expect: texts that the screen and the console must show
      expect_console: texts that the console must show
      kind: which machines: those of "qemu" or "qemu_10" with their BIOS, or with the firmware "uefi" or
        "uefi_2022"
      tags: of the tests

    Returns:
      The tests' names.
    """
    names = []
    for type, disk, memory, cpu in _combinations(kind) if full else _every_pair(kind):
        machine = type + _KINDS[kind].suffix
        name = "_".join([machine, disk, memory, cpu])
        boot_test(
            name = name,
            cpu = _CPUS[cpu],
            disk = disk,
            expect = expect,
            expect_console = expect_console,
            image = cd if disk == "cd" else image,
            machine = machine,
            memory = memory,
            tags = tags,
        )
        names.append(name)
    return names
