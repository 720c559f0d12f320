"""A test that a source does not compile, and that the error says why."""

load("@rules_cc//cc/common:cc_common.bzl", "cc_common")
load("@rules_cc//cc/common:cc_info.bzl", "CcInfo")

_TOOLCHAIN_TYPE = "@bazel_tools//tools/cpp:toolchain_type"

# Not a number from any compiler: says that it succeeded.
_COMPILED = "the compiler accepted the source"

def _compile_failure_test_impl(ctx):
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
        quote_include_directories = context.quote_includes,
        include_directories = context.includes,
        system_include_directories = context.system_includes,
        preprocessor_defines = context.defines,
        user_compile_flags = ["-fno-color-diagnostics", "-fsyntax-only"],
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
        mnemonic = "CompileFailure",
        inputs = depset(
            [ctx.file.src],
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
    ctx.actions.write(test, """#!/bin/sh
if grep -qF '{compiled}' '{errors}'; then
  echo '{source} compiled, but should not.'
  exit 1
fi
if ! grep -qF '{expected}' '{errors}'; then
  echo 'The error for {source} does not say "{expected}":'
  cat '{errors}'
  exit 1
fi
""".format(
        compiled = _COMPILED,
        errors = errors.short_path,
        expected = ctx.attr.expected,
        source = ctx.file.src.short_path,
    ), is_executable = True)
    return [DefaultInfo(executable = test, runfiles = ctx.runfiles([errors]))]

compile_failure_test = rule(
    implementation = _compile_failure_test_impl,
    attrs = {
        "src": attr.label(allow_single_file = [".cc"], mandatory = True),
        "deps": attr.label_list(providers = [CcInfo]),
        "expected": attr.string(
            doc = "What the compiler's errors must contain.",
            mandatory = True,
        ),
    },
    fragments = ["cpp"],
    test = True,
    toolchains = [_TOOLCHAIN_TYPE],
)
