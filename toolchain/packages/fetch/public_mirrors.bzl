# SPDX-License-Identifier: Apache-2.0
"""Where Debian packages are for machines that have no Debian archive of their own.

Mirrors that universities and their computer clubs have kept for decades. They
come last: a machine with Debian's apt uses its own archives, and
SLIPWAY_DEBIAN_MIRROR goes before all. Whatever they send is checked by SHA-256.
"""

PUBLIC_MIRRORS = [
    "https://ftp.acc.umu.se/debian",
    "https://mirror.csclub.uwaterloo.ca/debian",
    "https://ftp.fau.de/debian",
    "https://mirrors.ocf.berkeley.edu/debian",
    "https://ftp.jaist.ac.jp/debian",
]
