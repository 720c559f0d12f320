# SPDX-License-Identifier: Apache-2.0
"""limine_test: a kernel of the Limine boot protocol, which has to be content under both firmwares."""

load("//image:defs.bzl", "boot_test", "disk_image")
load("//kernel:defs.bzl", "kernel_binary")

def limine_test(
        name,
        expect,
        srcs = None,
        deps = [],
        modules = {},
        command_line = None,
        entry = "capture_entry_state",
        machines = ["pc", "q35_uefi"],
        strict = False,
        qemu_args = [],
        **kwargs):
    """Boots one kernel on some machines.

    Targets:
      NAME_kernel, NAME_disk: the kernel and its image.
      NAME_MACHINE: the test on a machine; NAME is all of them.

    Args:
      name: what is tested
      expect: what the kernel says at its end
      srcs: the kernel's sources; NAME.cc by default
      deps: libraries, besides those that all these kernels have
      modules: as disk_image takes them
      command_line: as disk_image takes it
      entry: the ELF file's entry point
      machines: what it is booted on
      strict: as disk_image takes it
      qemu_args: as boot_test takes it
      **kwargs: further attributes of kernel_binary
    """
    kernel_binary(
        name = name + "_kernel",
        testonly = True,
        srcs = srcs or [name + ".cc"],
        library = None,
        linkopts = ["-Wl,--entry=" + entry],
        deps = deps + [
            "//machine/runtime:memory_functions",
            "//tests/limine:console",
            "//tests/limine:requests",
            "//tests/limine:start",
        ],
        **kwargs
    )
    disk_image(
        name = name + "_disk",
        testonly = True,
        command_line = command_line,
        kernel = name + "_kernel",
        modules = modules,
        strict = strict,
    )
    boot_test(
        name = name,
        expect_console = [expect],
        image = name + "_disk",
        machines = machines,
        qemu_args = qemu_args,
    )
