# SPDX-License-Identifier: Apache-2.0
"""network_boot_folder: a kernel and its loader, as a folder that machines boot over the network."""

load(":disk_format.bzl", "network_firmware_error")
load(":image_inputs.bzl", "by_protocol", "image_inputs")
load(":tools.bzl", "IMAGE_BUILDER", "NETWORK_UEFI_LOADER")

def _folder_impl(ctx):
    folder = ctx.actions.declare_directory(ctx.label.name)
    arguments = ctx.actions.args()
    arguments.add("--network")
    arguments.add_all(ctx.files.deps, format_each = "--uefi-loader=%s")
    arguments.add(ctx.file.src, format = "--kernel=%s")
    arguments.add(ctx.attr.kernel_name, format = "--kernel-name=%s")
    for module, file in zip(ctx.attr.module_names, ctx.files.srcs):
        arguments.add("--module={}={}".format(module, file.path))
    for protocol in ctx.attr.protocol:
        arguments.add(protocol, format = "--protocol=%s")
    for text in ctx.attr.command_line:
        arguments.add(text, format = "--command-line=%s")

    # The path as a text: of a folder, Bazel would name the files.
    arguments.add("--output=" + folder.path)
    ctx.actions.run(
        executable = ctx.file.builder,
        arguments = [arguments],
        inputs = [ctx.file.src] + ctx.files.deps + ctx.files.srcs,
        mnemonic = "NetworkBootFolder",
        outputs = [folder],
        progress_message = "Building the folder for network boot",
    )
    return [DefaultInfo(
        files = depset([folder]),
        runfiles = ctx.runfiles([folder]),
    )]

# A rule and not a genrule, of which no output can be a folder. Attributes have the names by which
# image_licences finds what is in an image.
_folder = rule(
    implementation = _folder_impl,
    attrs = {
        "builder": attr.label(allow_single_file = True),
        "command_line": attr.string_list(),  # one, or none
        "deps": attr.label_list(allow_files = True),  # the loaders, one for each protocol
        "kernel_name": attr.string(),
        "module_names": attr.string_list(),  # in the order of `srcs`
        "protocol": attr.string_list(),  # one, or none
        "src": attr.label(allow_single_file = True),  # the kernel
        "srcs": attr.label_list(allow_files = True),  # the modules
    },
)

def network_boot_folder(
        name,
        kernel = None,
        modules = {},
        command_line = None,
        protocol = None,
        firmware = ["uefi"],
        **kwargs):
    """Makes a folder that machines boot over the network, from a TFTP server, by PXE.

    It has slipway.efi, which UEFI firmware starts, and slipway.bundle, with kernel and modules. The
    two belong together: the loader takes no bundle but its own. docs/network_boot.md says how to
    set up the server.

        network_boot_folder(
            name = "netboot",
            kernel = ":kernel",
        )

        boot_test(
            name = "netboot_test",
            expect = ["Hello World!"],
            image = ":netboot",  # from a server that QEMU is
            machine = "q35_uefi",
        )

    Targets:
      NAME: the folder, of this name. Copy all of it.
      NAME.elf: the kernel with its debug information, for a debugger.

    Args:
      name: the name of the folder's target.
      kernel: see disk_image.
      modules: see disk_image.
      command_line: see disk_image.
      protocol: see disk_image.
      firmware: what starts a machine: ["uefi"]. A BIOS starts no such folder.
      **kwargs: attributes that every rule has, such as visibility, tags and testonly; they go
        to all targets.
    """
    error = network_firmware_error(firmware)
    if error:
        fail("network_boot_folder {}: {}".format(name, error))
    inputs = image_inputs("network_boot_folder", name, kernel, modules, command_line, protocol, **kwargs)
    _folder(
        name = name,
        src = inputs.kernel,
        srcs = inputs.modules.values(),
        builder = IMAGE_BUILDER,
        command_line = [] if command_line == None else [command_line],
        kernel_name = inputs.kernel_name,
        module_names = inputs.modules.keys(),
        protocol = [] if protocol == None else [protocol],
        deps = by_protocol(NETWORK_UEFI_LOADER, protocol),
        **kwargs
    )
