// SPDX-License-Identifier: Apache-2.0
#include "image/runner/qemu/qemu.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <format>
#include <utility>

#include "host/text/concat.h"
#include "image/runner/options/expectations.h"
#include "image/runner/qemu/qemu_command.h"

namespace slipway::runner {
namespace {

// How long a monitor command may take. Far longer than any does: a QEMU that does not answer by
// then never will.
constexpr std::chrono::seconds kMonitorPatience{10};

// The same for the first one, which comes after QEMU's own start: on a machine that does a great
// deal besides, loading the program alone has taken more than 10 s.
constexpr std::chrono::seconds kStartPatience{60};

// The same when somebody waits for the runner to end.
constexpr std::chrono::seconds kPatienceAfterSignal{1};

// What is kept of QEMU's own messages.
constexpr std::size_t kMaxErrorBytes = std::size_t{1} << 16;

// What the loader says of its disk.
constexpr std::size_t kSignatureBytes = 4;

struct Channel {
  host::FileDescriptor ours;
  host::FileDescriptor theirs;
};

host::Result<Channel> make_channel() {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) < 0) {
    return host::failure("socketpair: ", strerror(errno));
  }
  fcntl(ends[0], F_SETFL, O_NONBLOCK);
  return Channel{host::FileDescriptor(ends[0]), host::FileDescriptor(ends[1])};
}

int poll_timeout(Clock::time_point deadline) {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
  return static_cast<int>(std::max<decltype(left)>(left, 0));
}

}  // namespace

host::Result<Qemu> Qemu::start(std::vector<std::string> command,
                               std::vector<std::string> environment, const MachineLogs& logs,
                               Firmware firmware, Limits limits, bool has_words) {
  std::array<Channel, 5> channels;
  std::array<int, 5> child_fds;
  for (std::size_t i = 0; i < channels.size(); ++i) {
    auto channel = make_channel();
    if (!channel) {
      return std::unexpected(channel.error());
    }
    channels[i] = std::move(*channel);
    child_fds[i] = channels[i].theirs.get();
  }

  auto process = host::ChildProcess::start({std::move(command), std::move(environment), child_fds});
  if (!process) {
    return std::unexpected(process.error());
  }

  Qemu qemu(std::move(*process), limits);
  qemu.awaits_words_ = has_words;
  qemu.results_have_words_ = has_words;
  if (firmware == Firmware::kUefi) {
    qemu.uefi_console_.emplace();
    qemu.uefi = UefiBoot();
  }
  static_assert(kMonitorFd == 3 && kExitPortFd == 4 && kBootedDiskFd == 5 && kTestCommandsFd == 6);
  qemu.errors_fd_ = std::move(channels[0].ours);
  qemu.monitor_ = Monitor(std::move(channels[1].ours));
  qemu.exit_port_fd_ = std::move(channels[2].ours);
  qemu.booted_disk_fd_ = std::move(channels[3].ours);
  qemu.test_commands_fd_ = std::move(channels[4].ours);
  for (Channel& channel : channels) {
    channel.theirs.close();
  }

  if (const auto ready = qemu.execute("qmp_capabilities"); !ready) {
    const bool does_not_answer = !qemu.problem.empty();
    const std::string status = qemu.finish();
    return std::unexpected((does_not_answer ? ready.error() : status) + "\n" + qemu.errors);
  }
  qemu.has_answered_ = true;
  if (const auto opened = qemu.open_consoles(logs); !opened) {
    return std::unexpected(opened.error());
  }
  return qemu;
}

host::Result<> Qemu::open_consoles(const MachineLogs& logs) {
  auto serial_log = host::GrowingFile::open(logs.serial.path());
  if (!serial_log) {
    return std::unexpected(serial_log.error());
  }
  auto debug_log = host::GrowingFile::open(logs.debug_console.path());
  if (!debug_log) {
    return std::unexpected(debug_log.error());
  }
  auto test_results_log = host::GrowingFile::open(logs.test_results.path());
  if (!test_results_log) {
    return std::unexpected(test_results_log.error());
  }
  test_results_file_ = std::move(*test_results_log);
  serial_file_ = std::move(*serial_log);
  debug_console_file_ = std::move(*debug_log);
  return {};
}

