# SPDX-License-Identifier: Apache-2.0
"""The disks that the benchmark boots: the same kernels under each loader."""

load("@rules_cc//cc:defs.bzl", "cc_binary")
load("//bench/uefi:uefi_program.bzl", "uefi_program_disk")
load("//image:defs.bzl", "disk_image")
load("//toolchain:flat_binary.bzl", "flat_binary")
load("//toolchain:sector_image.bzl", "raw_disk", "sector_image")

_KIB_OF_PAYLOAD = [64, 8 << 10, 64 << 10]
_CONTENTS = ["random", "typical"]

# Before the payload the multiboot kernel has a page of code.
_SECTORS_OF_CODE = 8

# Of a disk with a program for UEFI: what the image builder makes of a small one.
_SECTORS_OF_PROGRAM_DISK = 4 << 20 >> 9

# Large, and with them come packages that nothing else needs: only who runs the benchmark builds them.
_TAGS = ["manual"]

def _payload(name, contents, kib):
    native.genrule(
        name = name,
        srcs = ["//toolchain:libllvm"] if contents == "typical" else [],
        outs = [name + ".bin"],
        cmd = "$(execpath //bench/payload:write_payload) --contents={} --size={} --output=$@ {}".format(
            contents,
            kib << 10,
            "--program=$(execpath //toolchain:libllvm)" if contents == "typical" else "",
        ),
        tags = _TAGS,
        tools = ["//bench/payload:write_payload"],
    )

def _kernel(name, srcs, linker_script, payload, deps = [], **kwargs):
    # The linker takes the payload as it is; the linker script says where it goes.
    cc_binary(
        name = name,
        srcs = srcs,
        additional_linker_inputs = [linker_script, payload],
        linkopts = [
            "-Wl,-T,$(location {})".format(linker_script),
            "-Wl,--format=binary,$(location {}),--format=default".format(payload),
        ],
        tags = _TAGS,
        target_compatible_with = ["//toolchain:bare_metal"],
        deps = ["//bench/kernels:leave"] + deps,
        **kwargs
    )

def _slipway_disk(name, payload, request):
    _kernel(
        name = name + "_kernel",
        srcs = [
            "//bench/kernels:slipway_kernel.S",
            request,
        ],
        linker_script = "//bench/kernels:slipway_kernel.ld",
        payload = payload,
        deps = ["//boot/protocol"],
    )
    disk_image(
        name = name,
        kernel = name + "_kernel",
        tags = _TAGS,
    )

def _slipway_multiboot_disk(name, kernel, protocol):
    # The kernel has headers of both versions, for the other loaders.
    disk_image(
        name = name,
        kernel = kernel,
        protocol = protocol,
        tags = _TAGS,
    )

def _multiboot_kernel(name, payload):
    _kernel(
        name = name + "_elf",
        srcs = ["//bench/kernels:multiboot_kernel.S"],
        features = ["-kernel_code_model"],
        linker_script = "//bench/kernels:multiboot_kernel.ld",
        payload = payload,
    )
    flat_binary(
        name = name,
        src = name + "_elf",
        tags = _TAGS,
    )

def _read_loop_disk(name, kernel, kib):
    sector_image(
        name = name + "_boot_sector",
        src = "//bench/floors:read_loop.S",
        linkopts = ["-Wl,--defsym=kernel_sectors={}".format(kib * 2 + _SECTORS_OF_CODE)],
        tags = _TAGS,
        deps = ["//bench/kernels:leave"],
    )
    raw_disk(
        name = name,
        srcs = [name + "_boot_sector", kernel],
        tags = _TAGS,
    )

def _uefi_read_disk(name, kernel, kib):
    # The kernel lies behind the program's disk, which need not know of it.
    uefi_program_disk(
        name = name + "_program_disk",
        src = "//bench/uefi:read.cc",
        local_defines = [
            "FIRST_SECTOR={}".format(_SECTORS_OF_PROGRAM_DISK),
            "SECTORS={}".format(kib * 2 + _SECTORS_OF_CODE),
        ],
        tags = _TAGS,
    )
    native.genrule(
        name = name,
        srcs = [name + "_program_disk", kernel],
        outs = [name + ".img"],
        cmd = """
            cat $(SRCS) > $@
            truncate -s %1M $@
            test $$(wc -c < $(execpath {}_program_disk)) -eq {}
        """.format(name, _SECTORS_OF_PROGRAM_DISK * 512),
        tags = _TAGS,
    )

def _installed_disk(name, script, arguments, programs = [], srcs = []):
    # By a script of //bench/loaders, called with the paths of all of these, and two outputs.
    paths = programs + arguments
    native.genrule(
        name = name,
        srcs = ["//bench/loaders:fat_disk.sh"] + arguments + srcs,
        outs = [name + ".img", name + ".loader_size"],
        cmd = " ".join(
            ["sh $(execpath {}) $(execpath //bench/loaders:fat_disk.sh)".format(script)] +
            ["$(execpath {})".format(path) for path in paths] +
            ["$(RULEDIR)/{0}.img $(RULEDIR)/{0}.loader_size".format(name)],
        ),
        tags = _TAGS,
        tools = [script] + programs,
    )

