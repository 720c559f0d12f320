# SPDX-License-Identifier: Apache-2.0
"""A program of a package repository as a label that can be run.

The launchers in `bin/` find their files beside themselves. This rule makes a
label of one, with all its files, that other rules can use as a tool, as test
data or with `bazel run`.
"""

_SCRIPT = """#!/bin/sh
# Runs {launcher}: from this file's own runfiles, or, as part of somebody
# else's runfiles, from the same repository there.
for repository in "$0.runfiles/{repository}" "${{0%/*}}"; do
  if [ -x "$repository/{launcher}" ]; then
    {exports}exec "$repository/{launcher}" "$@"{arguments}
  fi
done
echo "$0: cannot find {launcher} in its runfiles" >&2
exit 1
"""

def _packaged_program_impl(ctx):
    script = ctx.actions.declare_file(ctx.label.name)

    # Not workspace_name, which later versions of Bazel call repo_name.
    repository = ctx.label.workspace_root.rpartition("/")[2]
    ctx.actions.write(
        script,
        _SCRIPT.format(
            launcher = ctx.file.launcher.short_path.rpartition(repository + "/")[2],
            repository = repository,
            exports = "".join([
                "export {}=\"{}\"; ".format(name, value)
                for name, value in ctx.attr.environment.items()
            ]),
            arguments = "".join([" \"{}\"".format(word) for word in ctx.attr.last_arguments]),
        ),
        is_executable = True,
    )
    return [DefaultInfo(
        executable = script,
        files = depset([script]),
        runfiles = ctx.runfiles(files = [ctx.file.launcher] + ctx.files.files),
    )]

packaged_program = rule(
    implementation = _packaged_program_impl,
    doc = "A program of a package repository as a label that can be run.",
    attrs = {
        "environment": attr.string_dict(
            doc = "Variables for it. $repository is where the repository is when it runs.",
        ),
        "last_arguments": attr.string_list(
            doc = "Arguments for it, behind the caller's. $repository as above.",
        ),
        "launcher": attr.label(
            doc = "The launcher in bin/.",
            allow_single_file = True,
            mandatory = True,
        ),
        "files": attr.label_list(
            doc = "What the program needs at run time.",
            allow_files = True,
        ),
    },
    executable = True,
)
