// SPDX-License-Identifier: Apache-2.0
// The files that QEMU writes while a machine runs. They are in memory: a disk that is full would
// cut them off without a word, and some of QEMU's options take a "%" in a path for a pattern.
#ifndef SLIPWAY_IMAGE_RUNNER_QEMU_MACHINE_LOGS_H_
#define SLIPWAY_IMAGE_RUNNER_QEMU_MACHINE_LOGS_H_

#include <string>

#include "host/files/shared_file.h"
#include "host/text/result.h"

namespace slipway::runner {

struct MachineLogs {
  host::SharedFile serial;         // COM1
  host::SharedFile debug_console;  // port 0xE9
  host::SharedFile test_results;   // docs/test_channel.md
  host::SharedFile resets;         // why the processor was reset ("-d cpu_reset")

  // The error is a sentence without its end.
  static host::Result<MachineLogs> make() {
    auto serial = host::SharedFile::make();
    if (!serial) {
      return std::unexpected(serial.error());
    }
    auto debug_console = host::SharedFile::make();
    if (!debug_console) {
      return std::unexpected(debug_console.error());
    }
    auto test_results = host::SharedFile::make();
    if (!test_results) {
      return std::unexpected(test_results.error());
    }
    auto resets = host::SharedFile::make();
    if (!resets) {
      return std::unexpected(resets.error());
    }
    return MachineLogs{std::move(*serial), std::move(*debug_console), std::move(*test_results),
                       std::move(*resets)};
  }
};

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_QEMU_MACHINE_LOGS_H_
