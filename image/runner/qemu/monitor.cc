// SPDX-License-Identifier: Apache-2.0
#include "image/runner/qemu/monitor.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include <array>
#include <cstddef>

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

host::Result<std::string> Monitor::send(std::string_view command, std::string_view arguments,
                                        int file) {
  if (!is_open()) {
    return host::failure("QEMU has ended");
  }
  const std::string id = std::to_string(++last_id_);
  std::string line = qmp_command(command, arguments, id);
  iovec text = {.iov_base = line.data(), .iov_len = line.size()};
  msghdr message{};
  message.msg_iov = &text;
  message.msg_iovlen = 1;
  // unix(7), "Ancillary messages".
  alignas(cmsghdr) std::array<std::byte, CMSG_SPACE(sizeof file)> control{};
  if (file >= 0) {
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    cmsghdr* const header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof file);
    memcpy(CMSG_DATA(header), &file, sizeof file);
  }
  if (sendmsg(channel_.get(), &message, MSG_NOSIGNAL) != static_cast<ssize_t>(line.size())) {
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
