# SPDX-License-Identifier: Apache-2.0
"""The file of a kernel, built for the kernel's platform whatever the command line says.

A cc_binary is built for the platform of whoever asks for it. So kernel_binary is this rule, and has the
cc_binary behind it.
"""

load("//toolchain:transition.bzl", "check_compiler", "kernel_platform", "only_file")

def _kernel_file_impl(ctx):
    check_compiler(ctx, ctx)  # by the label that the user knows

    # A list: the attribute has a transition, which could have several results.
    program = ctx.attr.src[0]

    # Where it is built for that platform already, as part of an image, it is the file itself: of a link
    # to a link, Bazel 4 fetches no file from a remote cache.
    file = only_file(program)
    if file.root.path != ctx.bin_dir.path:
        # Not by the target's own name, which a folder beside it may have: Bazel has one place for both.
        link = ctx.actions.declare_file(ctx.label.name + ".elf")
        ctx.actions.symlink(output = link, target_file = file)
        file = link
    files = DefaultInfo(
        files = depset([file]),
        runfiles = ctx.runfiles(files = [file]),
    )
    return [files] + ([program[OutputGroupInfo]] if OutputGroupInfo in program else [])

kernel_file = rule(
    implementation = _kernel_file_impl,
    doc = "The file of a kernel, NAME.elf, built for //toolchain:x86_64_kernel.",
    attrs = {
        "src": attr.label(
            doc = "The cc_binary, or its position_independent_file.",
            cfg = kernel_platform,
            mandatory = True,
        ),
        # For the transition.
        "compilation_mode": attr.string(values = [""]),
        # Bazel before version 7 wants to be told that transitions are allowed.
        "_allowlist_function_transition": attr.label(
            default = "@bazel_tools//tools/allowlists/function_transition_allowlist",
        ),
    },
)
