# SPDX-License-Identifier: Apache-2.0
"""Building a target for the bare machine or for UEFI firmware, whatever the command line says.

An image is built on and for the developer's machine, the kernel in it for the
bare one. This rule is the one place where the platform changes, so that
`bazel build //image:disk` needs no flags, and a kernel is not compiled twice.
Flags of the command line are the kernel's too, but for those that would break it.
"""

load("@rules_cc//cc/common:cc_common.bzl", "cc_common")
load(":kernel_flags.bzl", "kernel_flags_fault", "without_older_languages")

# A label and not a string: it means this repository wherever the rule is used.
_KERNEL_PLATFORM = str(Label("//toolchain:x86_64_kernel"))
_UEFI_PLATFORM = str(Label("//toolchain:x86_64_uefi"))

_PERMITTED = str(Label("//toolchain:permitted_kernel_flags"))
_FLAGS = ["conlyopt", "copt", "cxxopt", "linkopt"]
_OPTION = "//command_line_option:"

# In Bazel 4's cc_common, where its own rules ask it whether they go by platforms; later all do.
_GOES_BY_PLATFORM = "is_cc_toolchain_resolution_enabled_do_not_use"

# Whether this Bazel is so old that it goes by platforms only if told so.
GOES_BY_OPTION = hasattr(cc_common, _GOES_BY_PLATFORM)

# By which Bazel 4 looks for an old kind of description of a compiler, and stops where there is none, though it
# goes by platforms: as nobody has given them. Later versions ignore them.
OLD_CHOICES = {
    "compiler": None,
    "crosstool_top": "@bazel_tools//tools/cpp:toolchain",
} if GOES_BY_OPTION else {}

_OLD_CHOICES = {_OPTION + option: value for option, value in OLD_CHOICES.items()}

def _kernel_platform_impl(settings, attr):
    flags = {option: settings[_OPTION + option] for option in _FLAGS}
    fault = kernel_flags_fault(flags, settings[_OPTION + "features"], settings[_PERMITTED])
    if fault:
        fail(fault)
    return dict(_OLD_CHOICES, **{
        _OPTION + "compilation_mode": attr.compilation_mode or settings[_OPTION + "compilation_mode"],
        _OPTION + "copt": without_older_languages(flags["copt"]),
        _OPTION + "cxxopt": without_older_languages(flags["cxxopt"]),
        # As Bazel says of x86-64; what it is on the command line, a compiler of another platform knows.
        _OPTION + "cpu": "k8",
        # For shared libraries. Kernels that can run at any address are position_independent.
        _OPTION + "force_pic": False,
        _OPTION + "platforms": _KERNEL_PLATFORM,
    })

kernel_platform = transition(
    implementation = _kernel_platform_impl,
    inputs = [_OPTION + option for option in _FLAGS + ["compilation_mode", "features"]] + [_PERMITTED],
    outputs = [
        _OPTION + option
        for option in ["compilation_mode", "copt", "cpu", "cxxopt", "force_pic", "platforms"] + OLD_CHOICES.keys()
    ],
)

# The command line's flags as they are: what is built so is Slipway's own, for its tests and its developers.
def _uefi_platform_impl(settings, attr):
    return {
        _OPTION + "compilation_mode": attr.compilation_mode or settings[_OPTION + "compilation_mode"],
        _OPTION + "platforms": _UEFI_PLATFORM,
    }

uefi_platform = transition(
    implementation = _uefi_platform_impl,
    inputs = [_OPTION + "compilation_mode"],
    outputs = [_OPTION + "compilation_mode", _OPTION + "platforms"],
)

_MACHINES_COMPILER = """

{} would be compiled by this machine's own compiler, and not by Slipway's: before
version 7 Bazel looks at platforms only when told so. Write into the .bazelrc of this workspace:

  build --incompatible_enable_cc_toolchain_resolution
  build --incompatible_strict_action_env
  build --repo_env=BAZEL_DO_NOT_DETECT_CPP_TOOLCHAIN=1
"""

def check_compiler(ctx, target):
    """Fails where Bazel 4 would take the machine's compiler, which it does unless told not to.

    Args:
      ctx: the context of a rule
      target: what is to be compiled, for the message
    """
    if GOES_BY_OPTION and not getattr(cc_common, _GOES_BY_PLATFORM)(ctx = ctx):
        fail(_MACHINES_COMPILER.format(target.label))

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

def _platform_file_impl(ctx):
    # A list: the attribute has a transition, which could have several results.
    src = ctx.attr.src[0]
    check_compiler(ctx, src)
    file = only_file(src)

    # Under a name of its own, where a user looks for it: the other platform's
    # output folder has no name that one could remember.
    output = ctx.actions.declare_file(ctx.label.name)
    ctx.actions.symlink(output = output, target_file = file)
    return [DefaultInfo(
        files = depset([output]),
        runfiles = ctx.runfiles(files = [output]),
    )]

def _platform_file_rule(doc, src_doc, platform):
    return rule(
        implementation = _platform_file_impl,
        doc = doc,
        attrs = {
            "src": attr.label(
                doc = src_doc,
                allow_files = True,
                cfg = platform,
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

kernel_platform_file = _platform_file_rule(
    "The file of a target, built for //toolchain:x86_64_kernel.",
    "The target: a kernel, a stage of the loader. Or a file, which is taken as it is.",
    kernel_platform,
)

uefi_platform_file = _platform_file_rule(
    "The file of a target, built for //toolchain:x86_64_uefi.",
    "The target: a UEFI application. Or a file, which is taken as it is.",
    uefi_platform,
)
