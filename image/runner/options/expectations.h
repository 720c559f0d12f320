// What a run must show to pass.
#ifndef SLIPWAY_IMAGE_RUNNER_OPTIONS_EXPECTATIONS_H_
#define SLIPWAY_IMAGE_RUNNER_OPTIONS_EXPECTATIONS_H_

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace slipway::runner {

// Where console texts are looked for.
enum class ConsoleChoice {
  kAny,     // all of them in one of the two
  kSerial,  // in what went to COM1
  kDebug,   // in what went to port 0xE9
  kBoth,    // all of them in each
};

struct Expectations {
  std::vector<std::string> screen;    // on the screen, from top to bottom
  std::vector<std::string> console;   // on the console, in this order
  std::vector<std::string> unwanted;  // in no line of either
  ConsoleChoice consoles = ConsoleChoice::kAny;

  // The exit status of a QEMU with isa-debug-exit. Nothing: the machine must print its texts and
  // then halt, as a loader does that has refused a kernel.
  std::optional<int> exit_status = 33;

  std::chrono::milliseconds time_limit = std::chrono::seconds(30);
};

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_OPTIONS_EXPECTATIONS_H_
