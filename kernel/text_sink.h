// SPDX-License-Identifier: Apache-2.0
// The base class of outputs: TextSink.
#ifndef SLIPWAY_KERNEL_TEXT_SINK_H_
#define SLIPWAY_KERNEL_TEXT_SINK_H_

#include "slipway/kernel/text/text_sink.h"  // IWYU pragma: export

#endif  // SLIPWAY_KERNEL_TEXT_SINK_H_
