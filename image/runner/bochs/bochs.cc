// SPDX-License-Identifier: Apache-2.0
#include "image/runner/bochs/bochs.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>

#include "host/files/file_io.h"
#include "host/process/environment.h"

namespace slipway::bochs {
namespace {

struct Pipe {
  host::FileDescriptor reading;
  host::FileDescriptor writing;
};

host::Result<Pipe> make_pipe() {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) < 0) {
    return host::failure("pipe: ", strerror(errno));
  }
  fcntl(ends[0], F_SETFL, O_NONBLOCK);
  return Pipe{host::FileDescriptor(ends[0]), host::FileDescriptor(ends[1])};
}

// The configuration, and the one command that Bochs' debugger waits for: to continue. Paths stay
// as short as they came: Bochs cuts a line of its configuration off at 512 characters.
host::Result<> write_files(const std::string& programs, const runner::MachineOptions& machine,
                           const std::string& scratch) {
  std::error_code error;
  if (std::filesystem::is_directory(machine.image, error)) {
    return host::failure(machine.image,
                         " is a folder for network boot, which Bochs cannot do here: choose a "
                         "machine of QEMU's, such as pc or q35_uefi");
  }
  const auto size = host::size_of_file(machine.image);
  if (!size) {
    return std::unexpected(size.error());
  }
  const auto text = configuration_file(
      {.machine = machine, .image_size = *size, .programs = programs, .scratch = scratch});
  if (!text) {
    return std::unexpected(text.error());
  }
  return host::write_file(scratch + "/bochsrc", *text).and_then([&scratch] {
    return host::write_file(scratch + "/commands", "continue\n");
  });
}

// "cpu directive malformed." of "FOLDER/bochsrc:8: cpu directive malformed.": the folder is gone
// soon.
std::string without_place(const std::string& panic) {
  const std::size_t line = panic.find("bochsrc:");
  const std::size_t end = line == std::string::npos ? line : panic.find(' ', line);
  return end == std::string::npos ? panic : panic.substr(end + 1);
}

}  // namespace

host::Result<std::unique_ptr<Bochs>> Bochs::start(const std::string& program,
                                                  const runner::MachineOptions& machine,
                                                  const host::ScratchFolder& scratch) {
  const std::string programs = program.substr(0, program.rfind('/'));
  if (const auto written = write_files(programs, machine, scratch.path()); !written) {
    return std::unexpected(written.error());
  }

  std::array<Pipe, 3> pipes;
  std::array<int, 3> child_fds;
  for (std::size_t i = 0; i < pipes.size(); ++i) {
    auto pipe = make_pipe();
    if (!pipe) {
      return std::unexpected(pipe.error());
    }
    pipes[i] = std::move(*pipe);
    child_fds[i] = pipes[i].writing.get();
  }
  std::vector<std::string> environment = host::clean_environment(scratch.path());
  environment.push_back("LTDL_LIBRARY_PATH=" + programs +
                        "/root/usr/lib/x86_64-linux-gnu/bochs/plugins");
  auto process = host::ChildProcess::start(
      {{program, "-q", "-f", scratch.path() + "/bochsrc", "-rc", scratch.path() + "/commands"},
       environment,
       child_fds});
  if (!process) {
    return std::unexpected(process.error());
  }

  std::unique_ptr<Bochs> bochs(new Bochs(std::move(*process)));
  static_assert(kLogFd == 3 && kSerialFd == 4);
  bochs->early_log_fd_ = std::move(pipes[0].reading);
  bochs->log_fd_ = std::move(pipes[1].reading);
  bochs->serial_fd_ = std::move(pipes[2].reading);
  return bochs;
}

void Bochs::wait(runner::Clock::time_point deadline, int extra_fd) {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - runner::Clock::now());
  std::array<pollfd, 4> fds = {{
      {early_log_fd_.get(), POLLIN, 0},
      {log_fd_.get(), POLLIN, 0},
      {serial_fd_.get(), POLLIN, 0},
      {extra_fd, POLLIN, 0},
  }};
  poll(fds.data(), fds.size(), static_cast<int>(std::max<std::int64_t>(left.count(), 0)));
  early_log_.add(take_all(early_log_fd_));
  log_.add(take_all(log_fd_));
  guest_.serial += take_all(serial_fd_);
  guest_.debug_console += log_.debug_console().substr(guest_.debug_console.size());
  guest_.exit_code = log_.exit_code();
  guest_.has_reset = log_.has_reset();
  // The child's end of it is closed when the child ends.
  guest_.has_ended = !log_fd_.is_open();
}

host::Result<runner::Screen> Bochs::look() {
  return host::failure("Bochs shows its screen to nobody");
}

void Bochs::finish(runner::Facts& facts) {
  process_.kill_and_wait();
  facts.emulator = "Bochs";
  facts.emulator_status = log_.panic().empty() ? early_log_.panic() : log_.panic();
  facts.is_triple_fault = log_.is_triple_fault();
  facts.booted_disk = runner::BootedDisk::kUnchecked;  // there is no other
  guest_.errors = early_log_.text() + log_.text();
  // It had not yet read its configuration to the end: no kernel has run.
  if (log_.panic().empty() && !early_log_.panic().empty()) {
    facts.problem = "Bochs cannot be this machine: " + without_place(early_log_.panic());
  }
}

}  // namespace slipway::bochs
