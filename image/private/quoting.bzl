# SPDX-License-Identifier: Apache-2.0
"""Elements of `args`, which Bazel expands and then splits as a shell does."""

_FUNCTIONS = ["location", "locations", "rootpath", "rootpaths", "execpath", "execpaths"]

def quoted(text):
    """One argument, in which Bazel expands what it knows.

    Args:
      text: the argument
    """
    return "'" + text.replace("'", "'\\''") + "'"

def literal(text):
    """The same argument where nothing is to be expanded.

    Args:
      text: the argument
    """
    return text.replace("$", "$$")

def with_paths(text):
    """An argument in which only paths of files are expanded: $(rootpath LABEL) and its like.

    Args:
      text: the argument

    Returns:
      A string.
    """
    parts = text.split("$")
    result = parts[0]
    for part in parts[1:]:
        is_path = ")" in part and [f for f in _FUNCTIONS if part.startswith("({} ".format(f))]
        result += ("$" if is_path else "$$") + part
    return result
