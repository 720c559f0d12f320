// SPDX-License-Identifier: Apache-2.0
// A program that runs beside this one and ends with it.
#ifndef SLIPWAY_HOST_PROCESS_CHILD_PROCESS_H_
#define SLIPWAY_HOST_PROCESS_CHILD_PROCESS_H_

#include <sys/types.h>

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "host/text/result.h"

namespace slipway::host {

struct ChildProgram {
  std::vector<std::string> arguments;    // the program's path first
  std::vector<std::string> environment;  // NAME=value
  std::span<const int> descriptors;      // become 2, 3, 4, ... of the child; 0 is /dev/null
  int output = -1;                       // becomes 1; -1: /dev/null
};

// How a process has ended, and what that took.
struct ProcessEnd {
  int signal = 0;                           // that ended it; 0: it ended by itself
  int exit_status = 0;                      // where it did
  std::int64_t processor_microseconds = 0;  // user and system time

  std::string text() const;  // "exit status 1", "signal 11"
};

class ChildProcess {
 public:
  // The kernel kills the child when this process dies, however that happens.
  static Result<ChildProcess> start(const ChildProgram& program);

  ChildProcess(ChildProcess&& other) noexcept
      : pid_(std::exchange(other.pid_, 0)), end_(other.end_) {}
  ChildProcess& operator=(ChildProcess&&) = delete;
  ~ChildProcess() { kill_and_wait(); }

  pid_t id() const { return pid_; }

  // Waits for the end. Once it has come, each call tells of it.
  ProcessEnd wait();

  void kill_and_wait();

 private:
  explicit ChildProcess(pid_t pid) : pid_(pid) {}

  pid_t pid_;  // 0: not running
  ProcessEnd end_;
};

}  // namespace slipway::host

#endif  // SLIPWAY_HOST_PROCESS_CHILD_PROCESS_H_
