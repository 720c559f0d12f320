"""Building a target for the bare machine, whatever the command line says.

An image is built on and for the developer's machine, the kernel in it for the
bare one. This rule is the one place where the platform changes, so that
`bazel build //image:disk` needs no flags, and a kernel is not compiled twice.
"""

# A label and not a string: it means this repository wherever the rule is used.
_KERNEL_PLATFORM = str(Label("//toolchain:x86_64_kernel"))

def _kernel_platform_impl(settings, attr):
    return {
        "//command_line_option:platforms": _KERNEL_PLATFORM,
        "//command_line_option:compilation_mode": attr.compilation_mode or
                                                  settings["//command_line_option:compilation_mode"],
    }

kernel_platform = transition(
    implementation = _kernel_platform_impl,
    inputs = ["//command_line_option:compilation_mode"],
    outputs = [
        "//command_line_option:compilation_mode",
        "//command_line_option:platforms",
    ],
)

def only_file(target):
    """Returns the one file of a target, and fails if it has none or several.

    Args:
      target: a target with DefaultInfo, such as a cc_binary

    Returns:
      A File.
    """
    files = target[DefaultInfo].files.to_list()
    if len(files) != 1:
        fail("{} must be one file, such as a cc_binary is, but is {}{}".format(
            target.label,
            len(files),
            ": " + ", ".join([file.basename for file in files]) if files else "",
        ))
    return files[0]

def _kernel_platform_file_impl(ctx):
    # A list: the attribute has a transition, which could have several results.
    file = only_file(ctx.attr.src[0])

    # Under a name of its own, where a user looks for it: the other platform's
    # output folder has no name that one could remember.
    output = ctx.actions.declare_file(ctx.label.name)
    ctx.actions.symlink(output = output, target_file = file)
    return [DefaultInfo(
        files = depset([output]),
        runfiles = ctx.runfiles(files = [output]),
    )]

kernel_platform_file = rule(
    implementation = _kernel_platform_file_impl,
    doc = "The file of a target, built for //toolchain:x86_64_kernel.",
    attrs = {
        "src": attr.label(
            doc = "The target: a kernel, a stage of the loader. Or a file, which is taken as it is.",
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
