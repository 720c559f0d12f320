# SPDX-License-Identifier: Apache-2.0
"""Kernels of Multiboot; multiboot_test: one of them, which has to be content under both firmwares."""

load("@rules_cc//cc:defs.bzl", "cc_binary")
load("//image:defs.bzl", "boot_test", "disk_image")
load("//toolchain:flat_binary.bzl", "flat_binary")
load("//toolchain:transition.bzl", "kernel_platform_file")

_FORMATS = ["elf32", "elf64", "flat"]

_COMMON_SOURCES = [
    "console.cc",
    "console.h",
    "memory_functions.cc",
]

_SOURCES_32 = [
    "entry_state.cc",
    "entry_state.h",
    "machine_checks.cc",
    "machine_checks.h",
    "start.S",
]

def multiboot_kernel(
        name,
        srcs,
        format = "elf32",
        bits = 32,
        distance = 0,
        defines = [],
        protocol = None):
    """Makes a kernel and its image.

    Targets:
      NAME_kernel, NAME_disk: the two.

    Args:
      name: what is tested
      srcs: the kernel's sources, beside those that all these kernels have
      format: of its file: "elf32", "elf64" or "flat"
      bits: 32, or 64 of a kernel that has all its sources in `srcs`, but for the console
      distance: by how much higher it runs than where its file says that it is loaded
      defines: macros of its sources
      protocol: as disk_image takes it
    """
    if format not in _FORMATS:
        fail("{}: format {} is not one of {}".format(name, format, _FORMATS))
    cc_binary(
        name = name + "_program",
        testonly = True,
        srcs = srcs + _COMMON_SOURCES + (_SOURCES_32 if bits == 32 else []),
        additional_linker_inputs = ["kernel.ld"],
        copts = (["-m32"] if bits == 32 else []) + [
            "-fno-builtin",  # in memory_functions.cc: they would call themselves
        ],
        features = ["-kernel_code_model"],
        linkopts = (["-m32"] if bits == 32 else []) + [
            "-Wl,-T,$(location kernel.ld)",
            "-Wl,--defsym=distance={}".format(distance),
        ],
        local_defines = defines,
        target_compatible_with = ["//toolchain:bare_metal"],
    )
    if format == "flat":
        flat_binary(
            name = name + "_kernel",
            testonly = True,
            src = name + "_program",
        )
    else:
        kernel_platform_file(
            name = name + "_file",
            testonly = True,
            src = name + "_program",
        )
        native.genrule(
            name = name + "_kernel",
            testonly = True,
            srcs = [name + "_file"],
            outs = [name + ".elf"],
            # Of 64 bits it has the same code: what a kernel does that leaves for long mode by itself.
            cmd = "$(location //toolchain:objcopy) --output-target={} $< $@".format(
                {"elf32": "elf32-i386", "elf64": "elf64-x86-64"}[format],
            ),
            tools = ["//toolchain:objcopy"],
        )
    disk_image(
        name = name + "_disk",
        testonly = True,
        command_line = "one two=\"three\"",
        kernel = name + "_kernel",
        modules = {
            "boot/first": "first.txt",
            "second": "second.txt",
        },
        protocol = protocol,
    )

def multiboot_test(
        name,
        srcs,
        expect_console = "information as documented",
        machines = ["pc", "q35_uefi"],
        **kwargs):
    """Boots one kernel on some machines.

    Targets:
      NAME_kernel, NAME_disk: the kernel and its image.
      NAME_MACHINE: the test on a machine; NAME is all of them.

    Args:
      name: what is tested
      srcs: the kernel's sources, beside those that all these kernels have
      expect_console: what it says when it is content
      machines: what it is booted on
      **kwargs: what multiboot_kernel takes
    """
    multiboot_kernel(name, srcs, **kwargs)
    boot_test(
        name = name,
        expect_console = [expect_console],
        image = name + "_disk",
        machines = machines,
    )
