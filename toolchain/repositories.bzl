"""The repositories that the toolchain is made of.

Called from WORKSPACE and, under bzlmod, from a module extension.
"""

load("//toolchain:display_repository.bzl", "display_repository")
load("//toolchain/packages:deb_repository.bzl", "deb_repository")
load("//toolchain/packages:source_repository.bzl", "source_repository")
load("//toolchain/sbom:locks_repository.bzl", "locks_repository")

# Every lock file.
_SETS = [
    "bench",
    "bochs",
    "fuzzer",
    "googletest",
    "lint",
    "llvm",
    "lz4",
    "qemu",
    "qemu_display",
    "xxhash",
]

_LLVM_BIN = "usr/lib/llvm-19/bin/"

def _in_packages(file):
    # A label and not a string: it means this repository wherever the macro is used.
    return str(Label("//toolchain/packages:" + file))

def _deb_repository(name, programs = {}, build_file = None):
    deb_repository(
        name = name,
        build_file = _in_packages((build_file or name) + ".BUILD.bazel"),
        lock = _in_packages(name + ".lock.json"),
        programs = programs,
    )

def _source_repository(name):
    source_repository(
        name = name,
        build_file = _in_packages(name + ".BUILD.bazel"),
        lock = _in_packages(name + ".lock.json"),
    )

def slipway_repositories():
    """Declares every external repository. Each is fetched when first used."""
    _deb_repository(
        name = "llvm",
        programs = {
            "clang": _LLVM_BIN + "clang",
            "clang-format": _LLVM_BIN + "clang-format",
            # What a program is asked to be, it reads from the name it is called by.
            "ld.lld": _LLVM_BIN + "lld",
            "lld-link": _LLVM_BIN + "lld",
            "llvm-ar": _LLVM_BIN + "llvm-ar",
            "llvm-nm": _LLVM_BIN + "llvm-nm",
            "llvm-objcopy": _LLVM_BIN + "llvm-objcopy",
            "llvm-readelf": _LLVM_BIN + "llvm-readobj",
            "llvm-strip": _LLVM_BIN + "llvm-objcopy",
        },
    )
    _deb_repository(
        name = "qemu",
        programs = {"qemu-system-x86_64": "usr/bin/qemu-system-x86_64"},
    )
    _deb_repository(
        name = "qemu_display",
        build_file = "qemu",
        programs = {"qemu-system-x86_64": "usr/bin/qemu-system-x86_64"},
    )
    display_repository(name = "slipway_display")
    _deb_repository(name = "fuzzer")
    _deb_repository(
        name = "bench",
        programs = {
            "grub-mkimage": "usr/bin/grub-mkimage",
            "gzip": "bin/gzip",
            "lz4": "usr/bin/lz4",
            # What a program is asked to be, it reads from the name it is called by.
            "mattrib": "usr/bin/mtools",
            "mcopy": "usr/bin/mtools",
            "mformat": "usr/bin/mtools",
            "syslinux": "usr/bin/syslinux",
        },
    )
    _deb_repository(
        name = "bochs",
        programs = {"bochs": "usr/bin/bochs-bin"},
    )
    _deb_repository(name = "googletest")
    _deb_repository(
        name = "lint",
        programs = {"shellcheck": "usr/bin/shellcheck"},
    )
    _source_repository(name = "lz4")
    _deb_repository(name = "xxhash")
    locks_repository(
        name = "slipway_locks",
        locks = [
            _in_packages(name + ".lock.json")
            for name in _SETS
        ],
        licences = [
            _in_packages(name + ".licences.json")
            for name in _SETS
        ],
        module = str(Label("//:MODULE.bazel")),
    )
