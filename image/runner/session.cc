#include "image/runner/session.h"

#include <algorithm>
#include <format>
#include <fstream>
#include <iterator>
#include <optional>

#include "image/runner/text/json.h"
#include "image/runner/verdict/verdict.h"

namespace slipway::runner {
namespace {

// How often the screen is looked at where the machine gives no sign of its end.
constexpr std::chrono::milliseconds kScreenPeriod{50};

std::optional<Ending> ending_of(const Qemu& qemu) {
  // The exit code comes first: what the guest does after it no longer counts.
  if (qemu.exit_code) return Ending::kExitCode;
  if (qemu.has_reset) return Ending::kReset;
  if (qemu.is_off) return Ending::kPowerOff;
  if (qemu.has_ended) return Ending::kQemuEnded;
  return std::nullopt;
}

bool has_shown_all_and_halted(Qemu& qemu, const Expectations& expected) {
  const auto screen = qemu.read_screen();
  if (!screen) return false;
  Facts so_far;
  so_far.screen = *screen;
  so_far.serial = qemu.serial;
  so_far.debug_console = qemu.debug_console;
  return has_all_texts(so_far, expected) && qemu.is_halted();
}

Ending wait_for_ending(Qemu& qemu, Clock::time_point deadline, const Expectations& expected,
                       const Watcher& watcher, Signals& signals) {
  for (;;) {
    qemu.wait(expected.exit_status ? deadline : std::min(deadline, Clock::now() + kScreenPeriod),
              signals.event_fd());
    if (watcher) watcher(qemu);
    if (const auto ending = ending_of(qemu)) return *ending;
    if (signals.asks_to_end()) return Ending::kInterrupted;
    if (!expected.exit_status && has_shown_all_and_halted(qemu, expected)) return Ending::kHalt;
    if (Clock::now() >= deadline) return Ending::kTimeLimit;
  }
}

void take_screenshot(Qemu& qemu, const std::string& path) {
  const auto dump = [&](std::string_view extension, std::string_view format) {
    return qemu.execute(
        "screendump",
        std::format("{{\"filename\":{}{}}}", quoted_json(path + std::string(extension)), format));
  };
  // A QEMU without libpng only writes PPM.
  if (!dump(".png", ",\"format\":\"png\"")) (void)dump(".ppm", "");
}

// Whether QEMU's log of resets ("-d cpu_reset") names this reason.
bool is_triple_fault_in(const std::string& log) {
  std::ifstream file(log);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  return text.contains("Triple fault");
}

}  // namespace

Facts run_to_the_end(Qemu qemu, const Expectations& expected, const RunOptions& options,
                     Signals& signals) {
  Facts facts;
  facts.ending = wait_for_ending(qemu, options.start + expected.time_limit, expected,
                                 options.watcher, signals);
  facts.elapsed =
      std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - options.start);
  facts.exit_code = qemu.exit_code.value_or(0);

  if (facts.ending != Ending::kQemuEnded) {
    (void)qemu.execute("stop");
    if (const auto screen = qemu.read_screen()) facts.screen = *screen;
    if (!options.screenshot.empty()) take_screenshot(qemu, options.screenshot);
    facts.registers = qemu.registers();
  }
  facts.qemu_status = qemu.finish();
  if (options.watcher) options.watcher(qemu);
  facts.qemu_errors = std::move(qemu.errors);
  facts.serial = std::move(qemu.serial);
  facts.debug_console = std::move(qemu.debug_console);
  facts.is_triple_fault = facts.ending == Ending::kReset && is_triple_fault_in(options.log);
  return facts;
}

}  // namespace slipway::runner
