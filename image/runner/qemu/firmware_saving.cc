// SPDX-License-Identifier: Apache-2.0
#include "image/runner/qemu/firmware_saving.h"

#include <utility>

#include "host/files/file_io.h"
#include "host/files/shared_file.h"
#include "host/text/concat.h"
#include "image/firmware_state/handshake.h"
#include "image/runner/qemu/firmware_state.h"
#include "image/runner/qemu/image_format.h"
#include "image/runner/qemu/migration_stream.h"
#include "image/runner/qemu/network.h"

namespace slipway::runner {
namespace {

using firmware_state::Word;

// One in ten is in vain where a host has five jobs for each processor.
constexpr int kSavingAttempts = 20;

// Starts QEMU's migration to the file or from it. (A command for QEMU to write it by would be
// started by a shell.)
host::Result<> migrate(Qemu& qemu, std::string_view command, int file) {
  return qemu.execute("getfd", R"({"fdname":"state"})", file)
      .and_then([&](const std::string&) { return qemu.execute(command, R"({"uri":"fd:state"})"); })
      .transform([](const std::string&) {});
}

// The machine with a disk of the one size in place of its image.
struct Padded {
  MachineOptions machine;
  host::SharedFile disk;
};

// The disk begins with the file at `contents`, and is empty where that is "".
host::Result<Padded> padded(const MachineOptions& machine, const std::string& contents) {
  auto disk = host::SharedFile::make();
  if (!disk) {
    return std::unexpected(disk.error());
  }
  if (const auto filled = disk->fill(contents, kSavedDiskSize); !filled) {
    return std::unexpected(filled.error());
  }
  Padded result{.machine = machine, .disk = std::move(*disk)};
  result.machine.image = result.disk.path();
  return result;
}

// What makes each run of the machine the same, to the instruction: time is counted instructions,
// and begins at one date. The program is read at once where a disk's would come when it likes; it
// is in front of the disk.
std::vector<std::string> saving_arguments(const std::string& program) {
  return {"-icount", host::concat("shift=", kInstructionShift, ",sleep=off"),
          "-rtc",    "base=2026-01-01T00:00:00,clock=vm",
          "-kernel", program,
          "-set",    "device.image.bootindex=1"};
}

// QEMU puts a program of its own for BIOSes beside a -kernel, which is part of the machine then.
std::vector<std::string> restoring_arguments() {
  return {"-option-rom", "linuxboot_dma.bin", "-incoming", "defer"};
}

// Of the monitor that people use, which answers in text.
host::Result<std::string> information(Qemu& qemu, std::string_view what) {
  return qemu.execute("human-monitor-command",
                      host::concat(R"({"command-line":"info )", what, R"("})"));
}

host::Result<std::string> version_of(Qemu& qemu) {
  auto text = information(qemu, "version");
  if (text) {
    text->resize(text->find_last_not_of("\r\n") + 1);
  }
  return text;
}

// The migration has no event that says so, unless it is asked for.
host::Result<> wait_until_saved(Qemu& qemu, Limits limits) {
  for (;;) {
    const auto text = information(qemu, "migrate");
    if (!text) {
      return std::unexpected(text.error());
    }
    if (text->contains("Migration status: completed")) {
      return {};
    }
    if (text->contains("Migration status: failed") || Clock::now() >= limits.latest) {
      return std::unexpected(*text);
    }
    qemu.wait(limits.latest);
  }
}

host::Result<> wait_until_ready(Qemu& qemu, Limits limits) {
  const auto word = qemu.next_word(limits.latest);
  if (!word) {
    return std::unexpected(word.error());
  }
  if (*word != Word::kReady) {
    return host::failure("another program runs");
  }
  return qemu.wait_until_reset(limits.latest);
}

std::unexpected<std::string> not_restored(const MachineOptions& machine, std::string_view why) {
  return host::failure("the firmware state ", machine.firmware_state, " cannot be restored: ", why,
                       " (firmware_boot = \"full\" does without)");
}

// Nothing where it was in vain, as in restorable_stream().
host::Result<std::optional<std::string>> save_once(const std::string& qemu,
                                                   const MachineOptions& machine,
                                                   const std::vector<std::string>& environment,
                                                   Limits limits) {
  auto key = machine_of_state(machine);
  if (!key) {
    return std::unexpected(key.error());
  }
  const auto with_disk = padded(machine, "");
  if (!with_disk) {
    return std::unexpected(with_disk.error());
  }
  auto stream = host::SharedFile::make();
  if (!stream) {
    return std::unexpected(stream.error());
  }
  auto started = start_machine(qemu, with_disk->machine, environment, limits,
                               saving_arguments(machine.image), /*has_words=*/true);
  if (!started) {
    return std::unexpected(started.error());
  }
  auto version = version_of(started->qemu);
  if (!version) {
    return std::unexpected(version.error());
  }
  if (const auto ready = wait_until_ready(started->qemu, limits); !ready) {
    return host::failure("the firmware did not start ", machine.image,
                         ", or not to its end: ", ready.error());
  }
  if (const auto saving = migrate(started->qemu, "migrate", stream->descriptor()); !saving) {
    return host::failure("this machine cannot be saved: ", saving.error());
  }
  if (const auto saved = wait_until_saved(started->qemu, limits); !saved) {
    return host::failure("this machine was not saved: ", saved.error());
  }
  (void)started->qemu.finish();
  const auto written = stream->take();
  if (!written) {
    return std::unexpected(written.error());
  }
  auto restorable = restorable_stream(*written);
  if (!restorable || !*restorable) {
    return restorable;
  }
  return header_of({.qemu = std::move(*version), .machine = std::move(*key), .file = {}}) +
         **restorable;
}

}  // namespace

host::Result<std::string> save_firmware(const std::string& qemu, const MachineOptions& machine,
                                        const std::vector<std::string>& environment,
                                        Limits limits) {
  for (int attempt = 0; attempt < kSavingAttempts; ++attempt) {
    auto state = save_once(qemu, machine, environment, limits);
    if (!state) {
      return std::unexpected(state.error());
    }
    if (*state) {
      return std::move(**state);
    }
  }
  return host::failure("this machine was not saved: ", kSavingAttempts,
                       " times its clock went on when the processor stood still (firmware that "
                       "waits by HLT cannot be saved)");
}

host::Result<std::optional<StartedMachine>> restore_firmware(
    const std::string& qemu, const MachineOptions& machine,
    const std::vector<std::string>& environment, Limits limits) {
  const auto state = open_firmware_state(machine.firmware_state);
  if (!state) {
    return std::unexpected(state.error());
  }
  const auto key = machine_of_state(machine);
  if (!key) {
    return std::unexpected(key.error());
  }
  const bool is_disk = !is_on_network(machine) && image_format(machine.image) == ImageFormat::kRaw;
  if (!is_disk || *key != state->machine) {
    return std::nullopt;
  }
  const auto size = host::size_of_file(machine.image);
  if (!size) {
    return std::unexpected(size.error());
  }
  if (*size > kSavedDiskSize) {
    return std::nullopt;
  }
  const auto with_disk = padded(machine, machine.image);
  if (!with_disk) {
    return std::unexpected(with_disk.error());
  }
  auto started = start_machine(qemu, with_disk->machine, environment, limits, restoring_arguments(),
                               /*has_words=*/true);
  if (!started) {
    return std::unexpected(started.error());
  }
  const auto version = version_of(started->qemu);
  if (!version) {
    return not_restored(machine, version.error());
  }
  if (*version != state->qemu) {
    return not_restored(
        machine, host::concat("it is of QEMU ", state->qemu, ", and this one is ", *version));
  }
  started->qemu.go_on_as_started();
  if (const auto begun = migrate(started->qemu, "migrate-incoming", state->file.get()); !begun) {
    return not_restored(machine, begun.error());
  }
  const auto word = started->qemu.next_word(limits.latest);
  if (!word) {
    return not_restored(machine, word.error());
  }
  if (*word == Word::kNotLoaded) {
    // A boot shows what the firmware has to say of it.
    return std::nullopt;
  }
  if (*word != Word::kStarting) {
    return not_restored(machine, "the program in it does something else");
  }
  return std::move(*started);
}

}  // namespace slipway::runner
