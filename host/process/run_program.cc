// SPDX-License-Identifier: Apache-2.0
#include "host/process/run_program.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "host/files/file_descriptor.h"

namespace slipway::host {
namespace {

using Clock = std::chrono::steady_clock;

// Collects what comes until the other end is closed. False when that is not before `deadline`.
bool read_all(FileDescriptor& pipe, Clock::time_point deadline, std::string& output) {
  while (pipe.is_open()) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
    pollfd event = {.fd = pipe.get(), .events = POLLIN, .revents = 0};
    const int ready = poll(&event, 1, static_cast<int>(std::max<std::int64_t>(left.count(), 0)));
    if (ready < 0 && errno == EINTR) {
      continue;
    }
    if (ready <= 0) {
      return false;
    }
    output += take_all(pipe);
  }
  return true;
}

}  // namespace

Result<ProgramRun> run_program(const std::vector<std::string>& arguments,
                               const std::vector<std::string>& environment,
                               std::chrono::seconds limit) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) {
    return failure("pipe: ", strerror(errno));
  }
  FileDescriptor reading(ends[0]);
  FileDescriptor writing(ends[1]);
  fcntl(reading.get(), F_SETFL, O_NONBLOCK);

  const std::array<int, 1> errors = {STDERR_FILENO};
  const auto start = Clock::now();
  auto process = ChildProcess::start({.arguments = arguments,
                                      .environment = environment,
                                      .descriptors = errors,
                                      .output = writing.get()});
  if (!process) {
    return std::unexpected(process.error());
  }
  writing.close();

  ProgramRun run;
  run.timed_out = !read_all(reading, start + limit, run.output);
  if (run.timed_out) {
    process->kill_and_wait();
  }
  run.end = process->wait();
  run.wall = Clock::now() - start;
  return run;
}

}  // namespace slipway::host
