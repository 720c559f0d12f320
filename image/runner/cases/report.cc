// SPDX-License-Identifier: Apache-2.0
#include "image/runner/cases/report.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include "host/text/concat.h"
#include "image/runner/text/excerpt.h"
#include "image/runner/text/xml.h"

namespace slipway::runner {
namespace {

using host::concat;
using State = CaseResult::State;

// What a log can hold of it. Bazel keeps 1 MiB of a test's.
constexpr std::size_t kMostReported = 50;  // failed cases in full
constexpr std::size_t kMostListed = 5000;  // cases with a line each
constexpr std::size_t kTailLines = 40;     // of a case's output
constexpr std::size_t kMostNamed = 5;      // in the verdict's sentence

std::size_t count(const Course& course, State state) {
  return static_cast<std::size_t>(std::ranges::count(course.results(), state, &CaseResult::state));
}

// "1 case", "2 cases".
std::string cases(std::size_t number) {
  return concat(number, number == 1 ? " case" : " cases");
}

std::string names_of(const Course& course, State state) {
  std::string names;
  std::size_t left = count(course, state);
  std::size_t named = 0;
  for (const CaseResult& result : course.results()) {
    if (result.state != state) {
      continue;
    }
    if (named == kMostNamed) {
      return concat(names, " and ", left, " more");
    }
    names += concat(names.empty() ? "" : ", ", result.name);
    ++named;
    --left;
  }
  return names;
}

// What was left out, and how the others were run.
std::string remarks(const Course& course) {
  const Selection& selection = course.selection();
  std::string text;
  const auto add = [&text](const std::string& remark) {
    text += (text.empty() ? "" : "; ") + remark;
  };
  if (const std::size_t skipped = count(course, State::kSkipped); skipped > 0) {
    add(concat(skipped, " skipped"));
  }
  if (selection.disabled > 0) {
    add(concat(selection.disabled, " disabled"));
  }
  if (!course.options().filter.empty()) {
    add(concat("filter \"", printable(course.options().filter), "\""));
  }
  if (course.options().shard_count > 1) {
    add(concat("shard ", course.options().shard + 1, " of ", course.options().shard_count));
  }
  if (course.options().seed) {
    add(concat("shuffled by ", *course.options().seed));
  }
  if (course.boot_count() > 1) {
    add(concat(course.boot_count(), " boots"));
  }
  return text.empty() ? "" : " (" + text + ")";
}

// What the verdict says of a fault; the report has all of its lines.
std::string first_line(std::string_view fault) {
  return excerpt(fault.substr(0, fault.find('\n')));
}

Verdict no_cases(const Course& course) {
  const std::string& filter = course.options().filter;
  if (course.results().empty()) {
    return {Outcome::kNoCases,
            "no cases: the kernel has none; a file with TEST(...) that nobody links is not there"};
  }
  if (!filter.empty() && course.selection().filtered == 0) {
    return {Outcome::kNoCases,
            concat("no cases: the filter \"", printable(filter), "\" leaves none of ",
                   cases(course.results().size()), ", such as ", course.results().front().name)};
  }
  if (course.selection().filtered > 0) {
    return {Outcome::kPass, concat("pass: this shard has none of ",
                                   cases(course.selection().filtered), remarks(course))};
  }
  return {Outcome::kNoCases, concat("no cases: all ", course.results().size(), " are disabled")};
}

std::string failure_text(const CaseFailure& failure) {
  std::string text = concat("  ", printable(failure.file), ":", failure.line, ":");
  bool is_first = true;
  for (const std::string_view line : last_lines(failure.text, line_count(failure.text))) {
    text += (is_first ? " " : "\n    ") + excerpt(line);
    is_first = false;
  }
  return text + "\n";
}

std::string output_tail(const std::string& output) {
  const std::size_t all = line_count(output);
  if (all == 0) {
    return "";
  }
  const auto last = last_lines(output, kTailLines);
  std::string text = last.size() == all
                         ? "  It printed:\n"
                         : concat("  It printed, the last ", last.size(), " of ", all, " lines:\n");
  for (const std::string_view line : last) {
    text += "  | " + excerpt(line) + "\n";
  }
  return text;
}

std::string_view word(State state) {
  switch (state) {
    case State::kLeftOut:
      return "";
    case State::kNotRun:
      return "NOT RUN";
    case State::kPassed:
      return "passed ";
    case State::kSkipped:
      return "skipped";
    case State::kFailed:
      return "FAILED ";
  }
}

std::string_view suite_of(std::string_view name) {
  return name.substr(0, name.find('.'));
}

std::string_view without_suite(std::string_view name) {
  const std::size_t dot = name.find('.');
  return dot == std::string_view::npos ? name : name.substr(dot + 1);
}

// All lines of a text, each within bounds.
std::string lines_of(std::string_view text) {
  std::string result;
  for (const std::string_view line : last_lines(text, line_count(text))) {
    result += excerpt(line) + "\n";
  }
  return result;
}

std::string junit_case(const CaseResult& result) {
  std::string text =
      concat("    <testcase classname=\"", escaped_xml(suite_of(result.name)), "\" name=\"",
             escaped_xml(without_suite(result.name)), "\" file=\"",
             escaped_xml(printable(result.file)), "\" line=\"", result.line, "\">\n");
  if (result.state == State::kSkipped) {
    text += "      <skipped/>\n";
  }
  if (result.state == State::kNotRun) {
    text += "      <error message=\"it was not run\"/>\n";
  }
  for (const CaseFailure& failure : result.failures) {
    const std::string first(last_lines(failure.text, line_count(failure.text)).empty()
                                ? std::string_view()
                                : last_lines(failure.text, line_count(failure.text)).front());
    text += concat("      <failure message=\"", escaped_xml(excerpt(first)), "\">",
                   escaped_xml(failure_text(failure)), "</failure>\n");
  }
  if (!result.output.empty()) {
    text += "      <system-out>" + escaped_xml(lines_of(result.output)) + "</system-out>\n";
  }
  return text + "    </testcase>\n";
}

// One of JUnit's suites, with the cases of one of ours.
struct Suite {
  std::string name;
  std::string cases{};
  std::size_t tests = 0;
  std::size_t failures = 0;
  std::size_t errors = 0;
  std::size_t skipped = 0;
};

std::string junit_suite(const Suite& suite) {
  return concat("  <testsuite name=\"", escaped_xml(suite.name), "\" tests=\"", suite.tests,
                "\" failures=\"", suite.failures, "\" errors=\"", suite.errors, "\" skipped=\"",
                suite.skipped, "\">\n", suite.cases, "  </testsuite>\n");
}

}  // namespace

Verdict judge_cases(const Course& course) {
  const std::size_t failed = count(course, State::kFailed);
  const std::size_t not_run = count(course, State::kNotRun);
  const std::size_t run = failed + count(course, State::kPassed) + count(course, State::kSkipped);
  if (failed > 0) {
    return {
        Outcome::kFailedCases,
        concat("fail: ", failed, " of ", cases(run + not_run),
               " failed: ", names_of(course, State::kFailed),
               not_run > 0 ? concat("; ", not_run, " not run: ", first_line(course.why_not_run()))
                           : "",
               remarks(course))};
  }
  if (!course.faults().empty()) {
    return {Outcome::kFailedCases,
            concat("fail: ", first_line(course.faults().front()), remarks(course))};
  }
  if (not_run > 0 || !course.why_not_run().empty()) {
    return {Outcome::kFailedCases, concat("fail: ", cases(not_run), " not run: ",
                                          first_line(course.why_not_run()), remarks(course))};
  }
  if (run == 0) {
    return no_cases(course);
  }
  if (count(course, State::kPassed) == 0) {
    return {Outcome::kPass,
            concat("pass: all of ", cases(run), " skipped themselves", remarks(course))};
  }
  return {Outcome::kPass,
          concat("pass: ", cases(count(course, State::kPassed)), " passed", remarks(course))};
}

std::string report_cases(const Course& course, const Verdict& verdict) {
  std::string text = verdict.sentence + ".\n";
  for (const std::string& fault : course.faults()) {
    if (!verdict.sentence.contains(fault)) {
      text += "\n" + lines_of(fault);
    }
  }
  std::size_t reported = 0;
  for (const CaseResult& result : course.results()) {
    if (result.state != State::kFailed || ++reported > kMostReported) {
      continue;
    }
    text += "\nFAILED " + result.name + "\n";
    for (const CaseFailure& failure : result.failures) {
      text += failure_text(failure);
    }
    text += output_tail(result.output);
  }
  if (reported > kMostReported) {
    text += concat("\n", reported - kMostReported, " more that failed are in test.xml.\n");
  }
  text += "\n";
  std::size_t listed = 0;
  for (const CaseResult& result : course.results()) {
    if (result.state != State::kLeftOut && ++listed <= kMostListed) {
      text += concat(word(result.state), " ", result.name, "\n");
    }
  }
  return text;
}

std::string junit_cases(const std::string& name, const Course& course, const Verdict& verdict) {
  std::vector<Suite> suites;
  for (const CaseResult& result : course.results()) {
    if (result.state == State::kLeftOut) {
      continue;
    }
    if (suites.empty() || suites.back().name != suite_of(result.name)) {
      suites.push_back({.name = std::string(suite_of(result.name))});
    }
    Suite& suite = suites.back();
    suite.cases += junit_case(result);
    ++suite.tests;
    suite.failures += result.state == State::kFailed ? 1 : 0;
    suite.errors += result.state == State::kNotRun ? 1 : 0;
    suite.skipped += result.state == State::kSkipped ? 1 : 0;
  }
  const bool is_outside = verdict.outcome != Outcome::kPass && count(course, State::kFailed) == 0;
  if (is_outside || !course.faults().empty()) {
    std::string faults;
    for (const std::string& fault : course.faults()) {
      faults += fault + "\n";
    }
    suites.push_back({.name = name,
                      .cases = concat("    <testcase classname=\"", escaped_xml(name),
                                      "\" name=\"outside of cases\">\n      <error message=\"",
                                      escaped_xml(excerpt(verdict.sentence)), "\">",
                                      escaped_xml(lines_of(faults)), "</error>\n    </testcase>\n"),
                      .tests = 1,
                      .errors = 1});
  }
  std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"" +
                     escaped_xml(name) + "\">\n";
  for (const Suite& suite : suites) {
    text += junit_suite(suite);
  }
  return text + "</testsuites>\n";
}

}  // namespace slipway::runner
