// SPDX-License-Identifier: Apache-2.0
#include "bench/runner/boot.h"

#include <cstring>

#include "bench/runner/sd_card.h"
#include "host/files/scratch_folder.h"
#include "host/process/environment.h"
#include "host/process/run_program.h"

namespace slipway::bench {
namespace {

// kernels/leave.inc, as isa-debug-exit makes exit statuses of them.
enum class Status { kLoaded = 2 * 0x20 + 1, kNotLoaded = 2 * 0x21 + 1, kReadError = 2 * 0x22 + 1 };

constexpr std::chrono::seconds kLimit{300};  // GRUB's 64 MiB from IDE take a tenth of it

std::string why_it_failed(const host::ProgramRun& run) {
  if (run.timed_out) {
    return "the kernel was not started within 300 seconds";
  }
  if (run.end.signal != 0) {
    return "QEMU was ended by " + run.end.text();
  }
  const int status = run.end.exit_status;
  if (status == static_cast<int>(Status::kNotLoaded)) {
    return "the kernel was started, but the end of its payload is not in memory";
  }
  if (status == static_cast<int>(Status::kReadError)) {
    return "the BIOS cannot read the disk";
  }
  return "the kernel was not started: QEMU ended with " + run.end.text() +
         (run.output.empty() ? "" : " after the words: " + run.output);
}

}  // namespace

host::Result<Boot> boot(const Machine& machine) {
  const auto command = qemu_command(machine);
  if (!command) {
    return std::unexpected(command.error());
  }
  const auto scratch = host::ScratchFolder::make();  // for what the machine writes to its disk
  if (!scratch) {
    return std::unexpected(scratch.error());
  }
  const auto run = host::run_program(*command, host::clean_environment(scratch->path()), kLimit);
  if (!run) {
    return std::unexpected(run.error());
  }
  Boot result = {.wall = run->wall,
                 .processor = std::chrono::microseconds(run->end.processor_microseconds)};
  const bool loaded = !run->timed_out && run->end.signal == 0 &&
                      run->end.exit_status == static_cast<int>(Status::kLoaded);
  if (!loaded) {
    return std::unexpected(why_it_failed(*run));
  }
  if (run->output.size() < sizeof result.time_stamp) {
    return host::failure("the kernel has not written its time to the debug console");
  }
  std::memcpy(&result.time_stamp,
              run->output.data() + run->output.size() - sizeof result.time_stamp,
              sizeof result.time_stamp);
  return result;
}

host::Result<std::uint64_t> instructions_to_kernel(const std::string& qemu,
                                                   const std::string& image) {
  const auto card = SdCard::make(image);
  if (!card) {
    return std::unexpected(card.error());
  }
  const auto run = boot({.qemu = qemu,
                         .disk = std::string(kCountingDisk),
                         .image = card->path(),
                         .counts_instructions = true});
  if (!run) {
    return std::unexpected(run.error());
  }
  return run->time_stamp;
}

}  // namespace slipway::bench
