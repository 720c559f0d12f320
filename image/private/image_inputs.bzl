# SPDX-License-Identifier: Apache-2.0
"""What goes into an image, of whatever kind: a kernel, modules and a command line."""

load("//boot/protocol:protocols.bzl", "PROTOCOLS")
load("//toolchain:transition.bzl", "kernel_platform_file")

# As in //image/builder:extras_check.h.
_MAX_MODULE_NAME = 63

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

def _check_modules(target, modules):
    """Fails with a sentence where `modules` is not what rules that make images want."""
    example = "modules = {\"initrd\": \":initrd\"}"
    if type(modules) != "dict":
        fail("{}: modules is a {}, and should map names to labels, as in {}".format(
            target,
            type(modules),
            example,
        ))
    for module, label in modules.items():
        if type(module) != "string" or type(label) not in ["string", "Label"]:
            fail("{}: module {}: {} should be a name and a label, as in {}".format(
                target,
                repr(module),
                repr(label),
                example,
            ))
        if not module or len(module) > _MAX_MODULE_NAME or "=" in module:
            fail(("{}: {} is no name for a module: it has 1 to {} characters, " +
                  "none of which is =").format(target, repr(module), _MAX_MODULE_NAME))
        if module.startswith("//") or module.startswith("@") or module.startswith(":"):
            fail("{}: {} looks like a label: the module's name comes first, as in {}".format(
                target,
                repr(module),
                example,
            ))

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
      `modules`, from each module's name to the name of its target.
    """
    target = "{} {}".format(rule, name)
    if not kernel:
        fail(("{1} {0} has no kernel: write {1}(name = \"{0}\", " +
              "kernel = \"//label/of:a_cc_binary\")").format(name, rule))
    if type(kernel) not in ["string", "Label"]:
        fail("{}: kernel is one label in quotes, not a {}".format(target, type(kernel)))
    _check_modules(target, modules)
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
    for number, module in enumerate(modules):
        file = "{}.module_{}".format(name, number + 1)
        kernel_platform_file(
            name = file,
            src = modules[module],
            **kwargs
        )
        module_files[module] = file
    return struct(
        kernel = elf,
        kernel_name = absolute_label(str(kernel)),
        modules = module_files,
    )
