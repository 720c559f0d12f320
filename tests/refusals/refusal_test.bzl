# SPDX-License-Identifier: Apache-2.0
"""refusal_test: an image that the loaders of both firmwares refuse."""

load("//image:defs.bzl", "boot_test")
load(":under_uefi.bzl", "UNDER_UEFI")

def refusal_test(name, image, sentence, machine = None, cpu = None):
    """Boots an image that the loader refuses.

    Targets:
      NAME: the test under a BIOS.
      NAME_under_uefi: the test under UEFI, unless under_uefi.bzl says otherwise.

    Args:
      name: what is wrong
      image: label of the image
      sentence: what the loader says, or part of it
      machine: as boot_test takes it, where it is the machine that is wrong
      cpu: likewise
    """
    boot_test(
        name = name,
        testonly = True,
        cpu = cpu,
        expect = [sentence],
        expect_exit = "refused",
        image = image,
        machine = machine,
    )
    uefi = UNDER_UEFI.get(name, {})
    if type(uefi) == "dict":
        boot_test(
            name = name + "_under_uefi",
            testonly = True,
            expect_exit = "refused",
            image = image,
            machine = "q35_uefi",
            **dict(
                # The screen has it in the firmware's font.
                {"expect_console": [sentence]},
                **uefi
            )
        )
