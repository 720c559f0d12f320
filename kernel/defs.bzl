"""Building a kernel that Slipway's loader starts."""

load("@rules_cc//cc:defs.bzl", "cc_binary")

def kernel_binary(
        name,
        srcs = [],
        deps = [],
        linker_script = Label("//kernel:higher_half.ld"),
        library = Label("//kernel"),
        linkopts = [],
        target_compatible_with = [],
        **kwargs):
    """A freestanding kernel: an ELF file for //toolchain:x86_64_kernel.

    It is a cc_binary with a linker script. Build it through disk_image
    (//image:defs.bzl), which sets the platform, or with
    --platforms=//toolchain:x86_64_kernel; elsewhere it is skipped.

    Args:
      name: name of the target and of the ELF file
      srcs: the kernel's sources; one of them defines
        `void kernel_main(const slipway::protocol::BootInfo&)`
      deps: cc_library targets
      linker_script: where the segments go, and which rights they have
      library: the kernel library, which brings `_start`; None for a kernel that
        has its own (see //boot/protocol for what it finds when it starts)
      linkopts: further options for the linker
      target_compatible_with: further constraints
      **kwargs: any other attribute of cc_binary
    """
    cc_binary(
        name = name,
        srcs = srcs,
        additional_linker_inputs = [linker_script],
        linkopts = ["-Wl,-T,$(location %s)" % linker_script] + linkopts,
        target_compatible_with = [Label("//toolchain:bare_metal")] + target_compatible_with,
        deps = deps + ([library] if library else []),
        **kwargs
    )
