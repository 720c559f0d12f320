# SPDX-License-Identifier: Apache-2.0
"""What an image is made of: an aspect that follows it back to source files."""

load("//toolchain:own_configuration.bzl", "HostToolInfo")

SourcesInfo = provider(
    "What a target is made of.",
    fields = {
        "parts": "a list, one for each direct dependency that is built: struct(files, parts, sources)",
        "sources": "depset of the source files, those of dependencies too",
    },
)

# What becomes part of a result. Tools and data do not.
_FILES = [
    "additional_linker_inputs",
    "hdrs",
    "src",
    "srcs",
    "static_library",
    "textual_hdrs",
]
_TARGETS = _FILES + ["compiled", "deps", "implementation_deps"]

def _sources_aspect_impl(_target, ctx):
    direct = [
        file
        for name in _FILES
        for file in getattr(ctx.rule.files, name, [])
        if file.is_source
    ]
    parts = []
    for name in _TARGETS:
        targets = getattr(ctx.rule.attr, name, None) or []
        for part in targets if type(targets) == "list" else [targets]:
            if SourcesInfo in part and HostToolInfo not in part:
                parts.append(struct(
                    files = part[DefaultInfo].files,
                    parts = part[SourcesInfo].parts,
                    sources = part[SourcesInfo].sources,
                ))
    return [SourcesInfo(
        parts = parts,
        sources = depset(direct, transitive = [part.sources for part in parts]),
    )]

sources_aspect = aspect(
    implementation = _sources_aspect_impl,
    doc = "Gives SourcesInfo.",
    attr_aspects = _TARGETS,
)

def _plain(repository):
    # What modules put before a repository's name ends in "~" or, since Bazel 8, "+".
    return repository.rstrip("~+").replace("~", "+").rpartition("+")[2]

def _repository(label):
    # Not workspace_name, which later versions of Bazel call repo_name.
    return _plain(label.workspace_root.rpartition("/")[2])

_SLIPWAY = _repository(Label("//sbom:sources.bzl"))

def _known_as(repository):
    # Users may call this repository as they like.
    return "slipway" if repository == _SLIPWAY else repository

def origin(file):
    """Where a source file comes from.

    Args:
      file: a source File

    Returns:
      "slipway", the name of another repository, or "" for the workspace that uses Slipway.
    """
    return _known_as(_repository(file.owner))

def path_of(file):
    """The path of a file as people know it, the same whatever Bazel calls its folders.

    Args:
      file: a File

    Returns:
      A string such as "lz4/root/lib/lz4.c".
    """
    if not file.short_path.startswith("../"):
        return file.short_path
    repository, _, path = file.short_path[len("../"):].partition("/")
    return _known_as(_plain(repository)) + "/" + path

_COMPILED = ["c", "cc", "cpp", "cxx"]

def is_compiled(sources):
    """Whether the compiler's headers can have become part of what is made of these files.

    Args:
      sources: a list of Files
    """
    return any([file.extension in _COMPILED for file in sources])
