// SPDX-License-Identifier: Apache-2.0
#include "image/runner/view/window_view.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace slipway::runner {
namespace {

using Environment = std::vector<std::string>;

TEST(WindowView, NeedsNoGraphicsDriver) {
  EXPECT_EQ(with_window({}).display, "sdl,gl=off");
  const Environment environment = window_environment({"DISPLAY=:0"});
  EXPECT_EQ(environment.front(), "DISPLAY=:0");
  EXPECT_TRUE(std::ranges::contains(environment, "SDL_RENDER_DRIVER=software"));
}

TEST(WindowView, LeavesTheUsersSettings) {
  const Environment environment = window_environment({"SDL_VIDEODRIVER=wayland"});
  EXPECT_EQ(
      std::ranges::count_if(environment,
                            [](const auto& entry) { return entry.starts_with("SDL_VIDEODRIVER"); }),
      1);
}

TEST(WindowView, IsOnTheDisplayThatThereIs) {
  const auto drivers = [](Environment environment) {
    environment = window_environment(std::move(environment));
    return *std::ranges::find_if(
        environment, [](const auto& entry) { return entry.starts_with("SDL_VIDEODRIVER="); });
  };
  EXPECT_EQ(drivers({"DISPLAY=:0", "WAYLAND_DISPLAY=w"}), "SDL_VIDEODRIVER=x11,wayland");
  EXPECT_EQ(drivers({"DISPLAY=:0", "WAYLAND_DISPLAY="}), "SDL_VIDEODRIVER=x11");
  EXPECT_EQ(drivers({"WAYLAND_DISPLAY=w"}), "SDL_VIDEODRIVER=wayland");
}

TEST(WindowView, KnowsItsProblems) {
  EXPECT_EQ(window_problem("exit status 1\nCould not initialize SDL(x11 not available)\n"),
            "Could not initialize SDL(x11 not available)");
  EXPECT_EQ(window_problem("qemu-system-x86_64: -m x: invalid size"), std::nullopt);
}

}  // namespace
}  // namespace slipway::runner
