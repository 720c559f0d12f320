# SPDX-License-Identifier: Apache-2.0
"""What the toolchains compile for: an entry a processor.

Another one is an entry here, packages that its headers come with (toolchain/packages/sets/llvm), a
toolchain_config beside the others in that set, a line in BUILD.bazel, and the platforms NAME_kernel
and NAME_uefi that //toolchain makes of each entry.
"""

# cpu: the processor's name as a constraint (@platforms//cpu), and in Bazel's make variables
# kernel_triple: what clang calls the bare machine
# uefi_triple: what clang calls it with UEFI firmware, or what comes next to that
# linux_triple: what clang calls it with Linux
# multiarch: what Debian calls the folders of its headers and libraries
# freestanding_flags: what kernels and loaders must not do on it, as features: a name and flags of the compiler
# code_model: clang's name for code where kernels are linked to
# page_size: bytes; segments of different rights are so far apart
TARGETS = {
    "x86_64": struct(
        cpu = "x86_64",
        kernel_triple = "x86_64-unknown-none-elf",
        uefi_triple = "x86_64-unknown-windows-itanium",
        linux_triple = "x86_64-unknown-linux-gnu",
        multiarch = "x86_64-linux-gnu",
        freestanding_flags = {
            # Interrupts use the stack below the stack pointer.
            "no_red_zone": ["-mno-red-zone"],
            # Nobody saves the vector registers for a kernel, nor enables them.
            # (-mgeneral-regs-only would say so too, but forbids long double even
            # by name, and the C++ library's headers name it.)
            "no_sse": ["-mno-mmx", "-mno-sse", "-mno-sse2"],
        },
        # The top 2 GiB of the address space.
        code_model = "kernel",
        page_size = 4096,
    ),
}
