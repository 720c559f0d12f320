# SPDX-License-Identifier: Apache-2.0
"""The machines that Slipway declares: targets of this package, and short names in boot_test."""

MACHINES = [
    "bochs_isapc",
    "bochs_pc",
    "isapc",
    "pc",
    "q35",
]
