# SPDX-License-Identifier: Apache-2.0
"""Slipway's rules: from a kernel to a disk image, to a running machine, to a test.

A BUILD file for a kernel of your own:

    load("@slipway//image:defs.bzl", "boot_test", "disk_image", "qemu_run")
    load("@slipway//kernel:defs.bzl", "kernel_binary")

    kernel_binary(
        name = "kernel",
        srcs = ["kernel.cc"],  # defines kernel_main(const slipway::protocol::BootInfo&)
    )

    # bazel build //my:disk: the image, ready for a USB stick.
    disk_image(
        name = "disk",
        kernel = ":kernel",
    )

    # bazel run //my:kernel_qemu
    qemu_run(
        name = "kernel_qemu",
        image = ":disk",
    )

    # bazel test //my:kernel_test
    boot_test(
        name = "kernel_test",
        image = ":disk",
        expect = ["Hello World!"],
    )

Inside this repository the labels begin with // instead of @slipway//.
"""

load("//image/private:boot_module.bzl", _boot_module = "boot_module")
load("//image/private:boot_test.bzl", _boot_test = "boot_test")
load("//image/private:disk_image.bzl", _disk_image = "disk_image")
load("//image/private:disks.bzl", _disk = "disk", _empty_disk = "empty_disk")
load("//image/private:emulator.bzl", _emulator = "emulator")
load("//image/private:initrd.bzl", _initrd = "initrd")
load("//image/private:iso_image.bzl", _iso_image = "iso_image")
load("//image/private:kernel_test.bzl", _kernel_test = "kernel_test")
load("//image/private:machine.bzl", _machine = "machine")
load("//image/private:network_boot_folder.bzl", _network_boot_folder = "network_boot_folder")
load("//image/private:qemu_run.bzl", _qemu_run = "qemu_run")
load("//image/private:screenshots.bzl", _screen_region = "screen_region")
load("//image/private:vm_image.bzl", _vm_image = "vm_image")
load("//sbom:image_licences.bzl", _image_licences = "image_licences")
load("//sbom:image_sbom.bzl", _image_sbom = "image_sbom")

boot_module = _boot_module
boot_test = _boot_test
disk = _disk
disk_image = _disk_image
empty_disk = _empty_disk
emulator = _emulator
image_licences = _image_licences
image_sbom = _image_sbom
initrd = _initrd
iso_image = _iso_image
kernel_test = _kernel_test
machine = _machine
network_boot_folder = _network_boot_folder
qemu_run = _qemu_run
screen_region = _screen_region
vm_image = _vm_image
