// SPDX-License-Identifier: Apache-2.0
#include "bench/runner/boot.h"

#include <cstring>
#include <string_view>

#include "bench/runner/sd_card.h"
#include "host/files/scratch_folder.h"
#include "host/process/environment.h"
#include "host/process/run_program.h"

namespace slipway::bench {
namespace {

// kernels/leave.inc and uefi/report.h, as isa-debug-exit makes exit statuses of them.
enum class Status {
  kLoaded = 2 * 0x20 + 1,
  kNotLoaded = 2 * 0x21 + 1,
  kReadError = 2 * 0x22 + 1,
  kNotStarted = 2 * 0x23 + 1,
};

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
    return "the firmware cannot read the disk";
  }
  if (status == static_cast<int>(Status::kNotStarted)) {
    return "the firmware does not give what a program needs that is started by it";
  }
  return "the kernel was not started: QEMU ended with " + run.end.text() +
         (run.output.empty() ? "" : " after the words: " + run.output);
}

std::uint64_t number_at(std::string_view bytes) {
  std::uint64_t number;
  std::memcpy(&number, bytes.data(), sizeof number);
  return number;
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
  constexpr std::size_t kSize = sizeof(std::uint64_t);
  const std::string_view output = run->output;
  const bool has_start = machine.disk == kCountingDiskOfUefi;
  if (output.size() < (has_start ? 2 * kSize : kSize)) {
    return host::failure("the kernel has not written its time to the debug console");
  }
  result.time_stamp = number_at(output.substr(output.size() - kSize));
  result.start = has_start ? number_at(output.substr(output.size() - 2 * kSize)) : 0;
  return result;
}

namespace {

host::Result<std::uint64_t> instructions_from_memory(const std::string& qemu, const Uefi& uefi,
                                                     const std::string& image) {
  const auto run = boot({.qemu = qemu,
                         .uefi = uefi,
                         .disk = std::string(kCountingDiskOfUefi),
                         .image = image,
                         .counts_instructions = true});
  if (!run) {
    return std::unexpected(run.error());
  }
  return run->time_stamp - run->start;
}

}  // namespace

host::Result<std::uint64_t> instructions_to_kernel(const std::string& qemu, const Uefi& uefi,
                                                   const std::string& image) {
  if (uefi.is_there()) {
    return instructions_from_memory(qemu, uefi, image);
  }
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
