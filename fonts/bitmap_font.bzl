# SPDX-License-Identifier: Apache-2.0
"""bitmap_font: a font as data of a program."""

load("//toolchain:libraries.bzl", "slipway_library")
load("//toolchain:released.bzl", "RELEASED")

_HEADER = """\
// Made by {label}: the font in {file}.
#pragma once

#include "slipway/fonts/font.h"

namespace slipway::fonts {{

extern const Font {name};

}}  // namespace slipway::fonts
"""

def _font_source_impl(ctx):
    ctx.actions.write(ctx.outputs.header, _HEADER.format(
        label = ctx.label.name,
        file = ctx.file.src.basename,
        name = ctx.attr.constant,
    ))
    ctx.actions.run(
        executable = ctx.file._converter,
        arguments = [
            "--font=" + ctx.file.src.path,
            "--name=" + ctx.attr.constant,
            "--output=" + ctx.outputs.source.path,
        ],
        inputs = [ctx.file.src],
        outputs = [ctx.outputs.source],
        mnemonic = "ConvertFont",
        progress_message = "Converting %s" % ctx.file.src.short_path,
    )
    return [DefaultInfo(files = depset([ctx.outputs.source]))]

_font_source = rule(
    implementation = _font_source_impl,
    doc = "The source and the header behind a bitmap_font.",
    attrs = {
        "src": attr.label(doc = "The font, in BDF.", allow_single_file = True, mandatory = True),
        "constant": attr.string(doc = "Its name in C++.", mandatory = True),
        "source": attr.output(doc = "The source.", mandatory = True),
        "header": attr.output(doc = "The header.", mandatory = True),
        "_converter": attr.label(
            # The tool itself, in its own configuration, and not the link to it: Bazel 4 fetches from a
            # cache what a link points to, even where nothing is converted.
            default = Label("//fonts/converter:font_converter.file"),
            allow_single_file = True,
        ),
    },
)

def bitmap_font(name, src, released = None, **kwargs):
    """A library with a font: `slipway::fonts::NAME`, in the header "slipway/fonts/NAME.h".

    Args:
      name: name of the target, of the header and of the constant
      src: label of the font, in BDF, whose codes are those of code page 437
      released: label of the source, in the archive of released tools: nothing is converted where the
        workspace takes those
      **kwargs: further attributes of cc_library
    """
    source = name + ".source"
    _font_source(
        name = source,
        src = src,
        constant = name,
        source = name + ".cc",
        header = name + ".h",
        visibility = ["//image/released:__pkg__"],
    )
    slipway_library(
        name = name,
        srcs = [released if released and RELEASED else source],
        hdrs = [name + ".h"],
        # There is no code in it, and the source's path is another in each configuration.
        copts = ["-g0"],
        deps = [":font"],
        **kwargs
    )
