# SPDX-License-Identifier: Apache-2.0
"""What Debian's copyright files call a licence, as SPDX says it.

Debian's machine-readable format (DEP-5) has names of its own, and every maintainer adds some. What
is surely the same licence gets SPDX's name; any other becomes a LicenseRef with Debian's name.
"""

_SPDX_NAMES = {
    "AFL-2.0": "AFL-2.0",
    "AFL-2.1": "AFL-2.1",
    "APACHE-2-LLVM-EXCEPTIONS": "Apache-2.0 WITH LLVM-exception",
    "Apache-2.0": "Apache-2.0",
    "Apache-2.0 with LLVM exception": "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause": "BSD-2-Clause",
    "BSD-2-Clause-Patent": "BSD-2-Clause-Patent",
    "BSD-2-clause": "BSD-2-Clause",
    "BSD-3-Clause": "BSD-3-Clause",
    "BSD-3-clause": "BSD-3-Clause",
    "BSD-4-clause": "BSD-4-Clause",
    "BSD-4-clause-UC": "BSD-4-Clause-UC",
    "CC-BY-SA-3.0": "CC-BY-SA-3.0",
    "CC-BY-SA-4.0": "CC-BY-SA-4.0",
    "CC0": "CC0-1.0",
    "CC0-1.0": "CC0-1.0",
    "CPL-1.0": "CPL-1.0",
    "Expat": "MIT",
    "FSFAP": "FSFAP",
    "FSFULLR": "FSFULLR",
    "FTL": "FTL",
    "GFDL-1.1+": "GFDL-1.1-or-later",
    "GFDL-1.2+": "GFDL-1.2-or-later",
    "GPL-1+": "GPL-1.0-or-later",
    "GPL-2": "GPL-2.0-only",
    "GPL-2 with Linux-syscall-note exception": "GPL-2.0-only WITH Linux-syscall-note",
    "GPL-2+": "GPL-2.0-or-later",
    "GPL-2+ with Autoconf exception": "GPL-2.0-or-later WITH Autoconf-exception-2.0",
    "GPL-2.0": "GPL-2.0-only",
    "GPL-3": "GPL-3.0-only",
    "GPL-3+": "GPL-3.0-or-later",
    "GPL-3+ with Autoconf exception": "GPL-3.0-or-later WITH Autoconf-exception-3.0",
    "GPL-3+ with Bison exception": "GPL-3.0-or-later WITH Bison-exception-2.2",
    "GPL-3.0+": "GPL-3.0-or-later",
    "ISC": "ISC",
    "LGPL-2+": "LGPL-2.0-or-later",
    "LGPL-2.1": "LGPL-2.1-only",
    "LGPL-2.1+": "LGPL-2.1-or-later",
    "LGPL-3+": "LGPL-3.0-or-later",
    "MIT": "MIT",
    "MPL-1.1": "MPL-1.1",
    "NTP": "NTP",
    "OFL-1.1": "OFL-1.1",
    "Unicode-DFS-2016": "Unicode-DFS-2016",
    "X11": "X11",
    "Zlib": "Zlib",
    "bzip2-1.0.6": "bzip2-1.0.6",
    "expat": "MIT",
    "zlib": "Zlib",
}

_IN_A_REFERENCE = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-"

def spdx_identifier(text):
    """The text with every character that an SPDX identifier cannot have replaced by "-".

    Args:
      text: any text
    """
    return "".join([c if c in _IN_A_REFERENCE else "-" for c in text.elems()])

def _licence(name, source, references):
    if name in _SPDX_NAMES:
        return _SPDX_NAMES[name]

    # Each maintainer means something else by "public-domain": a name counts in one package.
    reference = "LicenseRef-Debian-%s-%s" % (spdx_identifier(source), spdx_identifier(name))
    references[reference] = name
    return reference

def _in_parentheses(text, source, references):
    # "(A or B) and C": connectives and parentheses stay where they are.
    words = []
    name = []
    for word in text.replace("(", " ( ").replace(")", " ) ").split(" ") + [")"]:
        if word in ["(", ")", "or", "and"]:
            if name:
                words.append(_licence(" ".join(name), source, references))
            name = []
            words.append(word.upper())
        elif word:
            name.append(word)
    return " ".join(words[:-1]).replace("( ", "(").replace(" )", ")")

def licence_expression(names, source, references):
    """All the licences of a package as one SPDX expression.

    Args:
      names: what the package's copyright file names, each "NAME", or names with "or" and "and"
      source: the source package
      references: a dict, to which each LicenseRef is added with Debian's name for it

    Returns:
      An SPDX expression; NOASSERTION if there are no names.
    """
    terms = {}
    for name in names:
        if "(" in name:
            terms["(" + _in_parentheses(name, source, references) + ")"] = True
            continue

        # "A or B, and C": the comma counts for more than the words.
        for part in name.split(", and "):
            # "and" binds more than "or", as in SPDX.
            choices = [
                " AND ".join([
                    _licence(one, source, references)
                    for one in choice.split(" and ")
                ])
                for choice in part.replace(" OR ", " or ").split(" or ")
            ]
            if len(choices) == 1:
                terms[choices[0]] = True
            else:
                terms["(" + " OR ".join(choices) + ")"] = True
    return " AND ".join(sorted(terms.keys())) or "NOASSERTION"
