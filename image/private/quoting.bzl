# SPDX-License-Identifier: Apache-2.0
"""Words that a shell, or Bazel as a shell does, splits: elements of `args`, commands of genrules.

Names may have blanks, quotes and the like in them. What Bazel puts in for $(rootpath LABEL) and
$(execpath LABEL) it quotes itself; within quotes of ours that would come apart.
"""

_FUNCTIONS = ["location", "locations", "rootpath", "rootpaths", "execpath", "execpaths"]

def _quoted(text):
    return "'" + text.replace("'", "'\\''") + "'" if text else ""

def literal(text):
    """A word, or a part of one, in which nothing is expanded.

    Args:
      text: the word
    """
    return _quoted(text.replace("$", "$$"))

def path(target, function, label):
    """The path of a file, as a word or a part of one.

    Args:
      target: the target that has it in its command, for messages
      function: "rootpath" or "execpath"
      label: the file's

    Returns:
      A string. Fails where Bazel could not read the label.
    """
    text = str(label)
    if ")" in text or "$" in text:
        fail("{}: {} has $ or ) in its name, with which Bazel can put it into no command. Give it another name".format(
            target,
            repr(text),
        ))
    return "$({} {})".format(function, text)

def with_paths(text):
    """A word in which only paths of files are expanded: $(rootpath LABEL) and its like.

    Args:
      text: the word

    Returns:
      A string.
    """
    parts = text.split("$")
    result = ""
    plain = parts[0]
    for part in parts[1:]:
        if ")" in part and [f for f in _FUNCTIONS if part.startswith("({} ".format(f))]:
            call, _, rest = part.partition(")")
            result += literal(plain) + "$" + call + ")"
            plain = rest
        else:
            plain += "$" + part
    return result + literal(plain)
