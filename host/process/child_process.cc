// SPDX-License-Identifier: Apache-2.0
#include "host/process/child_process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace slipway::host {
namespace {

std::vector<char*> pointers_to(const std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (const std::string& text : texts) {
    pointers.push_back(const_cast<char*>(text.c_str()));
  }
  pointers.push_back(nullptr);
  return pointers;
}

// Runs in the child, between fork and exec: no memory is allocated.
[[noreturn]] void become(char* const* arguments, char* const* environment,
                         std::span<const int> descriptors, int output, pid_t parent) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) {
    _exit(127);  // it died before the line above
  }
  setpgid(0, 0);  // Ctrl-C in the terminal goes to the runner alone

  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);

  // First out of the way of the numbers that are handed out, then into place.
  constexpr int kAside = 64;
  int next = 2;
  for (const int fd : descriptors) {
    fcntl(fd, F_DUPFD, kAside + next++);
  }
  const int null = open("/dev/null", O_RDWR | O_CLOEXEC);
  dup2(output < 0 ? null : output, 1);
  dup2(null, 0);
  next = 2;
  for (std::size_t i = 0; i < descriptors.size(); ++i, ++next) {
    dup2(kAside + next, next);
    close(kAside + next);
  }

  execve(arguments[0], arguments, environment);
  const char* reason = strerror(errno);
  (void)!write(2, reason, strlen(reason));
  _exit(127);
}

std::int64_t microseconds(const timeval& time) {
  return std::int64_t{time.tv_sec} * 1'000'000 + time.tv_usec;
}

}  // namespace

std::string ProcessEnd::text() const {
  return signal != 0 ? concat("signal ", signal) : concat("exit status ", exit_status);
}

Result<ChildProcess> ChildProcess::start(const ChildProgram& program) {
  const auto arguments = pointers_to(program.arguments);
  const auto environment = pointers_to(program.environment);
  const pid_t parent = getpid();
  const pid_t pid = fork();
  if (pid < 0) {
    return failure("fork: ", strerror(errno));
  }
  if (pid == 0) {
    become(arguments.data(), environment.data(), program.descriptors, program.output, parent);
  }
  return ChildProcess(pid);
}

ProcessEnd ChildProcess::wait() {
  if (pid_ <= 0) {
    return end_;
  }
  int status = 0;
  rusage usage = {};
  while (wait4(pid_, &status, 0, &usage) < 0 && errno == EINTR) {
  }
  pid_ = 0;
  if (WIFSIGNALED(status)) {
    end_.signal = WTERMSIG(status);
  }
  if (WIFEXITED(status)) {
    end_.exit_status = WEXITSTATUS(status);
  }
  end_.processor_microseconds = microseconds(usage.ru_utime) + microseconds(usage.ru_stime);
  return end_;
}

void ChildProcess::kill_and_wait() {
  if (pid_ <= 0) {
    return;
  }
  kill(pid_, SIGKILL);
  wait();
}

}  // namespace slipway::host
