# SPDX-License-Identifier: Apache-2.0
"""The action that replaces placeholders in a text by what files hold."""

def _list_of(ctx, output, what, files):
    list_file = ctx.actions.declare_file("%s.%s" % (output.basename, what), sibling = output)
    ctx.actions.write(list_file, "".join([file.path + "\n" for file in files]))
    return list_file

def fill_in(ctx, template, inputs, output, sources = [], headers = []):
    """Writes `output`: the template with its placeholders replaced.

    Args:
      ctx: the rule's context; the rule has FILL_IN_ATTRIBUTES
      template: a string with placeholders: see fill_in.h
      inputs: the files that it names, a list
      output: the file to write
      sources: those of `inputs` whose #include lines say which headers are used
      headers: further inputs; those that are not used are left out of the text
    """
    template_file = ctx.actions.declare_file(output.basename + ".template", sibling = output)
    ctx.actions.write(template_file, template)
    files = {"template": template_file}
    if headers:
        files["sources"] = _list_of(ctx, output, "sources", sources)
        files["headers"] = _list_of(ctx, output, "headers", headers)
    ctx.actions.run(
        outputs = [output],
        inputs = files.values() + inputs + headers,
        executable = ctx.executable._fill_in,
        arguments = ["--output=" + output.path] + ["--%s=%s" % (name, file.path) for name, file in files.items()],
        mnemonic = "FillIn",
        progress_message = "Writing %s" % output.short_path,
    )

FILL_IN_ATTRIBUTES = {
    "_fill_in": attr.label(
        default = Label("//sbom/fill_in"),
        executable = True,
        # It is a host_tool, and has a configuration of its own.
        cfg = "target",
    ),
}
