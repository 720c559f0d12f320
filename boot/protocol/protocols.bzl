# SPDX-License-Identifier: Apache-2.0
"""The protocols that kernels may speak. One more is a folder here, and a line in this list.

The folder has the protocol's name, of at most twelve letters, digits and underscores, by which a bundle
names it as well. In it is a library of that name with a header, protocol.h, which defines slipway::protocol::kName: the
name with a capital, a Protocol (protocol.h in this folder).

What a kernel requests is in a section ".NAME_request". A protocol that has it elsewhere, in whatever
section, is in SEARCHED as well, and its folder has a library "search" with a header, search.h, which defines
slipway::protocol::kSearchName, a Search (search.h in this folder).
"""

PROTOCOLS = [
    "limine",
    "linux",
    "multiboot",
    "multiboot2",
    "slipway",
]

SEARCHED = [
    "limine",
    "linux",
    "multiboot",
    "multiboot2",
]