void Qemu::wait(Clock::time_point deadline, int extra_fd) {
  const short commands = test_commands_.empty() ? POLLIN : POLLIN | POLLOUT;
  std::array<pollfd, 6> polled = {{{monitor_.fd(), POLLIN, 0},
                                   {exit_port_fd_.get(), POLLIN, 0},
                                   {booted_disk_fd_.get(), POLLIN, 0},
                                   {test_commands_fd_.get(), commands, 0},
                                   {errors_fd_.get(), POLLIN, 0},
                                   {extra_fd, POLLIN, 0}}};
  poll(polled.data(), polled.size(),
       poll_timeout(std::min(deadline, Clock::now() + kConsolePeriod)));
  take_all_channels();
}

// The consoles come last: what the guest wrote before its exit code or an event is in their files
// by then.
void Qemu::take_all_channels() {
  for (const QmpMessage& event : monitor_.take_events()) {
    if (event.text == "BLOCK_IO_ERROR" && event.reason == strerror(ENOSPC) && problem.empty()) {
      // QEMU stops the machine then, until somebody makes room ("werror=enospc").
      problem =
          host::concat("what the machine writes to its disks could not be kept: ", event.reason,
                       " (it is kept in the folder for temporary files)");
    }
    if (event.text != "SHUTDOWN") {
      continue;
    }
    if (event.reason == "guest-reset") {
      has_reset = true;
    }
    if (event.reason == "guest-shutdown") {
      is_off = true;
    }
  }
  take_from_exit_port();
  booted_disk += take_all(booted_disk_fd_);
  // QEMU drops what a guest writes there later, and no guest waits for us to take it.
  if (booted_disk.size() >= kSignatureBytes) {
    booted_disk_fd_.close();
  }
  // A guest that asks for commands only makes the wait end.
  (void)take_all(test_commands_fd_);
  send_test_commands();
  errors += take_all(errors_fd_);
  errors.resize(std::min(errors.size(), kMaxErrorBytes));
  const bool was_read = take_serial() &&
                        debug_console_file_.take(debug_console, kMaxConsoleBytes + 1) &&
                        test_results_file_.take(test_results, kMaxConsoleBytes + 1);
  if (!was_read && problem.empty()) {
    problem = "what the kernel wrote to its consoles cannot be read";
  }
  drop_words_from_results();
  if (!monitor_.is_open()) {
    has_ended = true;
  }
}

// The word with which the image starts is the last one.
void Qemu::take_from_exit_port() {
  for (const char byte : take_all(exit_port_fd_)) {
    if (awaits_words_) {
      words_ += byte;
      has_word_ = true;
      awaits_words_ = static_cast<firmware_state::Word>(byte) != firmware_state::Word::kStarting;
    } else if (!exit_code) {
      exit_code = static_cast<std::uint8_t>(byte);
    }
  }
}

// The exit port's words are in the file of the results as well (channel_arguments()).
void Qemu::drop_words_from_results() {
  if (results_have_words_) {
    const std::size_t last = test_results.find(static_cast<char>(firmware_state::Word::kStarting));
    results_have_words_ = last == std::string::npos;
    test_results.erase(0, results_have_words_ ? last : last + 1);
  }
}

void Qemu::command_tests(std::string_view line) {
  test_commands_ += line;
  test_commands_ += '\n';
  send_test_commands();
}

void Qemu::send_test_commands() {
  while (!test_commands_.empty() && test_commands_fd_.is_open()) {
    const ssize_t sent =
        send(test_commands_fd_.get(), test_commands_.data(), test_commands_.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) {
      continue;
    }
    if (sent <= 0) {
      return;  // the socket is full, or QEMU has gone, which others notice
    }
    test_commands_.erase(0, static_cast<std::size_t>(sent));
  }
}

