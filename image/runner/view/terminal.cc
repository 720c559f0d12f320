// SPDX-License-Identifier: Apache-2.0
#include "image/runner/view/terminal.h"

#include <poll.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <array>

namespace slipway::runner {
namespace {

constexpr std::string_view kHideCursorNoWrap = "\x1b[?25l\x1b[?7l";
constexpr std::string_view kShowCursorWrap = "\x1b[0m\x1b[?7h\x1b[?25h";

bool is_readable(int fd) {
  pollfd polled = {fd, POLLIN, 0};
  return poll(&polled, 1, 0) > 0;
}

}  // namespace

bool has_terminal() {
  return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
}

Terminal::Terminal(host::Signals& signals) : signals_(signals) {
  events_ = host::FileDescriptor(epoll_create1(EPOLL_CLOEXEC));
  for (const int fd : {STDIN_FILENO, signals_.event_fd()}) {
    epoll_event event = {.events = EPOLLIN, .data = {.fd = fd}};
    epoll_ctl(events_.get(), EPOLL_CTL_ADD, fd, &event);
  }

  tcgetattr(STDIN_FILENO, &before_);
  termios raw = before_;
  raw.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO | IEXTEN);  // Ctrl-C stays a signal
  raw.c_iflag &= ~static_cast<tcflag_t>(ICRNL | IXON);
  raw.c_cc[VMIN] = 0;
  raw.c_cc[VTIME] = 0;
  tcsetattr(STDIN_FILENO, TCSANOW, &raw);
  write(kHideCursorNoWrap);
}

Terminal::~Terminal() {
  write(kShowCursorWrap);
  tcsetattr(STDIN_FILENO, TCSADRAIN, &before_);
}

Terminal::Size Terminal::size() const {
  winsize size = {};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) < 0 || size.ws_row == 0) {
    return {25, 80};
  }
  return {size.ws_row, size.ws_col};
}

void Terminal::write(std::string_view text) const {
  while (!text.empty()) {
    const ssize_t count = ::write(STDOUT_FILENO, text.data(), text.size());
    if (count <= 0) {
      return;  // the terminal is gone; SIGHUP follows
    }
    text.remove_prefix(static_cast<std::size_t>(count));
  }
}

std::string Terminal::read_keys() {
  std::string keys;
  std::array<char, 256> buffer;
  while (is_readable(STDIN_FILENO)) {
    const ssize_t count = read(STDIN_FILENO, buffer.data(), buffer.size());
    if (count <= 0) {
      // Hung up: no more events from here, or it would be readable for ever.
      epoll_ctl(events_.get(), EPOLL_CTL_DEL, STDIN_FILENO, nullptr);
      break;
    }
    keys.append(buffer.data(), static_cast<std::size_t>(count));
  }
  return keys;
}

}  // namespace slipway::runner
