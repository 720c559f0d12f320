# SPDX-License-Identifier: Apache-2.0
"""kernel_test: test cases that run inside the machine."""

load("@rules_cc//cc:defs.bzl", "cc_test")
load("@rules_shell//shell:sh_test.bzl", "sh_test")
load("//kernel:defs.bzl", "kernel_binary")
load(":disk_image.bzl", "disk_image")
load(":firmware_boot.bzl", "state_of_firmware", "state_options")
load(":qemu_run.bzl", "qemu_run")
load(":runner.bzl", "RUN_ARGUMENTS", "machine_options", "option", "runner_command", "runner_data")

# A label and not a string: it means this repository wherever the macro is used.
_TEST_LIBRARY = Label("//kernel:test")

def kernel_test(
        name,
        srcs = [],
        deps = [],
        image = None,
        host = False,
        copts = [],
        machine = "pc",
        disk = None,
        memory = None,
        cpu = None,
        disks = {},
        qemu_args = [],
        firmware_boot = "saved",
        case_seconds = 10,
        timeout_seconds = 30,
        shuffle = False,
        size = "small",
        args = [],
        data = [],
        **kwargs):
    """Test cases that run inside the machine, in GoogleTest's spelling.

        # my/frames_test.cc
        #include <slipway/test.h>

        TEST(Frames, AreFreeAtFirst) {
          EXPECT_EQ(frames.free_count(), frames.count());
        }

        # my/BUILD.bazel
        kernel_test(
            name = "frames_test",
            srcs = ["frames_test.cc"],
            deps = [":frames"],
        )

    The sources become a kernel of their own, which is booted and asked for each of its cases. One that
    panics, faults, resets the machine, ends it or goes on for too long has failed; the machine is
    booted anew for those behind it. `--test_filter` takes GoogleTest's patterns
    (`--test_filter=Frames.*-*.Slow`), `shard_count` and `--runs_per_test` work, and test.xml has an
    entry for each case.

    Targets:
      NAME: the test.
      NAME.host: with `host`, the same sources as a cc_test with GoogleTest.
      NAME.kernel, NAME.image: what is booted.
      NAME.qemu: with `bazel run`, the cases on a screen.

    Args:
      name: name of the test
      srcs: sources with TEST, TEST_F and TEST_P of <slipway/test.h>
      deps: cc_library targets: what is tested
      image: in place of `srcs` and `deps`, the disk image of a kernel that has cases, such as one of
        your own that speaks the channel of docs/test_channel.md, in any language
      host: whether the sources are a test of the machine that builds as well, named NAME.host. They
        touch no hardware then
      copts: further options for the compiler, for both
      machine: see boot_test; not one of Bochs', nor several
      disk: see boot_test
      memory: see boot_test
      cpu: see boot_test
      disks: see boot_test
      qemu_args: see boot_test
      firmware_boot: see boot_test
      case_seconds: how long each case may run, in the machine's own time: that it had to wait for a
        busy host does not count
      timeout_seconds: how long the kernel may take to say which cases it has, in the machine's own
        time as well, from power-on; with UEFI firmware, from where that starts the image
      shuffle: whether the cases run in another order, which is that of TEST_RANDOM_SEED:
        `--runs_per_test` gives each run another one
      size: of the test: what all its cases take with all boots
      args: further arguments for the runner
      data: further files for QEMU
      **kwargs: any other attribute of sh_test
    """
    for attribute, value in [("args", args), ("data", data), ("deps", deps), ("qemu_args", qemu_args), ("srcs", srcs)]:
        if type(value) == "string":
            fail("kernel_test {0}: {1} is a list: write {1} = [{2}]".format(name, attribute, repr(value)))
    for attribute, value in [("case_seconds", case_seconds), ("timeout_seconds", timeout_seconds)]:
        if type(value) != "int" or value <= 0:
            fail("kernel_test {}: {} = {} is no number of seconds".format(name, attribute, repr(value)))
    if bool(srcs) == bool(image):
        fail(("kernel_test {}: give `srcs`, from which a kernel is made, or `image`, whose kernel has the cases; " +
              "not {}").format(name, "both" if image else "neither"))
    if image and (deps or host or copts):
        fail("kernel_test {}: deps, host and copts belong to srcs; the cases of `image` are built already".format(name))

    of_all = {attribute: kwargs[attribute] for attribute in ["tags", "visibility"] if attribute in kwargs}
    if srcs:
        image = name + ".image"
        kernel_binary(
            name = name + ".kernel",
            testonly = True,
            srcs = srcs,
            copts = copts,
            deps = deps + [_TEST_LIBRARY],
            **of_all
        )
        disk_image(
            name = image,
            testonly = True,
            kernel = ":{}.kernel".format(name),
            **of_all
        )
        qemu_run(
            name = name + ".qemu",
            testonly = True,
            disk = disk,
            cpu = cpu,
            disks = disks,
            image = ":" + image,
            machine = machine,
            memory = memory,
            qemu_args = qemu_args,
            data = data,
            tags = kwargs.get("tags", []) + ["manual"],
        )
        image = ":" + image
    if host:
        cc_test(
            name = name + ".host",
            size = size,
            srcs = srcs,
            copts = copts,
            deps = deps + [_TEST_LIBRARY],
            **of_all
        )
    state = state_of_firmware(name, firmware_boot, machine, disk, memory or cpu or qemu_args or disks)
    sh_test(
        name = name,
        srcs = [RUN_ARGUMENTS],
        args = (runner_command(name, "cases", image) +
                machine_options(name, machine, disk, memory, cpu, qemu_args, disks) +
                state_options(name, state) +
                [
                    option("case-limit", case_seconds),
                    option("timeout", timeout_seconds),
                ] +
                (["--shuffle"] if shuffle else []) +
                args),
        data = runner_data(name, image, machine, disks, data) + ([state] if state else []),
        size = size,
        **kwargs
    )
