# SPDX-License-Identifier: Apache-2.0
"""bochs_boot_test: a boot test on Bochs, whose two consoles must both have the texts."""

load("//image:defs.bzl", "boot_test")

def bochs_boot_test(name, machine = "bochs_pc", **kwargs):
    """A boot_test on a machine of Bochs'.

    Args:
      name: name of the test
      machine: "bochs_pc" or "bochs_isapc"
      **kwargs: any other attribute of boot_test
    """
    boot_test(
        name = name,
        console = "both",
        machine = machine,
        **kwargs
    )
