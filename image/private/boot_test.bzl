# SPDX-License-Identifier: Apache-2.0
"""boot_test: a disk image is booted in QEMU, and its kernel judged."""

load("@rules_shell//shell:sh_binary.bzl", "sh_binary")
load("@rules_shell//shell:sh_test.bzl", "sh_test")
load(":firmware_boot.bzl", "state_of_firmware", "state_options")
load(":runner.bzl", "RUN_ARGUMENTS", "expect_exit_option", "font_options", "machine_options", "option", "runner_command", "runner_data")
load(":screenshots.bzl", "golden_pictures", "renewal_of", "screenshot_data", "screenshot_options")

_CONSOLES = ["any", "serial", "debug", "both"]

def boot_test(
        name,
        image,
        expect = [],
        expect_screen = [],
        expect_console = [],
        reject = [],
        expect_exit = "success",
        console = "any",
        font = None,
        screenshot = None,
        screenshot_mask = [],
        machine = None,
        machines = [],
        disk = None,
        memory = None,
        cpu = None,
        disks = {},
        qemu_args = [],
        firmware_boot = "saved",
        timeout_seconds = 30,
        size = "small",
        args = [],
        data = [],
        **kwargs):
    """A test that boots a disk image and judges what the kernel shows.

    It passes when all texts are there and the kernel has ended as expected, in time. What a failure
    says is explained in //tests:README.md. `bazel run //my:test.renew_screenshot` makes the golden
    picture of a test that has one.

    Args:
      name: name of the test
      image: label of the disk image
      expect: texts that the screen and the console must show, in this order; each within one line
      expect_screen: texts only for the screen, after those of `expect`
      expect_console: texts only for the console, after those of `expect`
      reject: texts that must appear in neither
      expect_exit: how the run ends. "success" (the kernel writes 0x10 to port 0xF4), "failure"
        (0x11) and "refused" (Slipway's loader: 0x12) are codes by name; a number is QEMU's exit
        status with isa-debug-exit, twice the code plus one. "halt": the machine shows its texts and
        then halts, as a kernel does that has no exit code. "shown": it shows its texts, and may do
        what it likes from then on, as one that never ends. `reject` is then judged at the moment
        when the last text is shown: what comes later on that console does not count.
      console: where the kernel mirrors its texts to: "serial" (COM1), "debug" (port 0xE9),
        "both", or "any" of the two
      font: label of the font that the kernel draws its text with, where that is pixels, and not
        drawn by Slipway's library: PSF (1 or 2) or BDF, not compressed, or the rows of 256 glyphs of
        8 pixels' width and 6 to 32 rows each. Where the letters are on the screen, how large and in
        which colours, is found out
      screenshot: a golden picture: a PNG in this package, as "golden.png", that the last screen must be
        equal to, pixel by pixel, besides all else that is expected. Which may be nothing else. One
        for all machines, or a dictionary, {"pc": "text.png", "q35_uefi": "pixels.png"}; machines
        that are not in it show what they like
      screenshot_mask: what of it does not count: a list of `screen_region`, or a dictionary of such
        lists, by machine
      machine: what it is booted on: "pc", "q35", "isapc", the same with "_qemu_10" for QEMU 10,
        "pc_uefi" or "q35_uefi" for UEFI firmware in place of the BIOS, "q35_secure_boot" for such
        firmware that starts only what the public test key has signed, "bochs_pc" or "bochs_isapc"
        (//image/machines), or the label of a machine of your own (`machine` of //image:defs.bzl);
        by default "pc". Bochs' screen is not read: there, `expect` counts on the console.
      machines: several of them: there is then a test NAME_MACHINE for each, and NAME is all of them
      disk: what the image is attached as, where it is not as the machine says: "ide", "ahci",
        "virtio", "nvme", "usb", "scsi" or, for an ISO image, "cd"
      memory: how much, where it is not as the machine says
      cpu: the processor, where it is not as the machine says, as QEMU's -cpu takes it
      disks: other disks, for the kernel's own drivers, by their names: labels of files, or what
        `disk` and `empty_disk` of //image:defs.bzl give. A name, of 1 to 20 letters, digits, - and
        _, is the disk's serial number. The image boots whatever is attached
      qemu_args: further arguments for QEMU. "$(rootpath LABEL)" and its like are paths of files in
        `data`, any other "$" is itself
      firmware_boot: "saved": where //image/firmware_state has the state of a UEFI firmware that is
        about to start an image on this very machine, the test begins there, with its own image, and
        is as quick as under a BIOS. Images of more than 64 MiB, those that are not made by
        disk_image, and machines with anything else than the disk changed, are booted from power-on.
        "full": all are
      timeout_seconds: how long the kernel may take to end, from power-on; with UEFI firmware, from
        where that starts the image
      size: of the test; a longer `timeout_seconds` needs a larger one
      args: further arguments for the runner
      data: further files for QEMU
      **kwargs: any other attribute of sh_test
    """
    for attribute, value in [
        ("data", data),
        ("expect", expect),
        ("expect_console", expect_console),
        ("expect_screen", expect_screen),
        ("machines", machines),
        ("qemu_args", qemu_args),
        ("reject", reject),
    ]:
        if type(value) == "string":
            fail("boot_test {0}: {1} is a list: write {1} = [{2}]".format(name, attribute, repr(value)))
    if console not in _CONSOLES:
        fail("boot_test {}: there is no console {}; choose one of {}".format(name, repr(console), _CONSOLES))
    if type(timeout_seconds) != "int" or timeout_seconds <= 0:
        fail("boot_test {}: timeout_seconds = {} is no number of seconds".format(name, repr(timeout_seconds)))
    texts = expect + expect_screen + expect_console
    if not texts and not screenshot:
        fail(("boot_test {}: nothing is expected. Name a text that the screen and the console " +
              "must show, as in expect = [\"Hello World!\"]").format(name))
    for text in texts + reject:
        if type(text) != "string" or not text or "\n" in text or "\r" in text:
            fail("boot_test {}: {} is no text within one line".format(name, repr(text)))
    if machine and machines:
        fail("boot_test {}: give `machine` or `machines`, not both".format(name))
    tests = {name: machine or "pc"}
    if machines:
        tests = {_test_name(name, one): one for one in machines}
        if len(tests) < len(machines):
            fail("boot_test {}: two of the machines {} have one name; its test would be made twice. Take one out".format(
                name,
                machines,
            ))
        native.test_suite(
            name = name,
            tests = [":" + test for test in tests],
            **{
                attribute: kwargs[attribute]
                for attribute in ["testonly", "visibility"]
                if attribute in kwargs
            }
        )
    pictures = golden_pictures(name, screenshot, screenshot_mask, [str(one) for one in tests.values()])
    for test, one in tests.items():
        picture = pictures.get(str(one))
        state = state_of_firmware(name, firmware_boot, one, disk, memory or cpu or qemu_args or disks)
        options = (machine_options(name, one, disk, memory, cpu, qemu_args, disks) +
                   state_options(name, state) +
                   [option("expect", text) for text in expect] +
                   [option("expect-screen", text) for text in expect_screen] +
                   [option("expect-console", text) for text in expect_console] +
                   [option("reject", text) for text in reject] +
                   font_options(name, font) +
                   screenshot_options(test, picture) + [
            expect_exit_option(name, expect_exit),
            option("console", console),
            option("timeout", timeout_seconds),
        ] + args)
        own_data = runner_data(name, image, one, disks, data, font) + ([state] if state else [])
        sh_test(
            name = test,
            srcs = [RUN_ARGUMENTS],
            args = runner_command(name, "test", image) + options,
            data = own_data + screenshot_data(test, picture),
            size = size,
            **kwargs
        )
        if picture and renewal_of(test):
            sh_binary(
                name = renewal_of(test),
                testonly = True,
                srcs = [RUN_ARGUMENTS],
                args = runner_command(name, "renew", image) + options,
                data = own_data + screenshot_data(test, picture),
                tags = ["manual"],
                visibility = ["//visibility:private"],
            )

def _test_name(name, machine):
    """The name of the test on one of several machines.

    Args:
      name: of all of them
      machine: a short name, or a label
    """
    return name + "_" + str(machine).split(":")[-1].split("/")[-1]
