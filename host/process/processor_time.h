// SPDX-License-Identifier: Apache-2.0
// How long another process has had a processor, whatever else the machine does.
#ifndef SLIPWAY_HOST_PROCESS_PROCESSOR_TIME_H_
#define SLIPWAY_HOST_PROCESS_PROCESSOR_TIME_H_

#include <sys/types.h>

#include <chrono>
#include <map>

namespace slipway::host {

class ProcessorTime {
 public:
  // The process is alive, or a child that nobody has waited for.
  explicit ProcessorTime(pid_t process) : process_(process) {}

  // What that of its threads has had that was busiest since the last call, or since its start; in
  // steps of the system's clock ticks, 10 ms. 0 where the process is gone.
  std::chrono::nanoseconds take();

 private:
  pid_t process_;
  std::map<pid_t, std::chrono::nanoseconds> seen_;  // of each thread
};

}  // namespace slipway::host

#endif  // SLIPWAY_HOST_PROCESS_PROCESSOR_TIME_H_
