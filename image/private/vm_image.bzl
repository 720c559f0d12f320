# SPDX-License-Identifier: Apache-2.0
"""vm_image: a kernel and its loaders, as a disk of a virtual machine."""

load(":disk_format.bzl", "VM_FORMATS", "format_error", "vm_format_error")
load(":disk_image.bzl", "bootable_image")
load(":quoting.bzl", "path")

# Labels and not strings: they mean this repository wherever the macro is used.
_QEMU_IMG = str(Label("//toolchain:qemu-img"))
_VM_DISK = str(Label("//image/vm_disk:vm_disk.file"))

def vm_image(
        name,
        kernel = None,
        format = "qcow2",
        modules = {},
        command_line = None,
        protocol = None,
        strict = False,
        firmware = ["bios", "uefi"],
        layout = "gpt",
        out = None,
        **kwargs):
    """Makes a disk of a virtual machine from a kernel: what disk_image makes, in another format.

    It takes as much room as has something in it. qemu-img, which makes it, is a package that is
    fetched when it is first used.

        vm_image(
            name = "virtualbox_disk",
            format = "vdi",
            kernel = ":kernel",
        )

    Targets:
      NAME: the disk, the file `out`. boot_test and qemu_run take it, as they take any image.
      NAME.disk: the same as disk_image makes it.
      NAME.disk.flash: writes that to a USB stick, see disk_image.
      NAME.disk.sign: signs a copy of that for Secure Boot, see disk_image. What it writes, qemu-img
        makes a disk of (`qemu-img convert -f raw -O vdi`); NAME itself cannot be signed.
      NAME.elf: the kernel with its debug information, for a debugger.

    Args:
      name: the name of the disk's target.
      kernel: see disk_image.
      format: "qcow2" (QEMU, libvirt), "vmdk" (VMware) or "vdi" (VirtualBox).
      modules: see disk_image.
      command_line: see disk_image.
      protocol: see disk_image.
      strict: see disk_image.
      firmware: see disk_image.
      layout: see disk_image.
      out: the disk's file name; NAME.qcow2, NAME.vmdk or NAME.vdi by default.
      **kwargs: attributes that every rule has, such as visibility, tags and testonly; they go
        to all targets.
    """
    target = "vm_image " + name
    error = vm_format_error(format) or format_error(firmware, layout, 512)
    if error:
        fail("{}: {}".format(target, error))
    image = name + ".disk"
    bootable_image(
        rule = "vm_image",
        name = name,
        image = image,
        output = image + ".img",
        kernel = kernel,
        modules = modules,
        command_line = command_line,
        protocol = protocol,
        strict = strict,
        firmware = firmware,
        layout = layout,
        sector_size = 512,
        **kwargs
    )
    output = out or "{}.{}".format(name, format)
    native.genrule(
        name = name,
        srcs = [image, _VM_DISK],
        outs = [output],
        tools = [_QEMU_IMG],
        cmd = "{qemu_img} convert -f raw -O {format} -o {options} {image} {output} && {vm_disk} --image={image} --disk={output}".format(
            format = format,
            image = path(target, "execpath", image),
            options = VM_FORMATS[format],
            output = path(target, "execpath", output),
            qemu_img = path(target, "execpath", _QEMU_IMG),
            vm_disk = path(target, "execpath", _VM_DISK),
        ),
        message = "Making a disk of a virtual machine",
        **kwargs
    )
