# SPDX-License-Identifier: Apache-2.0
"""Modules: files that are put into memory beside the kernel, and what it is told of them."""

# As in //image/builder:extras_check.h.
_MAX_MODULE_NAME = 63

def boot_module(file, path = None, string = None):
    """What a module of an image is, where that is more than a file.

    Kernels find modules by their names under Slipway's own boot protocol. Other protocols tell them
    more: by the Limine boot protocol they get a path and a string of each, by Multiboot the string.

        disk_image(
            name = "disk",
            kernel = ":kernel",
            modules = {
                "initrd": boot_module(":initrd", path = "/boot/initrd.tar", string = "root"),
                "settings": "settings.txt",
            },
        )

    Args:
      file: the label of the module's file: a source file, or a target with a single file.
      path: where the kernel is told that the file was, from the root of a file system on; by default
        a slash and the module's name.
      string: what the kernel is told of it besides, of at most 4095 bytes; by default nothing, and by
        Multiboot the module's name.

    Returns:
      A value for the dictionary `modules` of disk_image and its like.
    """
    if type(file) not in ["string", "Label"]:
        fail("boot_module: file is one label in quotes, not a {}".format(type(file)))
    for attribute, value in [("path", path), ("string", string)]:
        if value != None and type(value) != "string":
            fail("boot_module({}): {} is a {}, not a text in quotes".format(
                repr(file),
                attribute,
                type(value),
            ))
    return struct(file = file, path = path, string = string)

def file_of_module(module):
    """The label of a module's file.

    Args:
      module: a value of a checked dictionary

    Returns:
      A label.
    """
    return module if type(module) in ["string", "Label"] else module.file

def texts_of_module(name, module):
    """Options of the image builder that say more of a module than its file.

    Args:
      name: the module's
      module: a value of a checked dictionary

    Returns:
      A list of strings.
    """
    if type(module) in ["string", "Label"]:
        return []
    texts = [("path", module.path), ("string", module.string)]
    return ["--module-{}={}={}".format(option, name, text) for option, text in texts if text != None]

def check_modules(target, modules):
    """Fails with a sentence where `modules` is not what rules that make images want.

    Args:
      target: what messages call the image
      modules: see disk_image
    """
    example = "modules = {\"initrd\": \":initrd\"}"
    if type(modules) != "dict":
        fail("{}: modules is a {}, and should map names to labels, as in {}".format(
            target,
            type(modules),
            example,
        ))
    for module, label in modules.items():
        if type(module) != "string" or type(label) not in ["string", "Label", "struct"]:
            fail("{}: module {}: {} should be a name and a label, as in {}".format(
                target,
                repr(module),
                repr(label),
                example,
            ))
        if type(label) == "struct" and not hasattr(label, "file"):
            fail("{}: module {}: what is no label has to be a boot_module(...)".format(
                target,
                repr(module),
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
