# SPDX-License-Identifier: Apache-2.0
"""What goes into an image, of whatever kind: a kernel, modules and a command line."""

load("//boot/protocol:protocols.bzl", "PROTOCOLS")
load("//toolchain:transition.bzl", "kernel_platform_file")
load(":boot_module.bzl", "check_modules", "file_of_module", "texts_of_module")

def absolute_label(label):
    """A label of this package, as it can be written anywhere in its repository.

    Args:
      label: a string, with or without a package

    Returns:
      A string.
    """
    if label.startswith("//") or label.startswith("@"):
        return label
    return "//{}:{}".format(native.package_name(), label.lstrip(":"))

def _protocol_error(protocol):
    """What is wrong with `protocol`: a sentence, or None."""
    if protocol == None or protocol in PROTOCOLS:
        return None
    return "protocol {} is not known: write {}, or leave it out".format(
        repr(protocol),
        " or ".join(["\"{}\"".format(name) for name in PROTOCOLS]),
    )

def by_protocol(loaders, protocol):
    """The loaders among which the image builder chooses.

    Args:
      loaders: labels, by protocol
      protocol: see disk_image

    Returns:
      A list of labels: one, or if `protocol` is None all of them.
    """
    return [label for name, label in loaders.items() if protocol in [None, name]]

def image_inputs(rule, name, kernel, modules, command_line, protocol, **kwargs):
    """Checks what goes into an image, and has it built for the bare machine.

    Args:
      rule: the rule's name, for messages
      name: the name of the image's target; that of the kernel is NAME.elf
      kernel: see disk_image
      modules: see disk_image
      command_line: see disk_image
      protocol: see disk_image
      **kwargs: attributes that every rule has

    Returns:
      A struct: `kernel` and `kernel_name`, the name of the kernel's target and what messages call it;
      `modules`, from each module's name to the name of its target; `module_texts`, options of the
      image builder that say more of them.
    """
    target = "{} {}".format(rule, name)
    if not kernel:
        fail(("{1} {0} has no kernel: write {1}(name = \"{0}\", " +
              "kernel = \"//label/of:a_cc_binary\")").format(name, rule))
    if type(kernel) not in ["string", "Label"]:
        fail("{}: kernel is one label in quotes, not a {}".format(target, type(kernel)))
    check_modules(target, modules)
    if command_line != None and type(command_line) != "string":
        fail("{}: command_line is a {}, not a text in quotes".format(
            target,
            type(command_line),
        ))

    error = _protocol_error(protocol)
    if error:
        fail("{}: {}".format(target, error))

    elf = name + ".elf"
    kernel_platform_file(
        name = elf,
        src = kernel,
        **kwargs
    )
    module_files = {}
    module_texts = []
    for number, module in enumerate(modules):
        file = "{}.module_{}".format(name, number + 1)
        kernel_platform_file(
            name = file,
            src = file_of_module(modules[module]),
            **kwargs
        )
        module_files[module] = file
        module_texts += texts_of_module(module, modules[module])
    return struct(
        kernel = elf,
        kernel_name = absolute_label(str(kernel)),
        modules = module_files,
        module_texts = module_texts,
    )
