# SPDX-License-Identifier: Apache-2.0
"""network_boot_folder: a kernel and its loaders, as a folder that machines boot over the network."""

load(":disk_format.bzl", "firmware_error")
load(":image_inputs.bzl", "by_protocol", "image_inputs")
load(":sign.bzl", "sign_target")
load(":tools.bzl", "IMAGE_BUILDER", "NETWORK_BOOT_SECTOR", "NETWORK_STAGE2", "NETWORK_UEFI_LOADER")

def _folder_impl(ctx):
    folder = ctx.actions.declare_directory(ctx.label.name)
    arguments = ctx.actions.args()
    arguments.add("--network")
    for option, loader in zip(ctx.attr.loader_options, ctx.files.deps):
        arguments.add(loader, format = "--{}=%s".format(option))
    arguments.add(ctx.file.src, format = "--kernel=%s")
    arguments.add(ctx.attr.kernel_name, format = "--kernel-name=%s")
    for module, file in zip(ctx.attr.module_names, ctx.files.srcs):
        arguments.add("--module={}={}".format(module, file.path))
    arguments.add_all(ctx.attr.module_texts)
    for protocol in ctx.attr.protocol:
        arguments.add(protocol, format = "--protocol=%s")
    if ctx.attr.strict:
        arguments.add("--strict")
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
        "deps": attr.label_list(allow_files = True),  # the loaders, for each firmware and protocol
        "kernel_name": attr.string(),
        "loader_options": attr.string_list(),  # of the builder, in the order of `deps`
        "module_names": attr.string_list(),  # in the order of `srcs`
        "module_texts": attr.string_list(),  # options of the builder
        "protocol": attr.string_list(),  # one, or none
        "src": attr.label(allow_single_file = True),  # the kernel
        "strict": attr.bool(),
        "srcs": attr.label_list(allow_files = True),  # the modules
    },
)

def _loaders(firmware, protocol):
    """What starts a machine: options of the image builder, and the label of each; some more than once."""
    loaders = []
    if "bios" in firmware:
        loaders.append(("boot-sector", NETWORK_BOOT_SECTOR))
        loaders += [("stage2", label) for label in by_protocol(NETWORK_STAGE2, protocol)]
    if "uefi" in firmware:
        loaders += [("uefi-loader", label) for label in by_protocol(NETWORK_UEFI_LOADER, protocol)]
    return loaders

def network_boot_folder(
        name,
        kernel = None,
        modules = {},
        command_line = None,
        protocol = None,
        strict = False,
        firmware = ["bios", "uefi"],
        **kwargs):
    """Makes a folder that machines boot over the network, from a TFTP server, by PXE.

    It has slipway.efi, which UEFI firmware starts, slipway.pxe, which a BIOS starts, and
    slipway.bundle, with kernel and modules once. They belong together: a loader takes no bundle but
    its own. docs/network_boot.md says how to set up the server.

        network_boot_folder(
            name = "netboot",
            kernel = ":kernel",
        )

        boot_test(
            name = "netboot_test",
            expect = ["Hello World!"],
            image = ":netboot",  # from a server that QEMU is
            machines = ["pc", "q35_uefi"],
        )

    Targets:
      NAME: the folder, of this name. Copy all of it.
      NAME.elf: the kernel with its debug information, for a debugger.
      NAME.sign: signs slipway.efi in a copy of the folder for Secure Boot, see disk_image.

    Args:
      name: the name of the folder's target.
      kernel: see disk_image.
      modules: see disk_image.
      command_line: see disk_image.
      protocol: see disk_image.
      strict: see disk_image.
      firmware: see disk_image.
      **kwargs: attributes that every rule has, such as visibility, tags and testonly; they go
        to all targets.
    """
    error = firmware_error(firmware)
    if error:
        fail("network_boot_folder {}: {}".format(name, error))
    loaders = _loaders(firmware, protocol)
    inputs = image_inputs("network_boot_folder", name, kernel, modules, command_line, protocol, **kwargs)
    _folder(
        name = name,
        src = inputs.kernel,
        srcs = inputs.modules.values(),
        builder = IMAGE_BUILDER,
        command_line = [] if command_line == None else [command_line],
        kernel_name = inputs.kernel_name,
        loader_options = [option for option, _ in loaders],
        module_names = inputs.modules.keys(),
        module_texts = inputs.module_texts,
        protocol = [] if protocol == None else [protocol],
        strict = strict,
        deps = [label for _, label in loaders],
        **kwargs
    )
    sign_target("network_boot_folder", name, **kwargs)
