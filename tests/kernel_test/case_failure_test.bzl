# SPDX-License-Identifier: Apache-2.0
"""case_failure_test: a kernel_test that must fail, and say why.

It starts the runner as kernel_test does, and so looks behind the public rules.
"""

load("@rules_shell//shell:sh_test.bzl", "sh_test")

# buildifier: disable=bzl-visibility
load("//image/private:firmware_boot.bzl", "state_of_firmware", "state_options")

# buildifier: disable=bzl-visibility
load("//image/private:quoting.bzl", "literal")

# buildifier: disable=bzl-visibility
load("//image/private:runner.bzl", "machine_options", "option", "runner_command", "runner_data")

# As in image/runner/verdict/verdict.h.
_EXIT_STATUS = {
    "cannot run": 3,
    "failed cases": 27,
    "no cases": 28,
}

def case_failure_test(
        name,
        image,
        says,
        failure = "failed cases",
        machine = "pc",
        cpu = None,
        qemu_args = [],
        case_seconds = 10,
        timeout_seconds = 30,
        filter = None,
        data = [],
        **kwargs):
    """Passes if the runner, with a kernel's cases, fails as it should.

    Args:
      name: name of the test
      image: see kernel_test
      says: texts, each in one line of the report, in this order; a "^" stands for a line's start
      failure: which failure it must be
      machine: see kernel_test
      cpu: see kernel_test
      qemu_args: see kernel_test
      case_seconds: see kernel_test
      timeout_seconds: see kernel_test
      filter: as --test_filter
      data: see kernel_test
      **kwargs: any other attribute of sh_test
    """
    state = state_of_firmware(name, "saved", machine, None, cpu or qemu_args)
    sh_test(
        name = name,
        size = kwargs.pop("size", "medium"),
        srcs = ["//tests/kernel_test:expect_report.sh"],
        args = [str(_EXIT_STATUS[failure]), str(len(says))] +
               [literal(text) for text in says] +
               runner_command(name, "cases", image) +
               machine_options(name, machine, None, None, cpu, qemu_args) +
               state_options(name, state) + [
            option("case-limit", case_seconds),
            option("timeout", timeout_seconds),
        ] + ([option("filter", filter)] if filter else []),
        data = runner_data(name, image, machine, {}, data) + ([state] if state else []),
        **kwargs
    )
