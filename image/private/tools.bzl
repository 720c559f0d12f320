# SPDX-License-Identifier: Apache-2.0
"""What images are made and booted with: compiled, or from an archive where the workspace asks for that."""

load("//boot/protocol:protocols.bzl", "PROTOCOLS")
load("//toolchain:released.bzl", "RELEASED")

# Labels and not strings: they mean this repository wherever the macros are used.
def _tool(name, compiled):
    return str(Label("//image/released:" + name if RELEASED else compiled))

BOOT_SECTOR = _tool("boot_sector", "//boot/bios:boot_sector.file")
CD_BOOT_SECTOR = _tool("cd_boot_sector", "//boot/bios:cd_boot_sector.file")
IMAGE_BUILDER = _tool("image_builder", "//image/builder:image_builder.file")
NEEDS_UEFI = _tool("needs_uefi", "//boot/bios:needs_uefi.file")
NETWORK_BOOT_SECTOR = _tool("network_boot_sector", "//boot/bios:network_sector.file")
RUNNER = _tool("runner", "//image/runner:runner")

# By protocol.
NETWORK_STAGE2 = {
    protocol: _tool("network_stage2_" + protocol, "//boot/bios:network_stage2_{}.file".format(protocol))
    for protocol in PROTOCOLS
}
NETWORK_UEFI_LOADER = {
    protocol: _tool("network_uefi_loader_" + protocol, "//boot/uefi:network_loader_{}.file".format(protocol))
    for protocol in PROTOCOLS
}
STAGE2 = {
    protocol: _tool("stage2_" + protocol, "//boot/bios:stage2_{}.file".format(protocol))
    for protocol in PROTOCOLS
}
UEFI_LOADER = {
    protocol: _tool("uefi_loader_" + protocol, "//boot/uefi:loader_{}.file".format(protocol))
    for protocol in PROTOCOLS
}
