# SPDX-License-Identifier: Apache-2.0
"""Tests that a source compiles for a kernel or a UEFI application, or that it does not and that the error says why."""

load("@rules_cc//cc/common:cc_common.bzl", "cc_common")
load("@rules_cc//cc/common:cc_info.bzl", "CcInfo")
load(":transition.bzl", "kernel_platform", "uefi_platform")

_TOOLCHAIN_TYPE = "@bazel_tools//tools/cpp:toolchain_type"

# Not a number from any compiler: says that it succeeded.
_COMPILED = "the compiler accepted the source"

def _compile_test_impl(ctx):
    toolchain = ctx.toolchains[_TOOLCHAIN_TYPE]
    toolchain = toolchain.cc if hasattr(toolchain, "cc") else toolchain
    features = cc_common.configure_features(
        ctx = ctx,
        cc_toolchain = toolchain,
        requested_features = ctx.features,
        unsupported_features = ctx.disabled_features,
    )
    context = cc_common.merge_cc_infos(
        cc_infos = [dep[CcInfo] for dep in ctx.attr.deps],
    ).compilation_context
    variables = cc_common.create_compile_variables(
        feature_configuration = features,
        cc_toolchain = toolchain,
        source_file = ctx.file.src.path,
        output_file = "/dev/null",
        quote_include_directories = depset(
            [ctx.file.src.dirname + "/" + folder for folder in ctx.attr.quote_includes],
            transitive = [context.quote_includes],
            order = "preorder",
        ),
        include_directories = context.includes,
        system_include_directories = context.system_includes,
        preprocessor_defines = context.defines,
        user_compile_flags = ["-fno-color-diagnostics", "-fsyntax-only"] + ctx.attr.copts,
    )
    arguments = ctx.actions.args()
    arguments.add_all(cc_common.get_memory_inefficient_command_line(
        feature_configuration = features,
        action_name = "c++-compile",
        variables = variables,
    ))

    # The compiler's errors are this action's result.
    errors = ctx.actions.declare_file(ctx.label.name + ".errors")
    ctx.actions.run_shell(
        mnemonic = "CompileTest",
        inputs = depset(
            [ctx.file.src] + ctx.files.hdrs,
            transitive = [context.headers, toolchain.all_files],
        ),
        outputs = [errors],
        command = 'compiler=$1 errors=$2; shift 2; "$compiler" "$@" 2> "$errors" && ' +
                  'echo "%s" >> "$errors"; true' % _COMPILED,
        arguments = [
            cc_common.get_tool_for_action(
                feature_configuration = features,
                action_name = "c++-compile",
            ),
            errors.path,
            arguments,
        ],
        env = cc_common.get_environment_variables(
            feature_configuration = features,
            action_name = "c++-compile",
            variables = variables,
        ),
    )

    test = ctx.actions.declare_file(ctx.label.name + ".sh")
    ctx.actions.write(test, ctx.attr._script.format(
        compiled = _COMPILED,
        errors = errors.short_path,
        expected = getattr(ctx.attr, "expected", None),
        source = ctx.file.src.short_path,
    ), is_executable = True)
    return [DefaultInfo(executable = test, runfiles = ctx.runfiles([errors]))]

def _compile_rule(doc, script, attrs = {}, platform = kernel_platform):
    return rule(
        implementation = _compile_test_impl,
        doc = doc,
        attrs = dict(
            {
                "src": attr.label(allow_single_file = [".cc"], mandatory = True),
                "hdrs": attr.label_list(
                    doc = "Headers that the source may include.",
                    allow_files = [".h"],
                ),
                "copts": attr.string_list(doc = "Further flags for the compiler."),
                "deps": attr.label_list(providers = [CcInfo]),
                "quote_includes": attr.string_list(
                    doc = "Folders beside the source in which quoted headers are looked for first.",
                ),
                # For the transition.
                "compilation_mode": attr.string(values = [""]),
                # Bazel before version 7 wants to be told that transitions are allowed.
                "_allowlist_function_transition": attr.label(
                    default = "@bazel_tools//tools/allowlists/function_transition_allowlist",
                ),
                "_script": attr.string(default = script),
            },
            **attrs
        ),
        cfg = platform,
        fragments = ["cpp"],
        test = True,
        toolchains = [_TOOLCHAIN_TYPE],
    )

_COMPILES = """#!/bin/sh
if ! grep -qF '{compiled}' '{errors}'; then
  echo '{source} does not compile:'
  cat '{errors}'
  exit 1
fi
"""

compile_test = _compile_rule(
    "A source compiles. Unlike a library's, its headers are not looked for in the repository's root.",
    _COMPILES,
)

uefi_compile_test = _compile_rule(
    "A source compiles as part of a UEFI application.",
    _COMPILES,
    platform = uefi_platform,
)

compile_failure_test = _compile_rule(
    "A source does not compile, and the compiler says why.",
    """#!/bin/sh
if grep -qF '{compiled}' '{errors}'; then
  echo '{source} compiled, but should not.'
  exit 1
fi
if ! grep -qF '{expected}' '{errors}'; then
  echo 'The error for {source} does not say "{expected}":'
  cat '{errors}'
  exit 1
fi
""",
    {
        "expected": attr.string(
            doc = "What the compiler's errors must contain.",
            mandatory = True,
        ),
    },
)
