# SPDX-License-Identifier: Apache-2.0
"""What differs between a BIOS and UEFI: all of it.

Each conformance kernel boots under UEFI as well, as the test NAME_under_uefi, and has to do there what it does
under a BIOS. Where it does not, its name stands here: with other attributes of boot_test, or with the reason why
it is not booted there.
"""

_NO_TEXT = "it is about text where there are no pixels, and UEFI has no text"
_OTHER_MODES = "the sizes are those of SeaBIOS; OVMF has others, which boot/uefi/display tests"

UNDER_UEFI = {
    "display_unchanged": {"expect_console": ["display as the firmware left it"]},
    "framebuffer_larger_than_any": _OTHER_MODES,
    "framebuffer_of_another_size": _OTHER_MODES,
    "framebuffer_of_the_monitors_size": _OTHER_MODES,
    "framebuffer_of_vmware": "SeaBIOS' driver for that card",
    "framebuffer_smaller_than_any": _OTHER_MODES,
    "framebuffer_wished_for": _NO_TEXT,
    "framebuffer_with_24_bits": "OVMF has none with 24 bits a pixel",
    "high_memory": "OVMF does not start with 64 MiB below 4 GiB",
    "no_acpi": "all UEFI machines have ACPI",
}
