# SPDX-License-Identifier: Apache-2.0
"""The configurations of the compiler: for kernels, UEFI applications and host programs."""

load("@rules_cc//cc/common:cc_common.bzl", "cc_common")
load("//toolchain:build_settings.bzl", "SettingInfo")
load(":actions.bzl", "action_configs", "tool_paths")
load(":check_features.bzl", "CHECKS")
load(":common_features.bzl", "common_features")
load(":host_features.bzl", "host_features", "host_libraries")
load(":kernel_features.bzl", "kernel_features")
load(":link_by_clang.bzl", "link_by_clang")
load(":link_by_lld_link.bzl", "link_by_lld_link")
load(":plumbing.bzl", "plumbing", "user_flags")
load(":targets.bzl", "TARGETS")
load(":uefi_features.bzl", "uefi_features")

# The machine that builds, which the tools in the packages are for.
_HOST = "x86_64"

# What Bazel calls each platform's system and C library.
_SYSTEMS = {
    "host": ("linux", "glibc"),
    "kernel": ("none", "none"),
    "uefi": ("uefi", "none"),
}

def _checks(ctx):
    return [name for name in CHECKS if getattr(ctx.attr, "_" + name)[SettingInfo].value]

def _toolchain_config_impl(ctx):
    target = TARGETS[ctx.attr.target]
    llvm = ctx.label.workspace_root
    slipway = ctx.attr.freestanding.label.workspace_root
    libcpp = llvm + "/root/usr/lib/llvm-19/include/c++/v1"
    clang = llvm + "/root/usr/lib/llvm-19/lib/clang/19/include"
    platform = ctx.attr.platform
    system, c_library = _SYSTEMS[platform]
    if platform == "host":
        include_folders = [
            libcpp,
            clang,
            llvm + "/root/usr/include/" + target.multiarch,
            llvm + "/root/usr/include",
        ]
        features = host_features(target, llvm)
        libraries = host_libraries()
    else:
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
        features = uefi_features(target) if platform == "uefi" else kernel_features(target, _checks(ctx))
        libraries = []
    linked_by_clang = platform != "uefi"
    common = common_features(llvm, slipway, include_folders, linked_by_clang)
    link = link_by_clang() if linked_by_clang else link_by_lld_link()
    return cc_common.create_cc_toolchain_config_info(
        ctx = ctx,
        toolchain_identifier = "slipway-" + platform,
        action_configs = action_configs("bin/clang" if linked_by_clang else "bin/lld-link"),
        features = plumbing() + link + common + features + user_flags() + libraries,
        tool_paths = tool_paths(),
        cxx_builtin_include_directories = ["%workspace%/" + folder for folder in include_folders],
        compiler = "clang",
        target_cpu = target.cpu,
        target_system_name = target.cpu + "-" + system,
        target_libc = c_library,
        abi_version = "unknown",
        abi_libc_version = "unknown",
        host_system_name = _HOST + "-linux",
    )

toolchain_config = rule(
    implementation = _toolchain_config_impl,
    doc = "One configuration. Its target must be in the repository that holds the programs.",
    attrs = dict({
        "_" + name: attr.label(default = "//toolchain:" + name)
        for name in CHECKS
    }, **{
        "platform": attr.string(
            doc = "What starts the programs: Linux (host), a loader (kernel) or UEFI firmware (uefi).",
            mandatory = True,
            values = _SYSTEMS.keys(),
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
    }),
)
