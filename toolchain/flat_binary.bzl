# SPDX-License-Identifier: Apache-2.0
"""The bytes of a program as they lie in memory, without its ELF file around them."""

load(":transition.bzl", "check_compiler", "kernel_platform", "only_file")

def _flat_binary_impl(ctx):
    flat = ctx.actions.declare_file(ctx.attr.out or ctx.label.name + ".bin")

    # A list: the attribute has a transition, which could have several results.
    src = ctx.attr.src[0]
    check_compiler(ctx, src)
    program = only_file(src)
    ctx.actions.run(
        outputs = [flat],
        inputs = [program],
        executable = ctx.executable._objcopy,
        arguments = ["--output-target=binary", program.path, flat.path],
        mnemonic = "FlatBinary",
        progress_message = "Flattening %s" % program.short_path,
    )
    return [DefaultInfo(
        files = depset([flat]),
        runfiles = ctx.runfiles(files = [flat]),
    )]

flat_binary = rule(
    implementation = _flat_binary_impl,
    doc = "A linked program, built for //toolchain:x86_64_kernel, as a memory image.",
    attrs = {
        "src": attr.label(
            doc = "A cc_binary: its loaded sections, from the lowest address on.",
            cfg = kernel_platform,
            mandatory = True,
        ),
        "out": attr.string(doc = "The file's name; NAME.bin if empty."),
        "compilation_mode": attr.string(
            doc = "The mode to build it in; the command line's if empty.",
            values = ["", "dbg", "fastbuild", "opt"],
        ),
        "_objcopy": attr.label(
            default = "//toolchain:objcopy",
            executable = True,
            # As what it works on, and not "exec": a launcher of a program that is not compiled is the
            # same in any configuration, and --host_copt and its like change nothing.
            cfg = "target",
        ),
        "_allowlist_function_transition": attr.label(
            default = "@bazel_tools//tools/allowlists/function_transition_allowlist",
        ),
    },
)
