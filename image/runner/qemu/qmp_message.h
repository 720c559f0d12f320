// SPDX-License-Identifier: Apache-2.0
// The messages of QMP, the QEMU Machine Protocol: one JSON object per line.
#ifndef SLIPWAY_IMAGE_RUNNER_QEMU_QMP_MESSAGE_H_
#define SLIPWAY_IMAGE_RUNNER_QEMU_QMP_MESSAGE_H_

#include <string>
#include <string_view>

namespace slipway::runner {

struct QmpMessage {
  enum class Kind {
    kGreeting,
    kEvent,    // text: the event's name; reason: why, where it says so
    kSuccess,  // the last command is done; text: its result, where that is a string
    kError,    // the last command failed; text: why
    kOther,
  };

  Kind kind = Kind::kOther;
  std::string text = {};
  std::string reason = {};
  std::string id = {};  // kSuccess, kError: the command's name
};

QmpMessage parse_qmp_message(std::string_view line);

// A command as a line. `arguments` is a JSON object, or empty; the answer will bear `id`.
std::string qmp_command(std::string_view name, std::string_view arguments, std::string_view id);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_QEMU_QMP_MESSAGE_H_
