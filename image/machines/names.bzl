# SPDX-License-Identifier: Apache-2.0
"""The machines that Slipway declares, by their short names in boot_test.

One more is a folder here, whose BUILD file declares it, and a line in this list.
"""

MACHINES = {
    "bochs_isapc": "//image/machines:bochs_isapc",
    "bochs_pc": "//image/machines:bochs_pc",
    "isapc": "//image/machines:isapc",
    "pc": "//image/machines:pc",
    "q35": "//image/machines:q35",
}
