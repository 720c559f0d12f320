# SPDX-License-Identifier: Apache-2.0
"""How the code of the UEFI loader is compiled."""

# It has 64 KiB.
LOADER_FEATURES = [
    "small",
    "strict_warnings",
]
