// SPDX-License-Identifier: Apache-2.0
#include "image/runner/renew_mode.h"

#include <print>
#include <string>

#include "host/process/environment.h"
#include "image/runner/golden/comparison.h"
#include "image/runner/golden/golden.h"
#include "image/runner/judged_run.h"
#include "image/runner/screen/png.h"
#include "image/runner/verdict/report.h"
#include "image/runner/verdict/verdict.h"

namespace slipway::runner {

int renew_golden_picture(const CommandLine& command_line) {
  const std::string& name = command_line.golden.path;
  const std::string workspace = host::environment_variable("BUILD_WORKSPACE_DIRECTORY");
  if (workspace.empty()) {
    return cannot_run("the workspace in which " + name +
                      " is to be written is not known: start this by " +
                      command_line.golden.renewal);
  }
  Expectations expected = command_line.expected;
  expected.needs_screen = true;
  const auto run = run_and_judge(command_line, expected);
  if (!run) {
    return cannot_run(run.error());
  }
  if (run->verdict.outcome != Outcome::kPass) {
    std::println("{} stays as it was: the screen is not worth keeping.\n{}", name,
                 report(run->verdict, run->facts));
    return static_cast<int>(run->verdict.outcome);
  }
  const Screen& screen = run->facts.screen;
  if (screen.picture == nullptr || screen.kind == Screen::Kind::kOff) {
    return cannot_run("the screen has no picture: it is " + words_for(screen));
  }

  GoldenFile file = command_line.golden;
  file.path = workspace + "/" + name;
  const auto before = read_golden(file);
  if (before && !difference_in_words(screen, *before)) {
    std::println("{} stays as it was: the screen is as it shows.", name);
    return static_cast<int>(Outcome::kPass);
  }
  for (const Region& region : file.masked) {
    if (!region.is_within(*screen.picture)) {
      return cannot_run("screen_region(" + words_for(region) +
                        ") in screenshot_mask is not within the screen, which is " +
                        words_for(screen));
    }
  }
  if (const auto written = write_png(file.path, *screen.picture); !written) {
    return cannot_run(written.error());
  }
  std::println("{} is now what the machine showed, {} x {} pixels.", name, screen.picture->width(),
               screen.picture->height());
  return static_cast<int>(Outcome::kPass);
}

}  // namespace slipway::runner
