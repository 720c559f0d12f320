// SPDX-License-Identifier: Apache-2.0
#include "bench/runner/boot.h"

#include <sys/wait.h>

#include <cstring>

#include "bench/runner/sd_card.h"

namespace slipway::bench {
namespace {

// kernels/leave.inc, as isa-debug-exit makes exit statuses of them.
enum class Status { kLoaded = 2 * 0x20 + 1, kNotLoaded = 2 * 0x21 + 1, kReadError = 2 * 0x22 + 1 };

constexpr std::chrono::seconds kLimit{300};  // GRUB's 64 MiB from IDE take a tenth of it

std::string failure(const ChildRun& run) {
  if (run.timed_out) return "the kernel was not started within 300 seconds";
  if (WIFSIGNALED(run.wait_status)) {
    return "QEMU was ended by signal " + std::to_string(WTERMSIG(run.wait_status));
  }
  const int status = WEXITSTATUS(run.wait_status);
  if (status == static_cast<int>(Status::kNotLoaded)) {
    return "the kernel was started, but the end of its payload is not in memory";
  }
  if (status == static_cast<int>(Status::kReadError)) return "the BIOS cannot read the disk";
  return "the kernel was not started: QEMU ended with status " + std::to_string(status) +
         (run.output.empty() ? "" : " after the words: " + run.output);
}

}  // namespace

std::expected<Boot, std::string> boot(const Machine& machine) {
  const ChildRun run = run_child(qemu_command(machine), kLimit);
  Boot result = {.wall = run.wall, .processor = run.processor};
  const bool loaded = !run.timed_out && WIFEXITED(run.wait_status) &&
                      WEXITSTATUS(run.wait_status) == static_cast<int>(Status::kLoaded);
  if (!loaded) return std::unexpected(failure(run));
  if (run.output.size() < sizeof result.time_stamp) {
    return std::unexpected("the kernel has not written its time to the debug console");
  }
  std::memcpy(&result.time_stamp, run.output.data() + run.output.size() - sizeof result.time_stamp,
              sizeof result.time_stamp);
  return result;
}

std::expected<std::uint64_t, std::string> instructions_to_kernel(const std::string& qemu,
                                                                 const std::string& image) {
  const SdCard card(image);
  const auto run = boot({.qemu = qemu,
                         .disk = std::string(kCountingDisk),
                         .image = card.path(),
                         .owns_image = true,
                         .counts_instructions = true});
  if (!run) return std::unexpected(run.error());
  return run->time_stamp;
}

}  // namespace slipway::bench
