// SPDX-License-Identifier: Apache-2.0
#include "slipway/kernel/demo/processor.h"

#include <slipway/print.h>

#include "slipway/machine/x86_64/cpuid.h"

namespace demo {

void print_processor_name() {
  const auto brand = slipway::machine::Cpu<>::brand();
  const auto vendor = slipway::machine::Cpu<>::vendor();
  slipway::println("{}", brand.view().empty() ? vendor.view() : brand.view());
}

}  // namespace demo
