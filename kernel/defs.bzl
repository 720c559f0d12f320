# SPDX-License-Identifier: Apache-2.0
"""Building a kernel that Slipway's loader starts."""

load("@rules_cc//cc:defs.bzl", "cc_binary")
load("//kernel/private:kernel_file.bzl", "kernel_file")
load("//kernel/private:misplaced_source.bzl", "misplaced_source_error")
load("//kernel/private:position_independent_file.bzl", "position_independent_file")
load("//toolchain:embedded_file.bzl", _embedded_file = "embedded_file")
load("//toolchain:nasm.bzl", _nasm_flat_binary = "nasm_flat_binary", _nasm_library = "nasm_library")

embedded_file = _embedded_file
nasm_flat_binary = _nasm_flat_binary
nasm_library = _nasm_library

def kernel_binary(
        name,
        srcs = [],
        deps = [],
        position_independent = False,
        linker_script = None,
        library = Label("//kernel"),
        linkopts = [],
        target_compatible_with = [],
        **kwargs):
    """A freestanding kernel: an ELF file for //toolchain:x86_64_kernel.

    `bazel build //my:kernel` builds it for that platform, whatever the command line says, as
    bazel-bin/my/kernel.elf, with its debug information. disk_image (//image:defs.bzl) puts it into an
    image.

    It is a cc_binary with a linker script. Those of your own, without this macro, are built for the
    machine that Bazel runs on; disk_image(name = "disk", kernel = ":my_cc_binary") builds one for the
    kernel's platform, and `bazel build //my:disk.elf` that alone.

    Targets:
      NAME: the kernel, the file NAME.elf.
      NAME.cc_binary: what builds it.

    Args:
      name: name of the target
      srcs: the kernel's sources; one of them defines
        `void kernel_main(const slipway::protocol::BootInfo&)`. Those in NASM's language go into a
        nasm_library.
      deps: cc_library targets
      position_independent: whether it can run at any address: by default where other kernels do,
        or where SLIPWAY_KERNEL_REQUEST(.placement = ...) says, at random for instance. What is in
        `deps` is compiled a second time for it.
      linker_script: where the segments go, and which rights they have; by default
        //kernel:higher_half.ld or //kernel:position_independent.ld
      library: the kernel library, which brings `_start`; None for a kernel that
        has its own (see //boot/protocol for what it finds when it starts)
      linkopts: further options for the linker
      target_compatible_with: further constraints
      **kwargs: any other attribute of cc_binary
    """
    error = misplaced_source_error(name, srcs)
    if error:
        fail(error)
    script = linker_script or Label(
        "//kernel/x86_64:position_independent.ld" if position_independent else "//kernel/x86_64:higher_half.ld",
    )
    compatible_with = [Label("//toolchain:bare_metal")] + target_compatible_with

    # What everyone may see of it is the kernel; what is said of it is said of all its parts.
    public = {
        attribute: kwargs.pop(attribute)
        for attribute in ["deprecation", "visibility"]
        if attribute in kwargs
    }
    of_all = {attribute: kwargs[attribute] for attribute in ["tags", "testonly"] if attribute in kwargs}
    binary = name + ".cc_binary"
    cc_binary(
        name = binary,
        srcs = srcs,
        additional_linker_inputs = [script],
        linkopts = ["-Wl,-T,$(location %s)" % script] + linkopts,
        target_compatible_with = compatible_with,
        visibility = ["//visibility:private"],
        deps = deps + [library or Label("//kernel:trapping_checks"), Label("//kernel:builtins")],
        **kwargs
    )
    if position_independent:
        position_independent_file(
            name = name + ".position_independent",
            src = binary,
            target_compatible_with = compatible_with,
            visibility = ["//visibility:private"],
            **of_all
        )
    kernel_file(
        name = name,
        src = name + ".position_independent" if position_independent else binary,
        **dict(public.items() + of_all.items())
    )
