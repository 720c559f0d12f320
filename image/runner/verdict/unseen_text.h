// SPDX-License-Identifier: Apache-2.0
// Why a text that a kernel may well have written is not seen on the screen.
#ifndef SLIPWAY_IMAGE_RUNNER_VERDICT_UNSEEN_TEXT_H_
#define SLIPWAY_IMAGE_RUNNER_VERDICT_UNSEEN_TEXT_H_

#include <string>
#include <string_view>

#include "image/runner/screen/screen.h"

namespace slipway::runner {

// What explains that `text` is not on `screen`, as the end of a sentence: ": it is on a page that
// is not shown". Empty where nothing does.
std::string why_not_seen(const Screen& screen, std::string_view text);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_VERDICT_UNSEEN_TEXT_H_
