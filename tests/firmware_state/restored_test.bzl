# SPDX-License-Identifier: Apache-2.0
"""Tests that look at how a firmware state is made, and whether it was used.

They start the runner as boot_test does, and so look behind the public rules.
"""

load("@rules_shell//shell:sh_test.bzl", "sh_test")

# buildifier: disable=bzl-visibility  # the way that boot_test starts the runner
load("//image/private:firmware_boot.bzl", "state_of_firmware", "state_options")

# buildifier: disable=bzl-visibility
load("//image/private:quoting.bzl", "path")

# buildifier: disable=bzl-visibility
load("//image/private:runner.bzl", "machine_options", "option", "runner_command", "runner_data")

def restored_test(
        name,
        image,
        expect_console,
        machine = "q35_uefi",
        disk = "virtio",
        is_restored = True,
        changes = [],
        data = [],
        **kwargs):
    """Passes if a boot test with these attributes does, and its firmware was restored or booted.

    Args:
      name: name of the test
      image: see boot_test
      expect_console: see boot_test
      machine: see boot_test
      disk: see boot_test
      is_restored: which of the two it must be
      changes: options of the runner that make another machine, behind the back of the rules
      data: files that these name
      **kwargs: any other attribute of sh_test
    """
    state = state_of_firmware(name, "saved", machine, disk, False)
    sh_test(
        name = name,
        size = "small",
        srcs = ["expect_restored.sh"],
        args = ["yes" if is_restored else "no"] +
               runner_command(name, "test", image) +
               machine_options(name, machine, disk, None, None, []) +
               state_options(name, state) +
               [option("expect-console", text) for text in expect_console] +
               changes,
        data = runner_data(name, image, machine, data = data) + [state],
        **kwargs
    )

def same_state_test(name, machine, disk):
    """Passes if the state of this machine that is made now has the bytes of the one that is there.

    Args:
      name: name of the test
      machine: see boot_test
      disk: see boot_test
    """
    state = state_of_firmware(name, "saved", machine, disk, False)
    program = str(Label("//image/firmware_state:parked_program"))
    sh_test(
        name = name,
        size = "small",
        srcs = ["expect_same_state.sh"],
        args = [path(name, "rootpath", state)] +
               runner_command(name, "save", program) +
               machine_options(name, machine, disk, None, None, []),
        data = runner_data(name, program, machine) + [state],
    )
