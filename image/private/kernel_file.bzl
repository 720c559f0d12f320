"""The kernel of an image: built for the bare machine, as one file with a plain name."""

load("//toolchain:transition.bzl", "kernel_platform")

def _kernel_file_impl(ctx):
    # A list: the attribute has a transition, which could have several results.
    kernel = ctx.attr.kernel[0]
    files = kernel[DefaultInfo].files.to_list()
    if len(files) != 1:
        fail("the kernel of an image must be one file, such as a cc_binary is, but {} is {}{}".format(
            kernel.label,
            len(files),
            ": " + ", ".join([file.basename for file in files]) if files else "",
        ))
    link = ctx.actions.declare_file(ctx.label.name)
    ctx.actions.symlink(output = link, target_file = files[0])
    return [DefaultInfo(
        files = depset([link]),
        runfiles = ctx.runfiles(files = [link]),
    )]

kernel_file = rule(
    implementation = _kernel_file_impl,
    doc = "A link to the only file of `kernel`, which is built for //toolchain:x86_64_kernel.",
    attrs = {
        "kernel": attr.label(
            allow_files = True,
            cfg = kernel_platform,
            mandatory = True,
        ),
        "compilation_mode": attr.string(
            doc = "The mode to build it in; the command line's if empty.",
            values = ["", "dbg", "fastbuild", "opt"],
        ),
        # Bazel before version 7 wants to be told that transitions are allowed.
        "_allowlist_function_transition": attr.label(
            default = "@bazel_tools//tools/allowlists/function_transition_allowlist",
        ),
    },
)
