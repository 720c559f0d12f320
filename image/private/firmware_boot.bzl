# SPDX-License-Identifier: Apache-2.0
"""How the UEFI firmware of a test's machine comes to its image: booted, or from a saved state."""

load("//image/firmware_state:states.bzl", "STATES")
load("//toolchain:released.bzl", "RELEASED")
load(":quoting.bzl", "path")

_FIRMWARE_BOOTS = ["saved", "full"]

def state_of_firmware(name, firmware_boot, machine, disk, differs):
    """The label of the state that a test begins with.

    Args:
      name: the target, for messages
      firmware_boot: see boot_test
      machine: see boot_test
      disk: see boot_test
      differs: whether anything else than the disk is not as the machine says

    Returns:
      A string; None where the firmware is booted.
    """
    if firmware_boot not in _FIRMWARE_BOOTS:
        fail("{}: there is no firmware_boot {}; choose one of {}".format(
            name,
            repr(firmware_boot),
            _FIRMWARE_BOOTS,
        ))

    # The states are not released: they would have to be made by a compiler that is not fetched there.
    disks = STATES.get(str(machine), [])
    if firmware_boot == "full" or differs or RELEASED or not disks:
        return None
    bus = disk or disks[0]
    if bus not in disks:
        return None
    return str(Label("//image/firmware_state:{}_{}".format(machine, bus)))

def state_options(name, state):
    """The elements of `args` that name a state.

    Args:
      name: the target, for messages
      state: what state_of_firmware returns

    Returns:
      A list of strings.
    """
    return ["--firmware-state=" + path(name, "rootpath", state)] if state else []
