# SPDX-License-Identifier: Apache-2.0
"""changed_folder: a folder that machines boot over the network, with something wrong in it."""

# Changes a byte, whatever it was.
_COMPLEMENT_AT = ("old=$(od -An -tu1 -j $at -N 1 \"$1/$2\") && printf \"\\\\$(printf %03o $((255 - old)))\" | " +
                  "dd of=\"$1/$2\" bs=1 seek=$at conv=notrunc 2> /dev/null")

# By shell commands: $1 is the folder, $2 the file's name, $3 another folder.
_HOW = {
    "another": "cp -L \"$3/$2\" \"$1/$2\"",  # of another folder
    "block_byte": "at=$(($(wc -c < \"$1/$2\") - 600)) && " + _COMPLEMENT_AT,
    "cut": "dd if=\"$1/$2\" of=\"$1/cut\" bs=1000 count=20 2> /dev/null && mv -f \"$1/cut\" \"$1/$2\"",
    "empty": ": > \"$1/$2\"",
    "header_byte": "at=100 && " + _COMPLEMENT_AT,
    "missing": "rm \"$1/$2\"",
}

def _changed_folder_impl(ctx):
    folder = ctx.actions.declare_directory(ctx.label.name)
    other = ctx.file.other or ctx.file.folder
    ctx.actions.run_shell(
        # -L: Bazel may give links.
        command = "cp -RL \"$4/.\" \"$1\" && chmod -R u+w \"$1\" && " + _HOW[ctx.attr.how],
        arguments = [folder.path, ctx.attr.file, other.path, ctx.file.folder.path],
        inputs = [ctx.file.folder, other],
        outputs = [folder],
    )
    return [DefaultInfo(
        files = depset([folder]),
        runfiles = ctx.runfiles([folder]),
    )]

changed_folder = rule(
    implementation = _changed_folder_impl,
    attrs = {
        "file": attr.string(doc = "Which file is changed."),
        "folder": attr.label(
            doc = "The folder as network_boot_folder makes it.",
            allow_single_file = True,
            mandatory = True,
        ),
        "how": attr.string(
            doc = "What becomes of the file.",
            values = sorted(_HOW),
        ),
        "other": attr.label(
            doc = "Where another file of this name is.",
            allow_single_file = True,
        ),
    },
)
