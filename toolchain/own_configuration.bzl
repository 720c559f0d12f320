# SPDX-License-Identifier: Apache-2.0
"""One configuration for what is Slipway's own, whatever the command line says.

The loader and the tools that build and run images are no part of a user's program: --copt, --features,
-c and their like are meant for that. Here they are set aside, so that the loader boots under any command
line, and is built once for all of them: in one folder below bazel-out, with the same actions.

Bazel names that folder by the options that differ. What differs is counted from the command line, or,
before version 6, over all transitions on the way. So that it is always the same:

* Where an option can have a value that nobody gives, it gets that one (_NOBODYS), and always differs.
* All others (_FIXED) get a second value on the way there (_OTHERS): for Bazel before 6 they have differed
  once, whatever the command line says. Without it the folder would have another name, and all actions run
  again, where a user gives the option. Later versions make a second folder for such an option, unless it is
  the compilation mode, and for --per_file_copt.

Not set are --define, which Bazel 4 cannot set and no target of ours asks for; options that the toolchains
of //toolchain/cc do not look at, such as --strip and --stamp; and --action_env, by which a user means each
program that Bazel starts: ours have these variables too, and make the same bytes, in the same folder.
"""

load(":transition.bzl", "GOES_BY_OPTION", "OLD_CHOICES", "check_compiler", "only_file")

_OPTION = "//command_line_option:"

# Labels and not strings: they mean this repository wherever the rules are used.
_LOADER_PLATFORMS = {
    "kernel": str(Label("//toolchain:x86_64_kernel")),
    "uefi": str(Label("//toolchain:x86_64_uefi")),
}
_TOOLS_PLATFORM = str(Label("//toolchain:x86_64_linux"))
_OTHER_PLATFORM = str(Label("//toolchain:remote_worker"))

def _toolchains(names):
    return [str(Label("//toolchain/cc:" + name)) for name in names]

_MARK = "-DSLIPWAY_OWN_CONFIGURATION"
_FOR_NO_FILE = ["//slipway_own_configuration@" + _MARK]

_NOBODYS = {
    "conlyopt": [_MARK],
    "copt": [_MARK],
    # In the place of a malloc() that is the user's.
    "custom_malloc": str(Label("//toolchain:no_malloc")),
    "cxxopt": [_MARK],
    # Ours come first, before those that a user registers.
    "extra_toolchains": _toolchains(["kernel", "host"]),
    "features": ["own_configuration", "warnings_are_errors"],
    # The default for programs.
    "linkopt": ["-Wl,--no-undefined"],
    "per_file_copt": [] if GOES_BY_OPTION else _FOR_NO_FILE,
}

# Another linker, with options of its own.
_NOBODYS_FOR_UEFI = {
    "extra_toolchains": _toolchains(["uefi", "host"]),
    # Its warnings are errors.
    "linkopt": ["/wx"],
}

_FIXED = dict(OLD_CHOICES, **{
    "collect_code_coverage": False,
    # As Bazel says of a machine that it finds to be x86-64.
    "cpu": "k8",
    "cs_fdo_instrument": None,
    "cs_fdo_profile": None,
    "fdo_instrument": None,
    "fdo_optimize": None,
    "fdo_prefetch_hints": None,
    "fdo_profile": None,
    "force_pic": False,
    "platform_suffix": "",
    "propeller_optimize": None,
    "save_temps": False,
    "xbinary_fdo": None,
    # The loader has to fit, and the tools to be quick.
    "compilation_mode": "opt",
})

_NO_PROFILE = str(Label("//toolchain:no_malloc"))

# Nothing is compiled in this configuration, so that what makes no sense there does no harm.
_OTHERS = {
    "collect_code_coverage": True,
    "compilation_mode": "dbg",
    "compiler": "others",
    "cpu": "none",
    "crosstool_top": _NO_PROFILE,
    "cs_fdo_instrument": "others",
    "cs_fdo_profile": _NO_PROFILE,
    "fdo_instrument": "others",
    "fdo_optimize": "others",
    "fdo_prefetch_hints": _NO_PROFILE,
    "fdo_profile": _NO_PROFILE,
    "force_pic": True,
    # Bazel 4 takes it as text, and fails where it compiles.
    "per_file_copt": _FOR_NO_FILE,
    "platform_suffix": "others",
    "platforms": _OTHER_PLATFORM,
    "propeller_optimize": _NO_PROFILE,
    "save_temps": True,
    "xbinary_fdo": _NO_PROFILE,
}

[
    fail("own_configuration.bzl: --{} has no second value in _OTHERS".format(name))
    for name in _FIXED
    if name not in _OTHERS
]

def _options(*dictionaries):
    return {
        _OPTION + name: value
        for dictionary in dictionaries
        for name, value in dictionary.items()
    }

# Bazel from version 6 on, which has this function, does not ask by which way, and refuses what makes no sense.
_BY_ANY_WAY = hasattr(native, "module_name")
_ON_THE_WAY = {"compilation_mode": _OTHERS["compilation_mode"]} if _BY_ANY_WAY else _OTHERS

def _others_impl(_settings, _attr):
    return _options(_ON_THE_WAY)

_others = transition(
    implementation = _others_impl,
    inputs = [],
    outputs = _options(_ON_THE_WAY).keys(),
)

