#include "image/runner/qemu/qemu.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>

#include <array>
#include <format>
#include <fstream>
#include <iterator>
#include <utility>

#include "image/runner/qemu/qemu_command.h"
#include "image/runner/text/json.h"

namespace slipway::runner {
namespace {

// How long a monitor command may take. Far longer than any does: a QEMU that does not answer by
// then never will.
constexpr std::chrono::seconds kMonitorPatience{20};

struct Channel {
  FileDescriptor ours;
  FileDescriptor theirs;
};

std::expected<Channel, std::string> make_channel() {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) < 0) {
    return std::unexpected(std::format("socketpair: {}", strerror(errno)));
  }
  fcntl(ends[0], F_SETFL, O_NONBLOCK);
  return Channel{FileDescriptor(ends[0]), FileDescriptor(ends[1])};
}

int poll_timeout(Clock::time_point deadline) {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
  return static_cast<int>(std::max<decltype(left)>(left, 0));
}

}  // namespace

std::expected<Qemu, std::string> Qemu::start(std::vector<std::string> command,
                                             std::vector<std::string> environment,
                                             std::string scratch) {
  std::array<Channel, 5> channels;
  std::array<int, 5> child_fds;
  for (std::size_t i = 0; i < channels.size(); ++i) {
    auto channel = make_channel();
    if (!channel) return std::unexpected(channel.error());
    channels[i] = std::move(*channel);
    child_fds[i] = channels[i].theirs.get();
  }

  auto process = ChildProcess::start({std::move(command), std::move(environment), child_fds});
  if (!process) return std::unexpected(process.error());

  Qemu qemu(std::move(*process), std::move(scratch));
  static_assert(kMonitorFd == 3 && kSerialFd == 4 && kDebugConsoleFd == 5 && kExitPortFd == 6);
  qemu.errors_fd_ = std::move(channels[0].ours);
  qemu.monitor_fd_ = std::move(channels[1].ours);
  qemu.serial_fd_ = std::move(channels[2].ours);
  qemu.debug_console_fd_ = std::move(channels[3].ours);
  qemu.exit_port_fd_ = std::move(channels[4].ours);
  for (Channel& channel : channels) channel.theirs.close();

  if (const auto ready = qemu.execute("qmp_capabilities"); !ready) {
    const std::string status = qemu.finish();
    return std::unexpected(status + "\n" + qemu.errors);
  }
  return qemu;
}

void Qemu::wait(Clock::time_point deadline, int extra_fd) {
  std::array<pollfd, 6> polled = {{{monitor_fd_.get(), POLLIN, 0},
                                   {serial_fd_.get(), POLLIN, 0},
                                   {debug_console_fd_.get(), POLLIN, 0},
                                   {exit_port_fd_.get(), POLLIN, 0},
                                   {errors_fd_.get(), POLLIN, 0},
                                   {extra_fd, POLLIN, 0}}};
  poll(polled.data(), polled.size(), poll_timeout(deadline));

  // The monitor first: what the guest wrote before an event has then arrived, too.
  monitor_input_ += take_all(monitor_fd_);
  serial += take_all(serial_fd_);
  debug_console += take_all(debug_console_fd_);
  errors += take_all(errors_fd_);
  const std::string exit_codes = take_all(exit_port_fd_);
  if (!exit_code && !exit_codes.empty()) exit_code = static_cast<std::uint8_t>(exit_codes.front());

  take_monitor_lines();
  if (!monitor_fd_.is_open()) has_ended = true;
}

void Qemu::take_monitor_lines() {
  std::size_t end;
  while ((end = monitor_input_.find('\n')) != std::string::npos) {
    QmpMessage message = parse_qmp_message(monitor_input_.substr(0, end));
    monitor_input_.erase(0, end + 1);
    switch (message.kind) {
      case QmpMessage::Kind::kSuccess:
      case QmpMessage::Kind::kError:
        answers_.push_back(std::move(message));
        break;
      case QmpMessage::Kind::kEvent:
        if (message.text != "SHUTDOWN") break;
        if (message.reason == "guest-reset") has_reset = true;
        if (message.reason == "guest-shutdown") is_off = true;
        break;
      case QmpMessage::Kind::kGreeting:
      case QmpMessage::Kind::kOther:
        break;
    }
  }
}

std::expected<std::string, std::string> Qemu::execute(std::string_view command,
                                                      std::string_view arguments) {
  if (!monitor_fd_.is_open()) return std::unexpected("QEMU has ended");
  const std::string line = qmp_command(command, arguments);
  if (send(monitor_fd_.get(), line.data(), line.size(), MSG_NOSIGNAL) !=
      static_cast<ssize_t>(line.size())) {
    return std::unexpected(std::format("QEMU's monitor takes no command: {}", strerror(errno)));
  }
  const auto deadline = Clock::now() + kMonitorPatience;
  while (answers_.empty()) {
    if (has_ended) return std::unexpected("QEMU has ended");
    if (Clock::now() >= deadline) return std::unexpected("QEMU's monitor does not answer");
    wait(deadline);
  }
  const QmpMessage answer = std::move(answers_.front());
  answers_.pop_front();
  if (answer.kind == QmpMessage::Kind::kError) return std::unexpected(answer.text);
  return answer.text;
}

std::expected<Screen, std::string> Qemu::read_screen() {
  const std::string path = scratch_ + "/screen.bin";
  const auto done = execute(
      "pmemsave", std::format("{{\"val\":{},\"size\":{},\"filename\":{}}}",
                              machine::vga::kTextBufferAddress, Screen::kBytes, quoted_json(path)));
  if (!done) return std::unexpected(done.error());
  std::ifstream file(path, std::ios::binary);
  const std::string memory{std::istreambuf_iterator<char>(file), {}};
  return Screen::from_memory(memory);
}

std::string Qemu::registers() {
  const auto answer = execute("human-monitor-command", R"({"command-line":"info registers"})");
  if (!answer) return "";
  return answer->substr(0, answer->find("FCW="));  // without the floating-point ones
}

bool Qemu::is_halted() {
  return registers().contains("HLT=1");
}

std::string Qemu::finish() {
  (void)execute("quit");
  const auto deadline = Clock::now() + kMonitorPatience;
  while (!has_ended && Clock::now() < deadline) wait(deadline);
  if (!has_ended) process_.kill_and_wait();
  const std::string status = process_.wait();
  wait(Clock::now());  // the process is gone: all that it wrote can be read at once
  return status;
}

}  // namespace slipway::runner
