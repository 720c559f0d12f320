// SPDX-License-Identifier: Apache-2.0
#include "image/runner/qemu/monitor.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>

#include "host/text/concat.h"

namespace slipway::runner {

std::vector<QmpMessage> Monitor::take_events() {
  std::vector<QmpMessage> events;
  input_ += take_all(channel_);
  std::size_t start = 0;
  for (std::size_t end; (end = input_.find('\n', start)) != std::string::npos; start = end + 1) {
    QmpMessage message = parse_qmp_message(std::string_view(input_).substr(start, end - start));
    switch (message.kind) {
      case QmpMessage::Kind::kSuccess:
      case QmpMessage::Kind::kError:
        answers_.push_back(std::move(message));
        break;
      case QmpMessage::Kind::kEvent:
        events.push_back(std::move(message));
        break;
      case QmpMessage::Kind::kGreeting:
      case QmpMessage::Kind::kOther:
        break;
    }
  }
  input_.erase(0, start);
  return events;
}

host::Result<std::string> Monitor::send(std::string_view command, std::string_view arguments) {
  if (!is_open()) {
    return host::failure("QEMU has ended");
  }
  const std::string id = std::to_string(++last_id_);
  const std::string line = qmp_command(command, arguments, id);
  if (::send(channel_.get(), line.data(), line.size(), MSG_NOSIGNAL) !=
      static_cast<ssize_t>(line.size())) {
    return host::failure("QEMU's monitor takes no command: ", strerror(errno));
  }
  return id;
}

std::optional<QmpMessage> Monitor::answer_to(std::string_view id) {
  for (QmpMessage& answer : answers_) {
    if (answer.id != id) {
      continue;
    }
    std::optional<QmpMessage> found = std::move(answer);
    answers_.clear();
    return found;
  }
  return std::nullopt;
}

}  // namespace slipway::runner
