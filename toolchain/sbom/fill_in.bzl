"""The action that replaces placeholders in a text by what files hold."""

def fill_in(ctx, template, inputs, output):
    """Writes `output`: the template with its placeholders replaced.

    Args:
      ctx: the rule's context; the rule has FILL_IN_ATTRIBUTES
      template: a string with @{sha256 PATH}, @{sha1 PATH}, @{text PATH}, @{document}
      inputs: the files that it names, a list or a depset
      output: the file to write
    """
    template_file = ctx.actions.declare_file(output.basename + ".template", sibling = output)
    ctx.actions.write(template_file, template)
    ctx.actions.run(
        outputs = [output],
        inputs = depset([template_file], transitive = [
            inputs if type(inputs) == "depset" else depset(inputs),
        ]),
        executable = ctx.executable._fill_in,
        arguments = [template_file.path, output.path],
        mnemonic = "FillIn",
        progress_message = "Writing %s" % output.short_path,
    )

FILL_IN_ATTRIBUTES = {
    "_fill_in": attr.label(
        default = Label("//toolchain/sbom:fill_in"),
        executable = True,
        cfg = "exec",
    ),
}
