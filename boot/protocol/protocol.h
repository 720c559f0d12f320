// SPDX-License-Identifier: Apache-2.0
// A protocol, as those know it who load by it: firmware stages and the image builder.
#ifndef SLIPWAY_BOOT_PROTOCOL_PROTOCOL_H_
#define SLIPWAY_BOOT_PROTOCOL_PROTOCOL_H_

#include <cstddef>
#include <cstdint>
#include <span>

#include "boot/loader/enter/handoff.h"
#include "boot/loader/error/error.h"
#include "boot/loader/load.h"
#include "boot/loader/placed.h"
#include "boot/loader/plan/load_plan.h"
#include "boot/loader/plan/machine_facts.h"

namespace slipway::protocol {

// Both functions fail with errors of the loader, or with the protocol's own: ErrorCode::kProtocol
// and a row of a table that is the protocol's (slipway/request_error.h is one).
struct Protocol {
  std::uint64_t name;  // loader::protocol_name(), as a bundle's header has it

  // What a kernel's request, of any bytes, wants of the loader: a plan without files and command
  // line.
  loader::Result<loader::LoadPlan> (*plan)(std::span<const std::byte> request);

  // Tells the kernel, which has been loaded as planned, what it is to know. The last to take
  // memory.
  loader::Result<loader::Handoff> (*answer)(const loader::LoadPlan& plan,
                                            const loader::MachineFacts& facts,
                                            const loader::Placed& placed);

  // Whether kernels are told of modules; and whether of their paths and strings, and not names
  // alone.
  bool tells_modules = true;
  bool tells_module_paths = false;
  bool tells_module_strings = false;

  // Whether a plan may want the other processors (LoadPlan::other_processors): a loader is linked
  // with what starts them only then.
  bool knows_processors = false;

  // Likewise for clocks (LoadPlan::clock).
  bool knows_clock = false;

  // Whether a plan may want firmware that stays (LoadPlan::firmware): likewise.
  bool may_keep_firmware = false;

  // How the kernel is put into memory, and the mode in which it starts: by loader::load() in long
  // mode, or by loader::load_physical() in protected mode.
  loader::Result<loader::Placed> (*load)(const loader::LoadPlan& plan,
                                         const loader::MachineFacts& facts) = loader::load;
  loader::EntryMode mode = loader::EntryMode::kLong;
};

}  // namespace slipway::protocol

#endif  // SLIPWAY_BOOT_PROTOCOL_PROTOCOL_H_
