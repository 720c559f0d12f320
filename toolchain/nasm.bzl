# SPDX-License-Identifier: Apache-2.0
"""Sources in NASM's language: as a library for C and C++, or as a file without a format."""

load("@rules_cc//cc:defs.bzl", "cc_library")

# Names what the build lacks, behind NASM's own sentence, which has the file and the line.
_ASSEMBLE = """
label=$1
shift
messages=$("$@" 2>&1)
status=$?
[ -z "$messages" ] || printf '%s\\n' "$messages" >&2
case "$status $messages" in
  0*) ;;
  *"unable to "*" file "*)  # open it, or get its length
    printf '%s: a file that is included must be in hdrs, and be named from its own folder, from the root%s\\n' \
      "$label" " of the workspace or from one of includes" >&2 ;;
esac
exit "$status"
"""

def _folder(*parts):
    """The path of a folder as NASM wants it: it puts the name of the file right behind."""
    return "/".join([part for part in parts if part and part != "."] or ["."]) + "/"

def _object_path(source):
    """The path of the object of a source, below a folder of its own: what collects objects takes no blank or quote."""
    path = source.short_path.replace("../", "")
    for character, escape in [("+", "+2b"), (" ", "+20"), ("\t", "+09"), ("\"", "+22"), ("'", "+27"), ("\\", "+5c")]:
        path = path.replace(character, escape)
    return path + ".o"

def _nasm_files_impl(ctx):
    label = ctx.label
    roots = [label.workspace_root, _folder(ctx.bin_dir.path, label.workspace_root).rstrip("/")]
    search = [
        _folder(root, label.package, folder)
        for folder in ctx.attr.includes
        for root in roots
    ] + [_folder(root) for root in roots]

    outputs = []
    for source in ctx.files.srcs:
        if ctx.attr.format == "bin":
            output = ctx.outputs.out
        else:
            output = ctx.actions.declare_file("{}/{}".format(label.name, _object_path(source)))
        outputs.append(output)
        arguments = ctx.actions.args()
        arguments.add_all([str(label), ctx.executable._nasm.path, "-f", ctx.attr.format, "--reproducible"])
        own = source.dirname
        if source.root.path:
            own = own[len(source.root.path):].lstrip("/")
        for folder in [_folder(own), _folder(ctx.bin_dir.path, own)] + search:
            arguments.add("-I" + folder)
        for define in ctx.attr.defines:
            arguments.add("-D" + define)
        arguments.add_all(ctx.attr.copts)
        arguments.add_all(["-o", output.path, source.path])
        ctx.actions.run_shell(
            outputs = [output],
            inputs = [source] + ctx.files.hdrs,
            tools = [ctx.executable._nasm],
            command = _ASSEMBLE,
            arguments = [arguments],
            mnemonic = "Nasm",
            progress_message = "Assembling %s" % source.short_path,
        )
    return [DefaultInfo(files = depset(outputs), runfiles = ctx.runfiles(files = outputs))]

_nasm_files = rule(
    implementation = _nasm_files_impl,
    doc = "What NASM makes of each source.",
    attrs = {
        "srcs": attr.label_list(
            doc = "The sources.",
            allow_files = [".asm", ".nasm", ".s"],
            mandatory = True,
        ),
        "hdrs": attr.label_list(doc = "What they include.", allow_files = True),
        "includes": attr.string_list(doc = "Folders of the package to look for those in."),
        "defines": attr.string_list(doc = "NAME or NAME=VALUE."),
        "copts": attr.string_list(doc = "Further options."),
        "format": attr.string(doc = "NASM's name for it.", values = ["bin", "elf64"]),
        "out": attr.output(doc = "The file, of format bin."),
        "_nasm": attr.label(
            default = "//toolchain:nasm",
            executable = True,
            cfg = "exec",
        ),
    },
)

def copts_error(rule_name, name, copts):
    """What is wrong with options for NASM.

    Args:
      rule_name: the rule that has them
      name: its target
      copts: the options

    Returns:
      A sentence, or None.
    """
    for option in copts:
        for start, why in {
            "-F": "NASM writes the folder that it runs in into debug information, which is another on each machine",
            "-f": "the rule chooses the format",
            "-g": "NASM writes the folder that it runs in into debug information, which is another on each machine",
            "-o": "the rule names the output",
        }.items():
            if option.startswith(start):
                return "{} {}: take {} out of copts: {}.".format(rule_name, name, option, why)
    return None

def _check_copts(rule_name, name, copts):
    error = copts_error(rule_name, name, copts)
    if error:
        fail(error)

def nasm_library(
        name,
        srcs,
        hdrs = [],
        includes = [],
        defines = [],
        copts = [],
        target_compatible_with = [],
        **kwargs):
    """A cc_library of sources in NASM's language, for `deps` of kernel_binary, cc_binary and others.

        nasm_library(
            name = "switch",
            srcs = ["switch.asm"],
            hdrs = ["registers.inc"],
        )

    C++ calls a `global` label of it that it declares as `extern "C"`. What `global` does not name stays in its
    file. The objects are of ELF for x86-64, the same bytes on each machine, with symbols and without debug
    information. In a position-independent kernel, addresses must be relative to RIP: `default rel`. NASM is a
    package that is fetched when it is first used.

    Args:
      name: name of the target
      srcs: sources, *.asm, *.nasm or *.s
      hdrs: all files that they take in by %include or incbin. Each is found from the folder of the source, from
        the root of the workspace, and from `includes`.
      includes: folders, as paths from the package's own
      defines: macros of the preprocessor, NAME or NAME=VALUE
      copts: further options for NASM, such as -Werror; not -g, whose output names a folder of the machine
      target_compatible_with: further constraints
      **kwargs: any other attribute of cc_library, such as deps, alwayslink and visibility
    """
    _check_copts("nasm_library", name, copts)
    _nasm_files(
        name = name + ".objects",
        srcs = srcs,
        hdrs = hdrs,
        includes = includes,
        defines = defines,
        copts = copts,
        format = "elf64",
        target_compatible_with = [Label("@platforms//cpu:x86_64")] + target_compatible_with,
        visibility = ["//visibility:private"],
        tags = kwargs.get("tags", []),
        testonly = kwargs.get("testonly", False),
    )
    cc_library(
        name = name,
        srcs = [name + ".objects"],
        target_compatible_with = [Label("@platforms//cpu:x86_64")] + target_compatible_with,
        **kwargs
    )

def nasm_flat_binary(
        name,
        src,
        out = None,
        hdrs = [],
        includes = [],
        defines = [],
        copts = [],
        **kwargs):
    """What NASM makes of a source without any format around it (`-f bin`): a boot sector, code for real mode.

    Nothing is linked: the source says by `org` where it runs, and by `bits` for which mode it is.

    Args:
      name: name of the target
      src: the source, *.asm, *.nasm or *.s
      out: the file's name; NAME.bin by default
      hdrs: as of nasm_library
      includes: as of nasm_library
      defines: as of nasm_library
      copts: as of nasm_library
      **kwargs: attributes that every rule has
    """
    _check_copts("nasm_flat_binary", name, copts)
    _nasm_files(
        name = name,
        srcs = [src],
        out = out or name + ".bin",
        hdrs = hdrs,
        includes = includes,
        defines = defines,
        copts = copts,
        format = "bin",
        **kwargs
    )
