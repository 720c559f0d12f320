// SPDX-License-Identifier: Apache-2.0
#include "bench/runner/child.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <system_error>

namespace slipway::bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kCannotExecute = 127;  // as shells say it

[[noreturn]] void fail(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

[[noreturn]] void become(const std::vector<std::string>& arguments, int output) {
  std::vector<char*> pointers;
  for (const std::string& argument : arguments) {
    pointers.push_back(const_cast<char*>(argument.c_str()));
  }
  pointers.push_back(nullptr);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  dup2(open("/dev/null", O_RDONLY), STDIN_FILENO);
  dup2(output, STDOUT_FILENO);
  execv(pointers[0], pointers.data());
  _exit(kCannotExecute);
}

// Collects what comes until the other end is closed. False when that is not before `deadline`.
bool read_all(int descriptor, Clock::time_point deadline, std::string& output) {
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
    pollfd event = {.fd = descriptor, .events = POLLIN, .revents = 0};
    const int ready = poll(&event, 1, static_cast<int>(std::max<std::int64_t>(left.count(), 0)));
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return false;
    std::array<char, 4096> bytes;
    const ssize_t count = read(descriptor, bytes.data(), bytes.size());
    if (count <= 0) return true;
    output.append(bytes.data(), static_cast<std::size_t>(count));
  }
}

Seconds seconds(const timeval& time) {
  return std::chrono::seconds(time.tv_sec) + std::chrono::microseconds(time.tv_usec);
}

}  // namespace

ChildRun run_child(const std::vector<std::string>& arguments, std::chrono::seconds limit) {
  std::array<int, 2> pipe_ends;
  if (pipe2(pipe_ends.data(), O_CLOEXEC) != 0) fail("pipe");

  ChildRun run;
  const auto start = Clock::now();
  const pid_t pid = fork();
  if (pid < 0) fail("fork");
  if (pid == 0) become(arguments, pipe_ends[1]);
  close(pipe_ends[1]);
  run.timed_out = !read_all(pipe_ends[0], start + limit, run.output);
  if (run.timed_out) kill(pid, SIGKILL);
  rusage usage = {};
  while (wait4(pid, &run.wait_status, 0, &usage) < 0 && errno == EINTR) {
  }
  run.wall = Clock::now() - start;
  run.processor = seconds(usage.ru_utime) + seconds(usage.ru_stime);
  close(pipe_ends[0]);
  return run;
}

}  // namespace slipway::bench
