// SPDX-License-Identifier: Apache-2.0
// A program that runs beside the runner and ends with it.
#ifndef SLIPWAY_HOST_PROCESS_CHILD_PROCESS_H_
#define SLIPWAY_HOST_PROCESS_CHILD_PROCESS_H_

#include <sys/types.h>

#include <expected>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace slipway::host {

struct ChildProgram {
  std::vector<std::string> arguments;    // the program's path first
  std::vector<std::string> environment;  // NAME=value
  std::span<const int> descriptors;      // become 2, 3, 4, ... of the child; 0 and 1 are /dev/null
};

class ChildProcess {
 public:
  // The kernel kills the child when this process dies, however that happens.
  static std::expected<ChildProcess, std::string> start(const ChildProgram& program);

  ChildProcess(ChildProcess&& other) noexcept : pid_(std::exchange(other.pid_, 0)) {}
  ChildProcess& operator=(ChildProcess&&) = delete;
  ~ChildProcess() { kill_and_wait(); }

  // Waits for the end and says how it was: "exit status 1", "signal 11".
  std::string wait();

  void kill_and_wait();

 private:
  explicit ChildProcess(pid_t pid) : pid_(pid) {}

  pid_t pid_;  // 0: not running
};

}  // namespace slipway::host

#endif  // SLIPWAY_HOST_PROCESS_CHILD_PROCESS_H_
