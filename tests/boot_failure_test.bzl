# SPDX-License-Identifier: Apache-2.0
"""boot_failure_test: a boot test that must fail, and say why.

It starts the runner as boot_test does, and so looks behind the public rules.
"""

load("@rules_shell//shell:sh_test.bzl", "sh_test")

# buildifier: disable=bzl-visibility
load("//image/private:firmware_boot.bzl", "state_of_firmware", "state_options")

# buildifier: disable=bzl-visibility  # the way that boot_test starts the runner
load("//image/private:quoting.bzl", "literal", "path")

# buildifier: disable=bzl-visibility
load("//image/private:runner.bzl", "expect_exit_option", "font_options", "machine_options", "option", "runner_command", "runner_data")

# As in image/runner/verdict/verdict.h.
_EXIT_STATUS = {
    "cannot run": 3,
    "wrong text on the screen": 10,
    "wrong text on the console": 11,
    "unwanted text": 12,
    "wrong exit code": 13,
    "timeout": 14,
    "reset": 15,
    "early exit": 16,
    "no output": 17,
    "another disk": 19,
    "flood": 20,
    "no glyph on the screen": 21,
    "no grid on the screen": 22,
    "wrong font on the screen": 23,
    "two grids on the screen": 24,
    "wrong picture on the screen": 25,
    "fault": 26,
    "not started": 30,
    "returned": 31,
}

def boot_failure_test(
        name,
        image,
        failure,
        sentence,
        expect = [],
        expect_screen = [],
        expect_console = [],
        console = "any",
        reject = [],
        expect_exit = "success",
        font = None,
        screenshot = None,
        screenshot_mask = [],
        machine = "pc",
        cpu = None,
        disks = {},
        qemu_args = [],
        firmware_boot = "full",
        firmware_state = None,
        timeout_seconds = 30,
        data = [],
        **kwargs):
    """Passes if a boot test with these attributes fails as it should.

    Args:
      name: name of the test
      image: see boot_test
      failure: which failure it must be
      sentence: what the runner's first line must contain, besides
      expect: see boot_test
      expect_screen: see boot_test
      expect_console: see boot_test
      console: see boot_test
      reject: see boot_test
      expect_exit: see boot_test
      font: see boot_test
      screenshot: label of the golden picture, or of any file; or None
      screenshot_mask: a list of texts, "X,Y,WIDTH,HEIGHT"
      machine: see boot_test
      cpu: see boot_test
      disks: see boot_test
      qemu_args: see boot_test
      firmware_boot: see boot_test
      firmware_state: label of the state that it begins with, where that is not the machine's own
      timeout_seconds: see boot_test
      data: see boot_test
      **kwargs: any other attribute of sh_test
    """
    state = firmware_state or state_of_firmware(name, firmware_boot, machine, None, cpu or disks or qemu_args)
    sh_test(
        name = name,
        size = "small",
        srcs = ["//tests:expect_failure.sh"],
        args = [
                   str(_EXIT_STATUS[failure]),
                   literal(failure + ": "),
                   literal(sentence),
               ] + runner_command(name, "test", image) +
               machine_options(name, machine, None, None, cpu, qemu_args, disks) +
               state_options(name, state) +
               [option("expect", text) for text in expect] +
               [option("expect-screen", text) for text in expect_screen] +
               [option("expect-console", text) for text in expect_console] +
               [option("reject", text) for text in reject] +
               font_options(name, font) +
               (["--screenshot=" + path(name, "rootpath", screenshot)] if screenshot else []) +
               [option("screenshot-renewal", "RENEW")] +
               [option("screenshot-mask", region) for region in screenshot_mask] + [
            expect_exit_option(name, expect_exit),
            option("console", console),
            option("timeout", timeout_seconds),
        ],
        data = runner_data(name, image, machine, disks, data, font) + ([screenshot] if screenshot else []) + ([state] if state else []),
        **kwargs
    )
