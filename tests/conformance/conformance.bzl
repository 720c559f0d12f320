"""conformance_test: a kernel, its disk, and the machines on which it must be content."""

load("//image:defs.bzl", "boot_test", "disk_image")
load("//kernel:defs.bzl", "kernel_binary")

def conformance_test(
        name,
        srcs = None,
        machines = {"": {}},
        expect = None,
        expect_exit = "success",
        tags = [],
        **kwargs):
    """Boots one kernel on some machines.

    Targets:
      NAME_kernel, NAME_disk: the kernel and its image; other machines boot it in //tests/bochs.
      NAME and a suffix: the test on a machine.

    Args:
      name: what is tested, as the table in README.md has it
      srcs: the kernel's sources; NAME.cc by default
      machines: from a suffix of the test's name to further attributes of boot_test
      expect: what the kernel says; "NAME as documented" by default
      expect_exit: as in boot_test
      tags: of all targets
      **kwargs: further attributes of kernel_binary
    """
    kernel_binary(
        name = name + "_kernel",
        testonly = True,
        srcs = srcs or [name + ".cc"],
        tags = tags,
        **kwargs
    )
    disk_image(
        name = name + "_disk",
        testonly = True,
        kernel = name + "_kernel",
        tags = tags,
    )
    for suffix, attributes in machines.items():
        boot_test(
            name = name + suffix,
            expect = expect or [name.replace("_", " ") + " as documented"],
            expect_exit = expect_exit,
            image = name + "_disk",
            tags = tags,
            **attributes
        )
