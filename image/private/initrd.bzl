# SPDX-License-Identifier: Apache-2.0
"""initrd: files for a kernel, as an archive that it can read."""

load("//toolchain:transition.bzl", "only_file")
load(":archive_paths.bzl", "files_error", "folders_of")

# What bsdtar is given is a list in the format of mtree(5), in which nothing is left to what lies on the disk.
_ROOT = "uid=0 gid=0 uname=root gname=root time=0"

def _escaped(path):
    # As in mtree(5): what would end the word, begin a comment or be a pattern, in octal.
    for character, escape in [
        ("\\", "\\134"),
        (" ", "\\040"),
        ("\t", "\\011"),
        ("#", "\\043"),
        ("*", "\\052"),
        ("=", "\\075"),
        ("?", "\\077"),
        ("[", "\\133"),
    ]:
        path = path.replace(character, escape)
    return path

def _entries(files, executables):
    """The lines of the list, in the order of the archive: each folder before what is in it.

    Args:
      files: a dictionary from paths to Files
      executables: paths
    """
    folders = folders_of(files.keys())
    lines = ["#mtree"]
    for path in sorted(folders + files.keys()):
        if path in files:
            lines.append("{} type=file mode={} {} contents={}".format(
                _escaped(path),
                "0755" if path in executables else "0644",
                _ROOT,
                _escaped(files[path].path),
            ))
        else:
            lines.append("{} type=dir mode=0755 {}".format(_escaped(path), _ROOT))
            if "/" not in path:
                lines.append("..")  # a folder without a slash becomes that of the next lines
    return lines

def _archive_impl(ctx):
    sources = []
    for target in ctx.attr.srcs:
        file = only_file(target)
        if file.is_directory:
            fail("{} is a folder, and {} takes single files".format(target.label, ctx.label))
        sources.append(file)
    files = {path: sources[ctx.attr.places[number]] for number, path in enumerate(ctx.attr.paths)}
    list_file = ctx.actions.declare_file(ctx.label.name + ".mtree")
    ctx.actions.write(list_file, "\n".join(_entries(files, ctx.attr.executables)) + "\n")

    # For cpio by way of another archive: in its headers are the numbers of inodes and of the disk, which bsdtar
    # reads from the files, and makes up where there are none.
    is_tar = ctx.attr.format == "tar"
    first = ctx.outputs.out if is_tar else ctx.actions.declare_file(ctx.label.name + ".pax")
    ctx.actions.run(
        outputs = [first],
        inputs = sources + [list_file],
        executable = ctx.executable._bsdtar,
        arguments = ["--format=" + ("ustar" if is_tar else "pax"), "-cf", first.path, "@" + list_file.path],
        mnemonic = "Initrd",
        progress_message = "Packing %s" % ctx.outputs.out.short_path,
    )
    if not is_tar:
        ctx.actions.run(
            outputs = [ctx.outputs.out],
            inputs = [first],
            executable = ctx.executable._bsdtar,
            arguments = ["--format=newc", "-cf", ctx.outputs.out.path, "@" + first.path],
            mnemonic = "Initrd",
            progress_message = "Packing %s" % ctx.outputs.out.short_path,
        )
    return [DefaultInfo(
        files = depset([ctx.outputs.out]),
        runfiles = ctx.runfiles(files = [ctx.outputs.out]),
    )]

_archive = rule(
    implementation = _archive_impl,
    doc = "Files as an archive.",
    attrs = {
        "srcs": attr.label_list(doc = "The files, each once.", allow_files = True, mandatory = True),
        "paths": attr.string_list(doc = "Their paths in the archive.", mandatory = True),
        "places": attr.int_list(doc = "For each path, which of srcs it is.", mandatory = True),
        "executables": attr.string_list(doc = "Paths of those that may be executed."),
        "format": attr.string(doc = "See the macro.", mandatory = True),
        "out": attr.output(doc = "The archive.", mandatory = True),
        "_bsdtar": attr.label(
            default = "//toolchain:bsdtar",
            executable = True,
            cfg = "exec",
        ),
    },
)

def _spelled_out(label):
    """The label as it can be written anywhere in its repository, the same however it was written."""
    label = str(label)
    if not label.startswith("//") and not label.startswith("@"):
        return "//{}:{}".format(native.package_name(), label.lstrip(":"))
    if ":" in label:
        return label
    return "{}:{}".format(label, label.rpartition("/")[2])

def initrd(
        name,
        files,
        format = "tar",
        executables = [],
        out = None,
        **kwargs):
    """Files for a kernel as one archive, to be a module of disk_image.

        initrd(
            name = "initrd",
            files = {
                "bin/shell": ":shell",
                "etc/settings": "settings.txt",
            },
            executables = ["bin/shell"],
        )

        disk_image(
            name = "disk",
            kernel = ":kernel",
            modules = {"initrd": ":initrd"},
        )

    The same files give the same bytes: entries are sorted, with each folder before what is in it; all belong to root,
    and are of the beginning of 1970; folders have the mode 0755, files 0644, or 0755 if they are in `executables`.
    Names of folders end in a slash. bsdtar, which packs it, is a package that is fetched when it is first used.

    Args:
      name: name of the target
      files: paths in the archive, which begin at its root without a slash, and the labels of their files: source
        files, or targets with a single file. Folders need not be named.
      format: "tar", in the format ustar of POSIX, or "cpio", in the format newc of Linux's initramfs
      executables: the paths of those that may be executed
      out: the archive's file name; NAME.tar or NAME.cpio by default
      **kwargs: attributes that every rule has, such as visibility, tags and testonly
    """
    error = files_error(files, format, executables)
    if error:
        fail("initrd {}: {}.".format(name, error))

    # A rule takes each label only once.
    labels = {}
    for label in files.values():
        labels.setdefault(_spelled_out(label), len(labels))
    _archive(
        name = name,
        srcs = labels.keys(),
        paths = files.keys(),
        places = [labels[_spelled_out(label)] for label in files.values()],
        executables = executables,
        format = format,
        out = out or "{}.{}".format(name, format),
        **kwargs
    )
