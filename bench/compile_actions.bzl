# SPDX-License-Identifier: Apache-2.0
"""compile_actions_test: how many files are compiled for a target, which is what a first image waits for."""

_CompiledInfo = provider(
    doc = "What is compiled for a target.",
    fields = {"objects": "depset of the paths of object files, those of dependencies and of tools too"},
)

def _targets_of(value):
    values = value if type(value) == "list" else value.keys() if type(value) == "dict" else [value]
    return [one for one in values if type(one) == "Target" and _CompiledInfo in one]

def _compiled_aspect_impl(target, ctx):
    return [_CompiledInfo(objects = depset(
        [
            action.outputs.to_list()[0].path
            for action in target.actions
            if action.mnemonic == "CppCompile"
        ],
        transitive = [
            dependency[_CompiledInfo].objects
            for name in dir(ctx.rule.attr)
            for dependency in _targets_of(getattr(ctx.rule.attr, name))
        ],
    ))]

_compiled_aspect = aspect(
    implementation = _compiled_aspect_impl,
    attr_aspects = ["*"],
)

_SCRIPT = """#!/bin/sh
cat <<'END_OF_TEXT'
{text}
END_OF_TEXT
exit {status}
"""

_TOO_MANY = """{count} files are compiled for {target}, and it should be {at_most} at most: a newcomer waits for each.
Compile fewer, in one configuration, or raise at_most in bench/BUILD.bazel and say why. In each configuration:
{configurations}"""

def _compile_actions_test_impl(ctx):
    objects = ctx.attr.target[_CompiledInfo].objects.to_list()
    by_configuration = {}
    for path in objects:
        configuration = path.split("/")[1]
        by_configuration[configuration] = by_configuration.get(configuration, 0) + 1
    configurations = "\n".join(["  %s: %d" % one for one in sorted(by_configuration.items())])
    if not objects:
        fail("%s: nothing is compiled for %s, and a test of that shows nothing." % (ctx.label, ctx.attr.target.label))
    good = len(objects) <= ctx.attr.at_most
    script = ctx.actions.declare_file(ctx.label.name + ".sh")
    ctx.actions.write(script, _SCRIPT.format(
        status = 0 if good else 1,
        text = configurations if good else _TOO_MANY.format(
            count = len(objects),
            target = ctx.attr.target.label,
            at_most = ctx.attr.at_most,
            configurations = configurations,
        ),
    ), is_executable = True)
    return [DefaultInfo(executable = script)]

compile_actions_test = rule(
    implementation = _compile_actions_test_impl,
    doc = "Fails where more files are compiled for a target, with its tools, than there should be.",
    attrs = {
        "at_most": attr.int(doc = "How many files there should be.", mandatory = True),
        "target": attr.label(doc = "What a user builds.", aspects = [_compiled_aspect], mandatory = True),
    },
    test = True,
)
