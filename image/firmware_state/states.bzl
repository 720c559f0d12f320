# SPDX-License-Identifier: Apache-2.0
"""The firmware states that there are."""

# From a machine's short name to what images are attached as, its own bus first. Each is some 40 MB.
STATES = {
    "pc_uefi": ["ide", "virtio", "usb"],
    "q35_uefi": ["ahci", "virtio", "usb"],
}
