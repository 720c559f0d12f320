# SPDX-License-Identifier: Apache-2.0
"""signed_folder: what `bazel run //my:netboot.sign` writes, with the test key that everybody has."""

def _signed_folder_impl(ctx):
    folder = ctx.actions.declare_directory(ctx.label.name)
    ctx.actions.run_shell(
        # Bazel makes the folder itself, and what signs would replace none.
        command = "out=$1; shift; \"$@\" --output=\"$PWD/$out.new\" > /dev/null && cp -R \"$out.new/.\" \"$out\"",
        arguments = [
            folder.path,
            ctx.file._sign.path,
            ctx.file._signer.path,
            ctx.executable._osslsigncode.path,
            ctx.file.folder.path,
            str(ctx.label),
            "--key=" + ctx.file.key.path,
            "--certificate=" + ctx.file.certificate.path,
            "--passphrase-file=" + ctx.file.passphrase.path,
        ],
        inputs = [ctx.file._sign, ctx.file._signer, ctx.file.folder, ctx.file.key, ctx.file.certificate, ctx.file.passphrase],
        outputs = [folder],
        tools = [ctx.executable._osslsigncode],
    )
    return [DefaultInfo(
        files = depset([folder]),
        runfiles = ctx.runfiles([folder]),
    )]

_FILE = attr.label(allow_single_file = True, mandatory = True)

signed_folder = rule(
    implementation = _signed_folder_impl,
    attrs = {
        "certificate": _FILE,
        "folder": _FILE,
        "key": _FILE,
        "passphrase": _FILE,
        "_osslsigncode": attr.label(cfg = "exec", default = "//toolchain:osslsigncode", executable = True),
        "_sign": attr.label(allow_single_file = True, default = "//image/signer:sign.sh"),
        "_signer": attr.label(allow_single_file = True, default = "//image/signer:signer.file"),
    },
)