def _loader_impl(_settings, attr):
    return _options(
        _NOBODYS,
        _NOBODYS_FOR_UEFI if attr.platform == "uefi" else {},
        _FIXED,
        {"platforms": _LOADER_PLATFORMS[attr.platform]},
    )

_OUTPUTS = _options(_NOBODYS, _FIXED, {"platforms": None}).keys()

_loader = transition(
    implementation = _loader_impl,
    inputs = [],
    outputs = _OUTPUTS,
)

def _tools_impl(_settings, _attr):
    return _options(_NOBODYS, _FIXED, {"platforms": _TOOLS_PLATFORM})

_tools = transition(
    implementation = _tools_impl,
    inputs = [],
    outputs = _OUTPUTS,
)

HostToolInfo = provider(
    doc = "Says that a target is a tool: it makes images, and is not in any.",
    fields = {},
)

# The step in between: it has the other values itself, and its dependency the right ones. It does
# nothing, so that nothing is built with the other values.

def _step_impl(ctx):
    # A list: the attribute has a transition, which could have several results.
    src = ctx.attr.src[0]
    check_compiler(ctx, src)
    file = only_file(src)
    return [DefaultInfo(files = depset([file]), runfiles = ctx.runfiles(files = [file]))]

def _tools_step_impl(ctx):
    return _step_impl(ctx) + [HostToolInfo()]

# Bazel before version 7 wants to be told that transitions are allowed.
_ALLOWLIST = {
    "_allowlist_function_transition": attr.label(
        default = "@bazel_tools//tools/allowlists/function_transition_allowlist",
    ),
}

_loader_step = rule(
    implementation = _step_impl,
    doc = "The file of a target in the loader's configuration.",
    attrs = dict(
        _ALLOWLIST,
        platform = attr.string(mandatory = True, values = _LOADER_PLATFORMS.keys()),
        src = attr.label(cfg = _loader, mandatory = True),
    ),
    cfg = _others,
)

_tools_step = rule(
    implementation = _tools_step_impl,
    doc = "The file of a target in the tools' configuration.",
    attrs = dict(_ALLOWLIST, src = attr.label(cfg = _tools, mandatory = True)),
    cfg = _others,
)

# Under a name of its own, where a user looks for it. Images are made of NAME.file, which this links to:
# Bazel 4 fetches from a cache what a link points to, even where it needs neither.
def _named(ctx, name, is_executable):
    file = only_file(ctx.attr.src)
    output = ctx.actions.declare_file(name)
    ctx.actions.symlink(output = output, target_file = file, is_executable = is_executable)
    return output

def _loader_file_impl(ctx):
    output = _named(ctx, ctx.attr.out, False)
    return [DefaultInfo(
        files = depset([output]),
        runfiles = ctx.runfiles(files = [output]),
    )]

_loader_file = rule(
    implementation = _loader_file_impl,
    attrs = {
        "out": attr.string(mandatory = True),
        "src": attr.label(mandatory = True),
    },
)

def _host_tool_impl(ctx):
    output = _named(ctx, ctx.label.name, True)
    return [
        DefaultInfo(
            executable = output,
            files = depset([output]),
            runfiles = ctx.runfiles(files = [output]),
        ),
        HostToolInfo(),
    ]

_host_tool = rule(
    implementation = _host_tool_impl,
    attrs = {"src": attr.label(mandatory = True)},
    executable = True,
)

def loader_file(name, src, out, platform = "kernel", **kwargs):
    """A file of the loader, the same under any command line.

    Args:
      name: name of the target
      src: label of a target with a single file, tagged "manual": built by itself, it would have the
        command line's configuration
      out: the file's name
      platform: what it is built for: the bare machine ("kernel") or UEFI firmware ("uefi")
      **kwargs: attributes that every rule has
    """
    step = name + ".file"
    _loader_step(
        name = step,
        platform = platform,
        src = src,
        tags = ["manual"],
        visibility = ["//visibility:public"],
    )
    _loader_file(
        name = name,
        src = step,
        out = out,
        **kwargs
    )

def host_tool(name, program, testonly = False, **kwargs):
    """A tool of Slipway's own: built for machines with Linux, the same under any command line.

    It is one static file. Rules take it as a file that they need ("srcs" of a genrule, cfg = "target"), and
    not as a tool that Bazel would configure once more.

    With --//toolchain:debug_tools it is built as the command line says, for a debugger or sanitizers.

    Args:
      name: name of the target, and of the file
      program: label of a cc_binary, tagged "manual": built by itself, it would have the command line's
        configuration
      testonly: whether only tests may use it
      **kwargs: attributes that every rule has
    """
    step = name + ".own_configuration"
    _tools_step(
        name = step,
        testonly = testonly,
        src = program,
        tags = ["manual"],
        visibility = ["//visibility:public"],
    )
    native.alias(
        name = name + ".file",
        testonly = testonly,
        actual = select({
            str(Label("//toolchain:tools_are_debugged")): program,
            "//conditions:default": step,
        }),
        tags = ["manual"],
        visibility = ["//visibility:public"],
    )
    _host_tool(
        name = name,
        testonly = testonly,
        src = name + ".file",
        **kwargs
    )
