# SPDX-License-Identifier: Apache-2.0
"""Building a program and all that it is linked from as position-independent code.

`features = ["position_independent"]` would reach the program's own sources, but
not the libraries in its deps. So the feature is set for the whole configuration.
"""

load("//toolchain:transition.bzl", "only_file")

def _position_independent_impl(settings, _attr):
    features = settings["//command_line_option:features"]
    return {"//command_line_option:features": features + ["position_independent"]}

_position_independent = transition(
    implementation = _position_independent_impl,
    inputs = ["//command_line_option:features"],
    outputs = ["//command_line_option:features"],
)

def _position_independent_file_impl(ctx):
    # A list: the attribute has a transition, which could have several results.
    file = only_file(ctx.attr.src[0])
    output = ctx.actions.declare_file(ctx.label.name)
    ctx.actions.symlink(output = output, target_file = file)
    return [DefaultInfo(files = depset([output]))]

position_independent_file = rule(
    implementation = _position_independent_file_impl,
    doc = "The file of a cc_binary, compiled and linked to run at any address.",
    attrs = {
        "src": attr.label(
            doc = "The cc_binary.",
            cfg = _position_independent,
            mandatory = True,
        ),
        # Bazel before version 7 wants to be told that transitions are allowed.
        "_allowlist_function_transition": attr.label(
            default = "@bazel_tools//tools/allowlists/function_transition_allowlist",
        ),
    },
)