// Called when the loader's channel has been read.
bool Qemu::take_serial() {
  if (!uefi_console_) {
    return serial_file_.take(serial, kMaxConsoleBytes + 1);
  }
  std::string piece;
  const std::size_t room = kMaxConsoleBytes + 1 - std::min(serial.size(), kMaxConsoleBytes + 1);
  const bool was_read = serial_file_.take(piece, room);
  serial += uefi_console_->take(piece, !booted_disk.empty());
  uefi = uefi_console_->boot();
  return was_read;
}

Clock::time_point Qemu::patience_from(Clock::time_point start) const {
  const Clock::duration patience =
      limits_.signals.asks_to_end()
          ? Clock::duration(kPatienceAfterSignal)
          : Clock::duration(has_answered_ ? kMonitorPatience : kStartPatience);
  return std::min(start + patience, limits_.latest);
}

host::Result<std::string> Qemu::execute(std::string_view command, std::string_view arguments,
                                        int file) {
  if (!problem.empty()) {
    return std::unexpected(problem);
  }
  const auto id = monitor_.send(command, arguments, file);
  if (!id) {
    return std::unexpected(id.error());
  }
  const auto start = Clock::now();
  for (;;) {
    if (auto answer = monitor_.answer_to(*id)) {
      if (answer->kind == QmpMessage::Kind::kError) {
        return std::unexpected(answer->text);
      }
      return answer->text;
    }
    if (has_ended) {
      return host::failure("QEMU has ended");
    }
    const auto deadline = patience_from(start);
    if (Clock::now() >= deadline) {
      break;
    }
    wait(deadline, limits_.signals.event_fd());
  }
  if (limits_.latest - start < kPatienceAfterSignal) {
    problem =
        "the time that Bazel gives the test was over before QEMU could be asked what it shows: "
        "give it more by size, timeout or --test_timeout";
    return std::unexpected(problem);
  }
  problem = std::format(
      "QEMU does not answer: its monitor was asked for \"{}\" and had not done it after {:.1f} s "
      "(is the process stopped, or the machine far too busy?)",
      command, std::chrono::duration<double>(Clock::now() - start).count());
  return std::unexpected(problem);
}

host::Result<> Qemu::wait_for(const bool& is_there, Clock::time_point deadline) {
  while (!is_there) {
    if (has_ended) {
      return host::failure("QEMU has ended: ", process_.wait().text(), "\n", errors);
    }
    if (is_over()) {
      return host::failure("the machine has ended");
    }
    if (limits_.signals.asks_to_end()) {
      return host::failure("the runner was asked to end");
    }
    if (Clock::now() >= deadline) {
      return host::failure("nothing more came, and the time is over");
    }
    wait(deadline, limits_.signals.event_fd());
  }
  return {};
}

host::Result<firmware_state::Word> Qemu::next_word(Clock::time_point deadline) {
  if (const auto came = wait_for(has_word_, deadline); !came) {
    return std::unexpected(came.error());
  }
  const auto word = static_cast<firmware_state::Word>(words_.front());
  words_.erase(0, 1);
  has_word_ = !words_.empty();
  return word;
}

host::Result<> Qemu::wait_until_reset(Clock::time_point deadline) {
  return wait_for(has_reset, deadline);
}

void Qemu::go_on_as_started() {
  uefi_console_ = UefiConsole::of_started_image();
  uefi = uefi_console_->boot();
}

std::string Qemu::registers() {
  const auto answer = execute("human-monitor-command", R"({"command-line":"info registers"})");
  if (!answer) {
    return "";
  }
  return answer->substr(0, answer->find("FCW="));  // without the floating-point ones
}

bool Qemu::is_halted() {
  return registers().contains("HLT=1");
}

std::string Qemu::finish() {
  (void)execute("quit");
  const auto start = Clock::now();
  while (!has_ended && problem.empty() && Clock::now() < patience_from(start)) {
    wait(patience_from(start), limits_.signals.event_fd());
  }
  if (!has_ended) {
    process_.kill_and_wait();
  }
  const std::string status = process_.wait().text();
  take_all_channels();  // the process is gone: all that it wrote can be read at once
  if (uefi_console_) {
    serial += uefi_console_->rest(is_over());
    uefi = uefi_console_->boot();
  }
  return status;
}

}  // namespace slipway::runner
