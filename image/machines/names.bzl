# SPDX-License-Identifier: Apache-2.0
"""The machines that Slipway declares, by their short names in boot_test.

One more is a folder here, whose BUILD file declares it, and a line in this list.
"""

MACHINES = {
    "bochs_isapc": "//image/machines:bochs_isapc",
    "bochs_pc": "//image/machines:bochs_pc",
    "isapc": "//image/machines:isapc",
    "isapc_qemu_10": "//image/machines/qemu_10:isapc",
    "pc": "//image/machines:pc",
    "pc_qemu_10": "//image/machines/qemu_10:pc",
    "pc_uefi": "//image/machines/uefi:pc",
    "pc_uefi_2022": "//image/machines/uefi_2022:pc",
    "q35": "//image/machines:q35",
    "q35_secure_boot": "//image/machines/secure_boot:q35",
    "q35_qemu_10": "//image/machines/qemu_10:q35",
    "q35_uefi": "//image/machines/uefi:q35",
    "q35_uefi_2022": "//image/machines/uefi_2022:q35",
}
