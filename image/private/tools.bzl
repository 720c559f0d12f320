# SPDX-License-Identifier: Apache-2.0
"""What images are made and booted with: compiled, or from an archive where the workspace asks for that."""

load("//toolchain:released.bzl", "RELEASED")

# Labels and not strings: they mean this repository wherever the macros are used.
def _tool(name, compiled):
    return str(Label("//image/released:" + name if RELEASED else compiled))

BOOT_SECTOR = _tool("boot_sector", "//boot/bios:boot_sector.file")
CD_BOOT_SECTOR = _tool("cd_boot_sector", "//boot/bios:cd_boot_sector.file")
IMAGE_BUILDER = _tool("image_builder", "//image/builder:image_builder.file")
NEEDS_UEFI = _tool("needs_uefi", "//boot/bios:needs_uefi.file")
NETWORK_UEFI_LOADER = _tool("network_uefi_loader", "//boot/uefi:network_loader.file")
RUNNER = _tool("runner", "//image/runner:runner")
STAGE2 = _tool("stage2", "//boot/bios:stage2.file")
UEFI_LOADER = _tool("uefi_loader", "//boot/uefi:loader.file")
