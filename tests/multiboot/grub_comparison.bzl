# SPDX-License-Identifier: Apache-2.0
"""grub_comparison: what a kernel of Multiboot is told by GRUB, beside what it is told by Slipway."""

load("@rules_shell//shell:sh_test.bzl", "sh_test")

# buildifier: disable=bzl-visibility  # the way that boot_test starts the runner
load("//image/private:runner.bzl", "expect_exit_option", "machine_options", "option", "runner_command", "runner_data")

# By what firmware starts: GRUB's name for it, a part of GRUB that lies beside all others, and those.
_GRUB = {
    "bios": ("i386-pc", "//toolchain:grub_boot_image", "//toolchain:grub_modules"),
    "uefi": ("x86_64-efi", "//toolchain:grub_uefi_kernel", "//toolchain:grub_uefi_modules"),
}

_MACHINES = {
    "bios": "pc",
    "uefi": "q35_uefi",
}

_PROGRAMS = [
    "//toolchain:grub-mkimage",
    "//toolchain:mcopy",
    "//toolchain:mformat",
    "//toolchain:mmd",
]

_MODULES = [
    "first.txt",
    "second.txt",
]

def _grub_disk(name, version, firmware, kernel):
    platform, part, parts = _GRUB[firmware]
    native.genrule(
        name = name,
        testonly = True,
        srcs = ["//bench/loaders:fat_disk.sh", part, parts, kernel] + _MODULES,
        outs = [name + ".img"],
        cmd = " ".join(
            ["sh $(execpath grub.sh)", platform, str(version), "$(execpath //bench/loaders:fat_disk.sh)"] +
            ["$(execpath {})".format(label) for label in _PROGRAMS + [part, kernel] + _MODULES] +
            ["$@"],
        ),
        tags = ["manual"],
        tools = ["grub.sh"] + _PROGRAMS,
    )

def _boot(name, image, machine):
    return runner_command(name, "test", image) + machine_options(name, machine, None, None, None, []) + [
        option("expect-console", "information as documented"),
        option("console", "serial"),
        option("timeout", 120),
        expect_exit_option(name, "success"),
        "--",
    ]

def grub_comparison(name, version, kernel, disk, firmware):
    """Boots one kernel by GRUB and by Slipway, and compares all that it says.

    Args:
      name: name of the test
      version: of Multiboot: 1 or 2
      kernel: label of the kernel's file
      disk: label of its image, as disk_image makes it
      firmware: what starts both: "bios" or "uefi"
    """
    _grub_disk(name + "_grub_disk", version, firmware, kernel)
    machine = _MACHINES[firmware]
    grub_disk = ":{}_grub_disk.img".format(name)
    sh_test(
        name = name,
        size = "medium",
        srcs = ["grub_comparison.sh"],
        args = ["$(rootpath differences.txt)", name] +
               _boot(name, grub_disk, machine) + _boot(name, disk, machine),
        data = runner_data(name, disk, machine, data = [grub_disk, "differences.txt"]),
        # It fetches GRUB, which only this and the benchmark need.
        tags = ["manual"],
    )
