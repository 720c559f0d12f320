// QEMU's command line for the machine that is asked for.
#ifndef SLIPWAY_IMAGE_RUNNER_QEMU_COMMAND_H_
#define SLIPWAY_IMAGE_RUNNER_QEMU_COMMAND_H_

#include <expected>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace slipway::runner {

// The machine, in the words of the command line.
struct MachineOptions {
  std::string image;
  std::string machine = "pc";   // pc, q35 or isapc
  std::string disk;             // ide, ahci, virtio, nvme, usb or scsi; empty: the machine's own
  std::string memory = "128M";  // as QEMU's -m takes it
  std::string cpu;              // as QEMU's -cpu takes it; empty: QEMU's default
  std::string accelerator = "tcg";
  std::string display = "none";    // as QEMU's -display takes it
  std::string name;                // for the window's title; empty: none
  std::vector<std::string> extra;  // appended as they are, so that they win
};

// Whether one of QEMU's options `names`, such as "-display", is among `arguments`. QEMU takes them
// with two dashes, too.
bool has_option(const std::vector<std::string>& arguments,
                std::initializer_list<std::string_view> names);

// The file descriptors that the QEMU process finds its channels at.
inline constexpr int kMonitorFd = 3;
inline constexpr int kSerialFd = 4;
inline constexpr int kDebugConsoleFd = 5;
inline constexpr int kExitPortFd = 6;

// The arguments that make the machine, or a sentence on what does not fit together.
std::expected<std::vector<std::string>, std::string> machine_arguments(
    const MachineOptions& options);

// The arguments that connect its channels to the runner.
std::vector<std::string> channel_arguments();

// A command that starts the same machine by hand, quoted for a shell, with COM1 in the terminal
// and QEMU's own exit device.
std::string command_by_hand(const std::string& qemu,
                            const std::vector<std::string>& machine_arguments);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_QEMU_COMMAND_H_
