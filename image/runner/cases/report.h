// SPDX-License-Identifier: Apache-2.0
// The verdict on a kernel's cases, and what a person and a CI server read of them.
#ifndef SLIPWAY_IMAGE_RUNNER_CASES_REPORT_H_
#define SLIPWAY_IMAGE_RUNNER_CASES_REPORT_H_

#include <string>

#include "image/runner/cases/course.h"
#include "image/runner/verdict/verdict.h"

namespace slipway::runner {

// Nothing passes that has not been run to its end: a case without a result is a failure.
Verdict judge_cases(const Course& course);

// The verdict's sentence, each failure with what the case printed, and a line for each case.
std::string report_cases(const Course& course, const Verdict& verdict);

// A JUnit file with an entry for each case, and one for what went wrong outside of them. `name`:
// the test's.
std::string junit_cases(const std::string& name, const Course& course, const Verdict& verdict);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_CASES_REPORT_H_
