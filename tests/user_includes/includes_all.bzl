# SPDX-License-Identifier: Apache-2.0
"""includes_all: a source that includes whatever a library offers."""

load("@rules_cc//cc/common:cc_info.bzl", "CcInfo")

# What users include: <slipway/NAME.h>. Headers of rooms, which are further down, come with these.
_PUBLIC_FOLDER = "slipway"

def _includes_all_impl(ctx):
    context = ctx.attr.library[CcInfo].compilation_context
    names = {}
    for folder in context.system_includes.to_list():
        for header in context.headers.to_list():
            if header.path.startswith(folder + "/"):
                name = header.path[len(folder) + 1:]
                if name.rpartition("/")[0] == _PUBLIC_FOLDER:
                    names[name] = True
    for expected in ctx.attr.among_them:
        if expected not in names:
            fail("{} offers no <{}>, but {}".format(ctx.attr.library.label, expected, names.keys()))
    source = ctx.actions.declare_file(ctx.label.name + ".cc")
    ctx.actions.write(source, "".join(["#include <%s>\n" % name for name in sorted(names)]))
    return [DefaultInfo(files = depset([source]))]

includes_all = rule(
    implementation = _includes_all_impl,
    doc = "A source that includes each public header of a library.",
    attrs = {
        "among_them": attr.string_list(
            doc = "Headers that must be there, so that a list which is empty is none.",
            mandatory = True,
        ),
        "library": attr.label(
            mandatory = True,
            providers = [CcInfo],
        ),
    },
)
