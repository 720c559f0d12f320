// One run of a machine, from power-on to its end.
#ifndef SLIPWAY_IMAGE_RUNNER_SESSION_H_
#define SLIPWAY_IMAGE_RUNNER_SESSION_H_

#include <functional>
#include <string>

#include "image/runner/expectations.h"
#include "image/runner/facts.h"
#include "image/runner/qemu.h"

namespace slipway::runner {

// Called after each wait, with what has arrived so far: prints the console as it comes.
using Watcher = std::function<void(const Qemu&)>;

// Runs the machine until it ends or `expected.time_limit` passes, then stops it, reads the screen,
// and ends QEMU. `screenshot`: a path for a picture of the last screen, without its extension;
// empty for none. `log`: the file that QEMU's -D names.
Facts run_to_the_end(Qemu qemu, Clock::time_point start, const Expectations& expected,
                     const std::string& screenshot, const std::string& log, const Watcher& watcher);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_SESSION_H_