def _grub_disk(name, kernel):
    _installed_disk(
        name = name,
        arguments = ["//toolchain:grub_boot_image", kernel],
        programs = [
            "//toolchain:grub-mkimage",
            "//toolchain:mcopy",
            "//toolchain:mformat",
        ],
        script = "//bench/loaders:grub.sh",
        srcs = ["//toolchain:grub_modules"],
    )

def _uefi_grub_disk(name, kernel):
    _installed_disk(
        name = name,
        arguments = ["//toolchain:grub_uefi_kernel", kernel],
        programs = [
            "//toolchain:grub-mkimage",
            "//toolchain:mcopy",
            "//toolchain:mformat",
            "//toolchain:mmd",
        ],
        script = "//bench/loaders:grub_uefi.sh",
        srcs = ["//toolchain:grub_uefi_modules"],
    )

def _syslinux_disk(name, kernel):
    _installed_disk(
        name = name,
        arguments = ["//toolchain:syslinux_boot_sector", kernel],
        programs = [
            "//toolchain:syslinux",
            "//toolchain:mattrib",
            "//toolchain:mcopy",
            "//toolchain:mformat",
        ],
        script = "//bench/loaders:syslinux.sh",
        srcs = ["//toolchain:syslinux_modules"],
    )

# buildifier: disable=unnamed-macro  # it names what it makes LOADER_CONTENTS_SIZE
def bench_disks():
    """Declares all disks: NAME for each of disks(), as the file NAME.img."""
    for contents in _CONTENTS:
        for kib in _KIB_OF_PAYLOAD:
            suffix = "_{}_{}kib".format(contents, kib)
            _payload("payload" + suffix, contents, kib)
            _multiboot_kernel("multiboot_kernel" + suffix, "payload" + suffix)
            _slipway_disk("slipway" + suffix, "payload" + suffix, "//bench/kernels:slipway_request.cc")
            _slipway_disk("slipway_limine" + suffix, "payload" + suffix, "//bench/kernels:limine_request.cc")
            _slipway_disk("slipway_either" + suffix, "payload" + suffix, "//bench/kernels:either_request.cc")
            for protocol in ["multiboot", "multiboot2"]:
                _slipway_multiboot_disk(
                    "slipway_{}{}".format(protocol, suffix),
                    "multiboot_kernel" + suffix,
                    protocol,
                )
            _read_loop_disk("read" + suffix, "multiboot_kernel" + suffix, kib)
            _grub_disk("grub" + suffix, "multiboot_kernel" + suffix)
            _syslinux_disk("syslinux" + suffix, "multiboot_kernel" + suffix)
            _uefi_read_disk("uefi_read" + suffix, "multiboot_kernel" + suffix, kib)
            _uefi_grub_disk("uefi_grub" + suffix, "multiboot_kernel" + suffix)

# What each loader's disks are called. Slipway's are the same for both firmwares.
_LOADERS = {
    "bios": {
        "read": "read",
        "slipway": "slipway",
        "slipway_limine": "slipway_limine",
        "slipway_either": "slipway_either",
        "slipway_multiboot": "slipway_multiboot",
        "slipway_multiboot2": "slipway_multiboot2",
        "grub": "grub",
        "syslinux": "syslinux",
    },
    "uefi": {
        "read": "uefi_read",
        "slipway": "slipway",
        "slipway_limine": "slipway_limine",
        "slipway_either": "slipway_either",
        "slipway_multiboot": "slipway_multiboot",
        "slipway_multiboot2": "slipway_multiboot2",
        "grub": "uefi_grub",
    },
}

def disks(firmware = "bios"):
    """Returns what every disk is: a list of (loader, contents, KiB).

    Args:
      firmware: what starts them: "bios" or "uefi"
    """
    return [
        (loader, contents, kib)
        for contents in _CONTENTS
        for kib in _KIB_OF_PAYLOAD
        for loader in _LOADERS[firmware]
    ]

def disk_label(disk, firmware = "bios"):
    """The label of a disk's image.

    Args:
      disk: one of disks()
      firmware: what starts it
    """
    loader, contents, kib = disk
    return "//bench:{}_{}_{}kib.img".format(_LOADERS[firmware][loader], contents, kib)

def disk_argument(disk, firmware = "bios"):
    """How a disk is named on the benchmark's command line.

    Args:
      disk: one of disks()
      firmware: what starts it
    """
    loader, contents, kib = disk
    size = "{}MiB".format(kib >> 10) if kib >= 1 << 10 else "{}KiB".format(kib)
    return "--image={}:{}:{}:$(rootpath {})".format(loader, contents, size, disk_label(disk, firmware))

def compression_of(name, contents):
    """A text that says how far the payloads can be compressed.

    Args:
      name: of the target; the text is NAME.txt
      contents: "random" or "typical"
    """
    kernels = ["multiboot_kernel_{}_{}kib".format(contents, kib) for kib in _KIB_OF_PAYLOAD]
    native.genrule(
        name = name,
        srcs = kernels,
        outs = [name + ".txt"],
        cmd = "sh $(execpath //bench/payload:compression.sh) $(execpath //toolchain:lz4_program) " +
              "$(execpath //toolchain:gzip_program) {} $(SRCS) > $@".format(_SECTORS_OF_CODE * 512),
        tags = _TAGS,
        tools = [
            "//bench/payload:compression.sh",
            "//toolchain:gzip_program",
            "//toolchain:lz4_program",
        ],
    )
