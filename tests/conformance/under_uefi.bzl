# SPDX-License-Identifier: Apache-2.0
"""What differs between a BIOS and UEFI: all of it.

Each conformance kernel boots under UEFI as well, as the test NAME_under_uefi, and has to do there what it does
under a BIOS. Where it does not, its name stands here: with other attributes of boot_test, or with the reason why
it is not booted there.
"""

_NO_TEXT = "it is about text where there are no pixels, and UEFI has no text"
_OTHER_MODES = "the sizes are those of SeaBIOS; OVMF has others, which boot/uefi/display tests"

# The screen has what the kernel draws by itself, or the firmware's text in the firmware's font.
def _on_consoles(text):
    return {"expect_console": [text]}

# Read from a disk as quick as the machine has it.
def _large(memory):
    return {"disk": "virtio", "memory": memory, "size": "medium", "timeout_seconds": 240}

_FAR_ADDRESSES = [
    "80000000",
    "100000000",
    "198765430000",
    "7fffffe00000",
    "ffff800000000000",
    "ffff987654320000",
    "fffffe8000000000",
]

UNDER_UEFI = dict({
    "display_unchanged": _on_consoles("display as the firmware left it"),
    "framebuffer": _on_consoles("framebuffer as documented"),
    "framebuffer_and_no_memory": _on_consoles("segment 2 needs"),
    "io_apics": {
        "data": ["//tests/conformance/entry:unmask_io_apic_rom"],
        "expect_console": ["io apics as documented"],
        "qemu_args": [
            "-device",
            "pci-testdev,romfile=$(rootpath //tests/conformance/entry:unmask_io_apic_rom)",
        ],
    },
    "identity_map_framebuffer": _on_consoles("identity map framebuffer as documented"),
    "framebuffer_of_an_older_kernel": _on_consoles("framebuffer as documented"),
    "framebuffer_larger_than_any": _OTHER_MODES,
    "framebuffer_of_another_size": _OTHER_MODES,
    "framebuffer_of_the_monitors_size": _OTHER_MODES,
    "framebuffer_of_vmware": "SeaBIOS' driver for that card",
    "framebuffer_smaller_than_any": _OTHER_MODES,
    "framebuffer_wished_for": _NO_TEXT,
    "framebuffer_with_24_bits": "OVMF has none with 24 bits a pixel",
    "high_memory": "OVMF does not start with 64 MiB below 4 GiB",
    # With the memory that they have under a BIOS, and what the firmware takes.
    "large_kernel_of_512_mib": _large("1G"),
    "large_kernel_of_600_mib": _large("1G"),
    "large_kernel_of_64_mib": _large("256M"),
    "no_acpi": "all UEFI machines have ACPI",
}, **{
    "far_address_" + address: _on_consoles("far address as documented")
    for address in _FAR_ADDRESSES
})
