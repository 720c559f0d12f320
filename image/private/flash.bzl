# SPDX-License-Identifier: Apache-2.0
"""What writes an image to a USB stick, when it is run."""

load("@rules_shell//shell:sh_binary.bzl", "sh_binary")
load(":image_inputs.bzl", "absolute_label")
load(":quoting.bzl", "literal", "path")
load(":runner.bzl", "RUN_ARGUMENTS")

# A label and not a string: it means this repository wherever the macros are used.
_FLASHER = str(Label("//image/flasher"))

def flash_target(rule, image, **kwargs):
    """Makes IMAGE.flash, which writes the image to a USB stick.

    Args:
      rule: the rule's name, for messages
      image: the name of the image's target
      **kwargs: attributes that every rule has
    """
    target = "{} {}".format(rule, image)
    sh_binary(
        name = image + ".flash",
        srcs = [RUN_ARGUMENTS],
        args = [
            path(target, "rootpath", _FLASHER),
            "--image=" + path(target, "rootpath", image),
            literal("--target=" + absolute_label(image + ".flash")),
        ],
        data = [_FLASHER, image],
        # Only who runs it compiles it.
        **dict(kwargs, tags = kwargs.get("tags", []) + ["manual"])
    )
