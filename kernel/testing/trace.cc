// SPDX-License-Identifier: Apache-2.0
#include "slipway/kernel/testing/trace.h"

#include <array>

#include "slipway/kernel/processors/current_processor.h"
#include "slipway/kernel/text/format.h"

namespace slipway::testing {
namespace {

constinit std::array<ScopedTrace*, kMostProcessors> innermost{};

}  // namespace

void ScopedTrace::enter() {
  ScopedTrace*& here = innermost[current_processor()];
  outer_ = here;
  here = this;
}

void ScopedTrace::leave() {
  innermost[current_processor()] = outer_;
}

void ScopedTrace::write_all(FailureText& out) {
  for (const ScopedTrace* at = innermost[current_processor()]; at != nullptr; at = at->outer_) {
    out.begin_line();
    format_to(out, "  at {}:{}: {}", at->place_.file, at->place_.line, at->text_);
  }
}

}  // namespace slipway::testing
