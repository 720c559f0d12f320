# SPDX-License-Identifier: Apache-2.0
"""The sets of pinned packages: for each a folder here, and a repository of the same name.

This is the list that there is. MODULE.bazel, which can load nothing, and the table in README.md repeat
it; sets_test holds them, and the folders, against this.
"""

SETS = [
    "bench",
    "bochs",
    "bsdtar",
    "compiler_rt",
    "disassembler",
    "fuzzer",
    "googletest",
    "libb2",
    "lint",
    "llvm",
    "lodepng",
    "lz4",
    "memtest86plus",
    "nasm",
    "osslsigncode",
    "ovmf",
    "ovmf_2022",
    "partition_tools",
    "qemu",
    "qemu_10",
    "qemu_display",
    "qemu_img",
    "spleen",
    "xxhash",
]

# Sets with the same targets as another, whose BUILD file they take.
SAME_TARGETS_AS = {
    "ovmf_2022": "ovmf",
    "qemu_10": "qemu",
    "qemu_display": "qemu",
}
