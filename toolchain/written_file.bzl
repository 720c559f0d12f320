# SPDX-License-Identifier: Apache-2.0
"""written_file: a file of lines that a BUILD file has put together, such as a header with a list."""

def _written_file_impl(ctx):
    ctx.actions.write(ctx.outputs.out, "".join([line + "\n" for line in ctx.attr.lines]))
    return [DefaultInfo(files = depset([ctx.outputs.out]))]

written_file = rule(
    implementation = _written_file_impl,
    doc = "A file with these lines.",
    attrs = {
        "lines": attr.string_list(
            doc = "what is in it, without the ends of the lines",
            mandatory = True,
        ),
        "out": attr.output(
            doc = "the file",
            mandatory = True,
        ),
    },
)
