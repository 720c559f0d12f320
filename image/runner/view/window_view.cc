// SPDX-License-Identifier: Apache-2.0
#include "image/runner/view/window_view.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <ranges>
#include <utility>

#include "host/text/concat.h"
#include "image/runner/view/console_printer.h"

namespace slipway::runner {
namespace {

constexpr std::chrono::hours kLong{24};

// Names and values for SDL, which would otherwise look for the machine's graphics drivers. These
// belong to another C library, and a text screen needs none of them.
constexpr auto kSettings = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"SDL_RENDER_DRIVER", "software"},
    {"SDL_FRAMEBUFFER_ACCELERATION", "0"},
    {"SDL_VIDEO_X11_WMCLASS", "Slipway"},
    {"SDL_VIDEO_WAYLAND_WMCLASS", "Slipway"},
    {"SDL_VIDEO_ALLOW_SCREENSAVER", "1"},
    {"LIBDECOR_PLUGIN_DIR", "/nonexistent"},
});

bool has(const std::vector<std::string>& environment, std::string_view name) {
  return std::ranges::any_of(environment, [name](std::string_view entry) {
    return entry.starts_with(name) && entry.substr(name.size()).starts_with("=") &&
           entry.size() > name.size() + 1;
  });
}

// X11 first where both are there: its window managers draw the title bars.
std::string_view video_drivers(const std::vector<std::string>& environment) {
  if (!has(environment, "WAYLAND_DISPLAY")) {
    return "x11";
  }
  return has(environment, "DISPLAY") ? "x11,wayland" : "wayland";
}

}  // namespace

MachineOptions with_window(MachineOptions machine) {
  machine.display = "sdl,gl=off";
  machine.name = "Slipway";
  return machine;
}

std::vector<std::string> window_environment(std::vector<std::string> environment) {
  const auto set = [&environment](std::string_view name, std::string_view value) {
    if (!has(environment, name)) {
      environment.push_back(host::concat(name, "=", value));
    }
  };
  set("SDL_VIDEODRIVER", video_drivers(environment));
  for (const auto& [name, value] : kSettings) {
    set(name, value);
  }
  return environment;
}

std::optional<std::string> window_problem(std::string_view error) {
  for (const auto line : std::views::split(error, '\n')) {
    const std::string_view text(line);
    if (text.contains("initialize SDL") || text.contains("isplay 'sdl'")) {
      return std::string(text);
    }
  }
  return std::nullopt;
}

void show_in_window(Qemu& qemu, host::Signals& signals,
                    const std::function<std::string(const Qemu&)>& state) {
  ConsolePrinter print_console;
  std::string last_state;
  while (!qemu.has_ended && !signals.asks_to_end()) {
    qemu.wait(Clock::now() + kLong, signals.event_fd());
    print_console(qemu);
    const std::string now = state(qemu);
    if ((qemu.is_over() || qemu.is_with_firmware()) && now != last_state) {
      print_console.end_line();
      std::puts((now + " Close the window to quit.").c_str());
      std::fflush(stdout);
    }
    last_state = now;
  }
  if (!qemu.has_ended) {
    std::puts("");  // below the terminal's "^C"
  }
}

}  // namespace slipway::runner
