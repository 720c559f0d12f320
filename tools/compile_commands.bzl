# SPDX-License-Identifier: Apache-2.0
"""How each source file is compiled, for editors: an aspect that follows all that is built.

tools/compile_commands.sh starts it, and makes one file of what it finds. It asks the toolchain for the
command, as the compiling rules do, since Bazel 4 does not show the commands of their actions.
"""

load("@rules_cc//cc/common:cc_common.bzl", "cc_common")
load("@rules_cc//cc/common:cc_info.bzl", "CcInfo")

_TOOLCHAIN_TYPE = "@bazel_tools//tools/cpp:toolchain_type"

# By a file's ending. A header is compiled as what includes it is.
_ACTIONS = {
    "S": "preprocess-assemble",
    "c": "c-compile",
    "cc": "c++-compile",
    "h": "c++-compile",
}

CompileCommandsInfo = provider(
    "How files are compiled.",
    fields = {
        "files": "depset of files, with a command as JSON on each line",
        "made_headers": "depset of the headers that are not in the source tree",
    },
)

def _targets_in(value):
    if type(value) == "list":
        return [one for one in value if type(one) == "Target"]
    if type(value) == "dict":
        return [one for one in value.keys() if type(one) == "Target"]
    return [value] if type(value) == "Target" else []

def _headers_and_defines(target, rule):
    # A library has those of its dependencies already.
    infos = [target[CcInfo]] if CcInfo in target else [
        dep[CcInfo]
        for dep in getattr(rule.attr, "deps", [])
        if CcInfo in dep
    ]
    return cc_common.merge_cc_infos(cc_infos = infos).compilation_context

def _commands_of(target, ctx, context):
    toolchain = ctx.toolchains[_TOOLCHAIN_TYPE]
    toolchain = toolchain.cc if hasattr(toolchain, "cc") else toolchain
    features = ctx.features + getattr(ctx.rule.attr, "features", [])
    configuration = cc_common.configure_features(
        ctx = ctx,
        cc_toolchain = toolchain,
        requested_features = [name for name in features if not name.startswith("-")],
        unsupported_features = [name[1:] for name in features if name.startswith("-")] +
                               ctx.disabled_features,
    )
    defines = context.defines.to_list() + getattr(ctx.rule.attr, "local_defines", [])
    if CcInfo not in target:
        defines += getattr(ctx.rule.attr, "defines", [])
    commands = []
    for file in getattr(ctx.rule.files, "srcs", []) + getattr(ctx.rule.files, "hdrs", []):
        if not file.is_source or file.extension not in _ACTIONS:
            continue
        variables = cc_common.create_compile_variables(
            feature_configuration = configuration,
            cc_toolchain = toolchain,
            source_file = file.path,
            output_file = "/dev/null",
            quote_include_directories = context.quote_includes,
            include_directories = context.includes,
            system_include_directories = context.system_includes,
            preprocessor_defines = depset(defines),
            user_compile_flags = ctx.fragments.cpp.copts + ctx.fragments.cpp.cxxopts +
                                 getattr(ctx.rule.attr, "copts", []) +
                                 (["-xc++"] if file.extension == "h" else []),
        )
        action = _ACTIONS[file.extension]
        commands.append(json.encode({
            "directory": "{workspace}",
            "file": file.path,
            "arguments": [cc_common.get_tool_for_action(
                feature_configuration = configuration,
                action_name = action,
            )] + cc_common.get_memory_inefficient_command_line(
                feature_configuration = configuration,
                action_name = action,
                variables = variables,
            ),
        }))
    return commands

def _compile_commands_aspect_impl(target, ctx):
    files = []
    made_headers = []

    # What others wrote is no concern of an editor here.
    if not target.label.workspace_root and ctx.rule.kind.startswith("cc_"):
        context = _headers_and_defines(target, ctx.rule)
        commands = _commands_of(target, ctx, context)
        if commands:
            made_headers = [file for file in context.headers.to_list() if not file.is_source]
            file = ctx.actions.declare_file(target.label.name + ".compile_commands.json")
            ctx.actions.write(file, "".join([command + "\n" for command in commands]))
            files.append(file)
    below = [
        dependency[CompileCommandsInfo]
        for name in dir(ctx.rule.attr)
        for dependency in _targets_in(getattr(ctx.rule.attr, name))
        if CompileCommandsInfo in dependency
    ]
    found = depset(files, transitive = [info.files for info in below])
    headers = depset(made_headers, transitive = [info.made_headers for info in below])
    return [
        CompileCommandsInfo(files = found, made_headers = headers),
        OutputGroupInfo(compile_commands = found, made_headers = headers),
    ]

compile_commands_aspect = aspect(
    implementation = _compile_commands_aspect_impl,
    doc = "Gives CompileCommandsInfo, and its files as the output groups compile_commands and made_headers.",
    attr_aspects = ["*"],
    fragments = ["cpp"],
    toolchains = [_TOOLCHAIN_TYPE],
)
