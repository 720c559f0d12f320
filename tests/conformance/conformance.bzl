# SPDX-License-Identifier: Apache-2.0
"""conformance_test: a kernel, its disk, and the machines on which it must be content."""

load("//image:defs.bzl", "boot_test", "disk_image")
load("//kernel:defs.bzl", "kernel_binary")
load(":under_uefi.bzl", "UNDER_UEFI")

def conformance_test(
        name,
        srcs = None,
        headers = [],
        modules = {},
        command_line = None,
        machines = {"": {}},
        expect = None,
        expect_exit = "success",
        tags = [],
        **kwargs):
    """Boots one kernel on some machines.

    Targets:
      NAME_kernel, NAME_disk: the kernel and its image; other machines boot it in //tests/bochs.
      NAME and a suffix: the test on a machine.
      NAME_under_uefi: the test on a machine with UEFI firmware, unless under_uefi.bzl says otherwise.

    Args:
      name: what is tested, as the table in //tests/conformance:README.md has it
      srcs: the kernel's sources; NAME.cc by default
      headers: those of its headers that are in this folder
      modules: files that come with the kernel, as disk_image takes them
      command_line: as disk_image takes it
      machines: from a suffix of the test's name to further attributes of boot_test, which may also
        be other texts: those of the kernel on that machine
      expect: what the kernel says, on the screen and the consoles; "NAME as documented" by default
      expect_exit: as in boot_test
      tags: of all targets
      **kwargs: further attributes of kernel_binary
    """
    kernel_binary(
        name = name + "_kernel",
        testonly = True,
        srcs = (srcs or [name + ".cc"]) + headers,
        tags = tags,
        **kwargs
    )
    disk_image(
        name = name + "_disk",
        testonly = True,
        command_line = command_line,
        kernel = name + "_kernel",
        modules = modules,
        tags = tags,
    )
    for suffix, attributes in machines.items():
        texts = {"expect": expect or [name.replace("_", " ") + " as documented"]}
        if "expect" in attributes or "expect_console" in attributes:
            texts = {}
        boot_test(
            name = name + suffix,
            expect_exit = attributes.get("expect_exit", expect_exit),
            image = name + "_disk",
            tags = tags,
            **dict(texts, **{
                attribute: value
                for attribute, value in attributes.items()
                if attribute != "expect_exit"
            })
        )
    uefi = UNDER_UEFI.get(name, {})
    if type(uefi) == "dict":
        boot_test(
            name = name + "_under_uefi",
            expect_exit = expect_exit,
            image = name + "_disk",
            machine = "q35_uefi",
            tags = tags,
            **dict(
                {} if "expect_console" in uefi else {
                    "expect": expect or [name.replace("_", " ") + " as documented"],
                },
                **uefi
            )
        )
