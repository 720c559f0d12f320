// SPDX-License-Identifier: Apache-2.0
#include "image/runner/view/view.h"

#include <gtest/gtest.h>

namespace slipway::runner {
namespace {

constexpr Surroundings kDesktop = {.has_display = true, .has_terminal = true};
constexpr Surroundings kLauncher = {.has_display = true, .has_terminal = false};
constexpr Surroundings kTerminalOnly = {.has_display = false, .has_terminal = true};
constexpr Surroundings kNothing = {.has_display = false, .has_terminal = false};

CommandLine with(std::vector<std::string> qemu_arguments) {
  CommandLine result;
  result.window_qemu = "bin/qemu";
  result.machine.extra = std::move(qemu_arguments);
  return result;
}

TEST(View, IsTheBestThatThereIs) {
  EXPECT_EQ(choose_view(with({}), kDesktop), View::kWindow);
  EXPECT_EQ(choose_view(with({}), kLauncher), View::kWindow);
  EXPECT_EQ(choose_view(with({}), kTerminalOnly), View::kTerminal);
  EXPECT_EQ(choose_view(with({}), kNothing), View::kPlain);
}

TEST(View, IsNoWindowWithoutAProgramForIt) {
  auto command_line = with({});
  command_line.window_qemu.clear();
  EXPECT_EQ(choose_view(command_line, kDesktop), View::kTerminal);
  EXPECT_EQ(choose_view(command_line, kLauncher), View::kPlain);
}

TEST(View, IsNoWindowWhereTheUserWantsNone) {
  auto command_line = with({});
  command_line.no_window = true;
  EXPECT_EQ(choose_view(command_line, kDesktop), View::kTerminal);
  EXPECT_EQ(choose_view(command_line, kLauncher), View::kPlain);
}

TEST(View, IsTheUsersChoice) {
  EXPECT_EQ(choose_view(with({"-display", "none"}), kDesktop), View::kPlain);
  EXPECT_EQ(choose_view(with({"--display", "none"}), kDesktop), View::kPlain);
  EXPECT_EQ(choose_view(with({"-nographic"}), kDesktop), View::kPlain);
  EXPECT_EQ(choose_view(with({"-vnc", ":1"}), kTerminalOnly), View::kPlain);
  EXPECT_EQ(choose_view(with({"-display", "sdl"}), kNothing), View::kWindow);
  EXPECT_EQ(choose_view(with({"-m", "1G"}), kDesktop), View::kWindow);
}

}  // namespace
}  // namespace slipway::runner
