# SPDX-License-Identifier: Apache-2.0
"""A program as it is compiled for actions."""

load("//toolchain:transition.bzl", "only_file")

def _exec_file_impl(ctx):
    file = only_file(ctx.attr.src)
    return [DefaultInfo(files = depset([file]), runfiles = ctx.runfiles(files = [file]))]

exec_file = rule(
    implementation = _exec_file_impl,
    doc = "The file of a program, in the configuration of tools.",
    attrs = {
        "src": attr.label(doc = "The program.", cfg = "exec", mandatory = True),
    },
)
