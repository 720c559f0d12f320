# SPDX-License-Identifier: Apache-2.0
"""firmware_state: a machine, saved where its UEFI firmware starts an image."""

load(":machine.bzl", "MachineInfo", "flash_memories", "runner_options")
load(":tools.bzl", "RUNNER")

def _firmware_state_impl(ctx):
    machine = ctx.attr.machine[MachineInfo]
    state = ctx.actions.declare_file(ctx.label.name + ".state")
    ctx.actions.run(
        outputs = [state],
        executable = ctx.file._runner,
        arguments = ["save"] + runner_options(machine, "path", ctx.attr.disk) + [
            "--image=" + ctx.file._program.path,
            "--firmware-state=" + state.path,
        ],
        inputs = [ctx.file._program] + flash_memories(machine),
        tools = [machine.emulator.program],
        mnemonic = "FirmwareState",
        progress_message = "Booting the firmware of %s once" % ctx.label,
    )
    return [DefaultInfo(files = depset([state]), runfiles = ctx.runfiles([state]))]

firmware_state = rule(
    implementation = _firmware_state_impl,
    doc = "A machine with UEFI firmware, saved where that starts an image. For boot_test.",
    attrs = {
        "disk": attr.string(
            doc = "what images are attached as; QEMU's NVMe cannot be saved",
            mandatory = True,
        ),
        "machine": attr.label(
            doc = "the machine",
            mandatory = True,
            providers = [MachineInfo],
        ),
        "_program": attr.label(
            allow_single_file = True,
            default = Label("//image/firmware_state:parked_program"),
        ),
        "_runner": attr.label(
            allow_single_file = True,
            default = Label(RUNNER),
        ),
    },
)
