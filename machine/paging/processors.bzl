# SPDX-License-Identifier: Apache-2.0
"""The processors whose page tables there are. One more is a folder here, and a line in this list.

In the folder is a library of its name with one header, paging.h. The struct that is named here, in
the namespace slipway::machine, is what page_table_builder.h wants to know of the processor
(PagingTraits).
"""

PROCESSORS = {
    "aarch64": "Aarch64Paging",
    "riscv64": "Riscv64Paging",
    "x86_64": "X86_64Paging",
}
