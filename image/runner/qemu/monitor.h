// SPDX-License-Identifier: Apache-2.0
// The monitor of a running QEMU: commands go out, answers and events come in.
#ifndef SLIPWAY_IMAGE_RUNNER_QEMU_MONITOR_H_
#define SLIPWAY_IMAGE_RUNNER_QEMU_MONITOR_H_

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "host/files/file_descriptor.h"
#include "host/text/result.h"
#include "image/runner/qemu/qmp_message.h"

namespace slipway::runner {

class Monitor {
 public:
  // Not connected.
  Monitor() = default;

  // `channel`: our end of a socket, with O_NONBLOCK.
  explicit Monitor(host::FileDescriptor channel) : channel_(std::move(channel)) {}

  // Readable when something has come; closed when QEMU has ended.
  int fd() const { return channel_.get(); }
  bool is_open() const { return channel_.is_open(); }

  // Takes in what has come, without waiting, and returns the events among it.
  std::vector<QmpMessage> take_events();

  // Sends a command, and with it a file to QEMU by its descriptor, unless that is -1. The result is
  // the name that its answer will bear.
  host::Result<std::string> send(std::string_view command, std::string_view arguments,
                                 int file = -1);

  // The answer to the command of this name, once it is there. Answers to earlier commands, which
  // nobody waits for any longer, are dropped.
  std::optional<QmpMessage> answer_to(std::string_view id);

 private:
  host::FileDescriptor channel_;
  std::string input_;  // a line that is not complete yet
  std::vector<QmpMessage> answers_;
  unsigned last_id_ = 0;
};

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_QEMU_MONITOR_H_
