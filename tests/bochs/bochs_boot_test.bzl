# SPDX-License-Identifier: Apache-2.0
"""bochs_boot_test: a boot test on a machine that is not QEMU."""

load("@rules_shell//shell:sh_test.bzl", "sh_test")

# buildifier: disable=bzl-visibility  # options as boot_test passes them
load("//image/private:quoting.bzl", "literal", "quoted")

# buildifier: disable=bzl-visibility
load("//image/private:runner.bzl", "option")

_BOCHS = "//toolchain:bochs"
_JUDGE = "//tests/bochs:boot"

def bochs_command(image, machine, memory, cpu, expect, expect_exit, timeout_seconds):
    """The elements of `args` that boot an image in Bochs.

    Args:
      image: see bochs_boot_test
      machine: see bochs_boot_test
      memory: see bochs_boot_test
      cpu: see bochs_boot_test
      expect: see bochs_boot_test
      expect_exit: see bochs_boot_test
      timeout_seconds: see bochs_boot_test

    Returns:
      A list of strings.
    """
    return [
        "$(rootpath {})".format(_JUDGE),
        "test",
        "--emulator=$(rootpath {})".format(_BOCHS),
        "--image=$(rootpath {})".format(image),
        option("type", machine),
        option("memory", memory),
        option("cpu", cpu),
        option("expect-exit", expect_exit),
        option("console", "both"),
        option("timeout", timeout_seconds),
    ] + [option("expect-console", text) for text in expect]

def bochs_data(image):
    """What the command needs beside it at run time.

    Args:
      image: label of the disk image
    """
    return [image, _BOCHS, _JUDGE]

def bochs_boot_test(
        name,
        image,
        expect,
        expect_exit = "success",
        machine = "pc",
        memory = "64M",
        cpu = "",
        timeout_seconds = 30,
        **kwargs):
    """A test that boots a disk image in Bochs, on a PC with an IDE disk.

    It passes when all texts have come on COM1 and on the debug console, and the exit code is the
    expected one. The screen is not looked at.

    Args:
      name: name of the test
      image: label of the disk image
      expect: texts that both consoles must show, in this order
      expect_exit: as in boot_test
      machine: "pc", or "isapc" for one without PCI and with an older BIOS
      memory: how much, such as "64M"
      cpu: the processor, by the name that Bochs has for it
      timeout_seconds: how long the kernel may take to end
      **kwargs: any other attribute of sh_test
    """
    sh_test(
        name = name,
        size = "small" if timeout_seconds <= 45 else "medium",
        srcs = ["//image/runner:run_arguments.sh"],
        args = bochs_command(image, machine, memory, cpu, expect, expect_exit, timeout_seconds),
        data = bochs_data(image),
        **kwargs
    )

def bochs_failure_test(name, image, status, sentence, expect = ["Hello!"], timeout_seconds = 30):
    """Passes if a bochs_boot_test fails, and says why.

    Args:
      name: name of the test
      image: label of the disk image
      status: the exit status that it must end with, see image/runner/verdict/verdict.h
      sentence: how its first line must begin
      expect: see bochs_boot_test
      timeout_seconds: see bochs_boot_test
    """
    sh_test(
        name = name,
        size = "small",
        srcs = ["//tests:expect_failure.sh"],
        args = [str(status), quoted(literal(sentence)), "''"] +
               bochs_command(image, "pc", "32M", "", expect, "success", timeout_seconds),
        data = bochs_data(image),
    )
