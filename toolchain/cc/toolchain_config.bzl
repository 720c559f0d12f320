# SPDX-License-Identifier: Apache-2.0
"""The two configurations of the compiler: for kernels and for host programs."""

load("@rules_cc//cc/common:cc_common.bzl", "cc_common")
load(":actions.bzl", "action_configs", "tool_paths")
load(":common_features.bzl", "common_features")
load(":host_features.bzl", "host_features", "host_libraries")
load(":kernel_features.bzl", "kernel_features")
load(":plumbing.bzl", "plumbing", "user_flags")
load(":targets.bzl", "TARGETS")

# The machine that builds, which the tools in the packages are for.
_HOST = "x86_64"

def _toolchain_config_impl(ctx):
    target = TARGETS[ctx.attr.target]
    llvm = ctx.label.workspace_root
    slipway = ctx.attr.freestanding.label.workspace_root
    libcpp = llvm + "/root/usr/lib/llvm-19/include/c++/v1"
    clang = llvm + "/root/usr/lib/llvm-19/lib/clang/19/include"
    if ctx.attr.kernel:
        freestanding = "/".join([
            part
            for part in [
                slipway,
                ctx.attr.freestanding.label.package,
            ]
            if part
        ])

        # Ours come first where they replace a file of the C++ library, and
        # after it where it expects to find the C library's.
        include_folders = [
            freestanding + "/libcxx",
            libcpp,
            freestanding + "/libc",
            clang,
        ]
        features = kernel_features(target)
        libraries = []
    else:
        include_folders = [
            libcpp,
            clang,
            llvm + "/root/usr/include/" + target.multiarch,
            llvm + "/root/usr/include",
        ]
        features = host_features(target, llvm)
        libraries = host_libraries()
    return cc_common.create_cc_toolchain_config_info(
        ctx = ctx,
        toolchain_identifier = "slipway-kernel" if ctx.attr.kernel else "slipway-host",
        action_configs = action_configs(),
        features = plumbing() + common_features(llvm, slipway, include_folders) + features + user_flags() + libraries,
        tool_paths = tool_paths(),
        cxx_builtin_include_directories = ["%workspace%/" + folder for folder in include_folders],
        compiler = "clang",
        target_cpu = target.cpu,
        target_system_name = target.cpu + ("-none" if ctx.attr.kernel else "-linux"),
        target_libc = "none" if ctx.attr.kernel else "glibc",
        abi_version = "unknown",
        abi_libc_version = "unknown",
        host_system_name = _HOST + "-linux",
    )

toolchain_config = rule(
    implementation = _toolchain_config_impl,
    doc = "One configuration. Its target must be in the repository that holds the programs.",
    attrs = {
        "kernel": attr.bool(
            doc = "For the bare machine rather than for Linux.",
            mandatory = True,
        ),
        "target": attr.string(
            doc = "The processor: an entry of targets.bzl.",
            default = _HOST,
            values = TARGETS.keys(),
        ),
        "freestanding": attr.label(
            doc = "A target in the package of the freestanding headers.",
            default = "//toolchain/freestanding:headers",
        ),
    },
)
