# SPDX-License-Identifier: Apache-2.0
"""What differs between a BIOS and UEFI: all of it.

Each image that is refused is refused under UEFI as well, by the test NAME_under_uefi, in the same words. Where it is
not, its name stands here: with other attributes of boot_test, or with the reason why it is not booted there.
"""

_NO_FIRMWARE = "OVMF is 64-bit code, which such a processor cannot run"

UNDER_UEFI = {
    "processor_486": _NO_FIRMWARE,
    "processor_486_on_isapc": _NO_FIRMWARE,
    "processor_of_isapc": _NO_FIRMWARE,
    "processor_pentium3": _NO_FIRMWARE,
    "processor_without_long_mode": _NO_FIRMWARE,
    "processor_without_long_mode_on_q35": _NO_FIRMWARE,
}
