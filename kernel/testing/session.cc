// SPDX-License-Identifier: Apache-2.0
#include "slipway/kernel/testing/session.h"

#include <array>
#include <cstddef>
#include <initializer_list>
#include <string_view>

#include "slipway/kernel/fault/exit.h"
#include "slipway/kernel/fault/interrupts.h"
#include "slipway/kernel/fault/panic.h"
#include "slipway/kernel/testing/channel.h"
#include "slipway/kernel/testing/check.h"
#include "slipway/kernel/testing/failure_text.h"
#include "slipway/kernel/testing/record_sink.h"
#include "slipway/kernel/testing/registry.h"
#include "slipway/kernel/testing/test.h"
#include "slipway/kernel/testing/trace.h"
#include "slipway/kernel/text/format.h"
#include "slipway/kernel/text/print.h"

namespace slipway::testing {
namespace {

constinit Session* current_session = nullptr;
constinit RecordSink record_sink;
constinit bool is_output_recorded = false;

// Has the channel in a block: it is held as the outputs are, so that who fails in a panic keeps
// both, and nobody waits for a processor that has stopped.
class ChannelTaken {
 private:
  InterruptsOff off_;
  OutputsTaken taken_;
};

// What is printed in a block is the library's, and not the case's. It begins a line.
class OwnWords {
 public:
  OwnWords() {
    record_sink.mute(true);
    if (!record_sink.is_at_line_start()) {
      println();
    }
  }
  ~OwnWords() { record_sink.mute(false); }
  OwnWords(const OwnWords&) = delete;
  OwnWords& operator=(const OwnWords&) = delete;

 private:
  ChannelTaken taken_;
};

// A name, in memory that is nobody's stack. It is the boot processor's.
constinit std::array<char, 512> name_memory{};

std::string_view name_of(const TestCase& test) {
  BufferSink name(name_memory);
  test.write_name(name);
  return name.text();
}

// Goes on to the next case that is not disabled, and counts those on the way.
void pass_disabled(Registry::Cursor& at, std::size_t& count) {
  for (; !at.at_end() && at->is_disabled; ++at) {
    ++count;
  }
}

Session& session_of(Place place) {
  if (current_session == nullptr) {
    panic("the assertion at {}:{} is outside of a test case", place.file, place.line);
  }
  return *current_session;
}

}  // namespace

void end_check(FailureText& text, Outcome outcome) {
  session_of(text.place()).report(text, outcome);
}

bool Test::HasFailure() {
  return current_session != nullptr && current_session->failures() != 0;
}

bool Test::HasFatalFailure() {
  return internal::fatal_failures() != 0;
}

bool Test::IsSkipped() {
  return current_session != nullptr && current_session->is_skipped();
}

namespace internal {

std::size_t fatal_failures() {
  return current_session == nullptr ? 0 : current_session->fatal_failures();
}

void reach_death(Place place, std::string_view statement, std::string_view pattern,
                 void (*run)(void* body), void* body) {
  session_of(place).reach_death(place, statement, pattern, run, body);
}

void no_parameter() {
  panic("GetParam() has no value outside of a TEST_P");
}

void run_test(Test& test) {
  if (Test::HasFatalFailure() || Test::IsSkipped()) {
    return;  // in its constructor
  }
  test.SetUp();
  if (!Test::HasFatalFailure() && !Test::IsSkipped()) {
    test.TestBody();
  }
  test.TearDown();
}

}  // namespace internal

ExitCode Session::run() {
  current_session = this;
  record_sink.set_session(this);
  if (!is_output_recorded) {
    is_output_recorded = outputs().add(record_sink);
    ASSERT(is_output_recorded, "there is no room for another of outputs()");
  }
  if (!port_.exists()) {
    return run_alone();
  }
  for (;;) {
    const Command command = channel_.next_command(port_);
    switch (command.kind) {
      case Command::Kind::kAlone:
        return run_alone();
      case Command::Kind::kBegin:
        begin(command.token);
        break;
      case Command::Kind::kRun:
      case Command::Kind::kDie:
        if (has_begun_) {
          run_range(command);
        }
        break;
      case Command::Kind::kEnd:
        if (has_begun_) {
          const ChannelTaken taken;
          channel_.send(port_, "end");
        }
        return ExitCode::kSuccess;
      case Command::Kind::kUnknown:
        println("The tests' runner has sent a command that this kernel does not know.");
        break;
    }
  }
}

void Session::begin(std::string_view token) {
  if (!channel_.set_token(token)) {
    println("The tests' runner has sent a token that is too long.");
    return;
  }
  has_begun_ = true;
  send_plan();
}

void Session::send_plan() {
  channel_.send(port_, "plan", {registry_.count()});
  std::size_t number = 0;
  Registry::Cursor at = registry_.first();
  for (; !at.at_end(); ++at, ++number) {
    const std::string_view name = name_of(*at);
    const ChannelTaken taken;
    channel_.send(port_, "case", {number, name, at->file(), at->line()});
  }
}

void Session::run_range(const Command& command) {
  const bool is_death = command.kind == Command::Kind::kDie;
  mode_ = is_death ? Mode::kDie : Mode::kRun;
  wanted_death_ = command.death;
  const std::size_t last = is_death ? command.first_case : command.last_case;
  Registry::Cursor at = registry_.first();
  for (std::size_t number = 0; number <= last && !at.at_end(); ++number) {
    const TestCase test = *at;
    ++at;
    if (number >= command.first_case) {
      const bool is_last = number == last || at.at_end() || !at->is_in_suite_of(test);
      run_case(test, number, is_last);
    }
  }
}

Session::Result Session::run_case(const TestCase& test, std::size_t number, bool is_last_in_suite) {
  case_ = &test;
  failures_ = 0;
  fatal_failures_ = 0;
  deaths_ = 0;
  is_skipped_ = false;
  is_over_ = false;
  if (mode_ != Mode::kAlone) {
    const ChannelTaken taken;
    channel_.send(port_, "start", {number});
  }
  is_running_ = true;
  run_in_suite(test);
  if (is_last_in_suite) {
    close_suite();
  }
  const ChannelTaken taken;
  record_sink.end_line();
  is_running_ = false;
  Result result = is_skipped_ ? Result::kSkipped : Result::kPassed;
  if (failures_ != 0) {
    result = Result::kFailed;
  }
  if (mode_ != Mode::kAlone) {
    const std::string_view word = result == Result::kFailed    ? "failed"
                                  : result == Result::kSkipped ? "skipped"
                                                               : "passed";
    channel_.send(port_, word, {number});
  }
  return result;
}

void Session::run_in_suite(const TestCase& test) {
  if (test.problem != TestCase::Problem::kNone) {
    FailureText& text = FailureText::take({test.file(), test.line()});
    test.write_problem(text);
    report(text, Outcome::kFatalFailure);
    return;
  }
  if (open_suite_ == nullptr) {
    open_suite(test);
  }
  if (suite_is_skipped_) {
    is_skipped_ = true;
  } else if (suite_has_failed_) {
    if (failures_ == 0) {
      FailureText& text = FailureText::take({test.file(), test.line()});
      text.write("not run: SetUpTestSuite() has failed, with an earlier case of the suite");
      report(text, Outcome::kFatalFailure);
    }
  } else {
    is_in_case_ = true;
    test.definition->run(test.instantiation, test.index);
    is_in_case_ = false;
  }
}

void Session::open_suite(const TestCase& test) {
  open_suite_ = test.definition;
  open_suite_->fixture.set_up_suite();
  suite_has_failed_ = fatal_failures_ != 0;
  suite_is_skipped_ = is_skipped_;
}

void Session::close_suite() {
  if (open_suite_ != nullptr) {
    open_suite_->fixture.tear_down_suite();
    open_suite_ = nullptr;
  }
}

void Session::report(FailureText& text, Outcome outcome) {
  const Place place = text.place();
  ASSERT(is_running_, "the assertion at {}:{} fails, but no test case runs: {}", place.file,
         place.line, text.text());
  if (outcome == Outcome::kSkipped) {
    is_skipped_ = true;
    println("skipped at {}:{}: {}", place.file, place.line, text.text());
    text.give_back();
    return;
  }
  if (text.text().empty()) {
    text.write("failed");
  }
  add_circumstances(text);
  ++failures_;
  if (outcome == Outcome::kFatalFailure) {
    ++fatal_failures_;
  }
  if (!is_over_) {
    const OwnWords own;
    if (mode_ != Mode::kAlone) {
      channel_.send(port_, "failure", {place.file, place.line, text.text()});
    }
    println("{}:{}: {}", place.file, place.line, text.text());
  }
  text.give_back();
}

void Session::add_circumstances(FailureText& text) const {
  if (case_->instantiation != nullptr && case_->definition != nullptr) {
    text.begin_line();
    text.write("  GetParam() = ");
    case_->instantiation->print_value(text, case_->index);
  }
  ScopedTrace::write_all(text);
}

void Session::reach_death(Place place, std::string_view statement, std::string_view pattern,
                          void (*run)(void* body), void* body) {
  ASSERT(is_running_, "the death test at {}:{} is reached, but no test case runs: {}", place.file,
         place.line, statement);
  if (!is_in_case_) {
    // The suite is set up for one case here, and for another one in another boot.
    FailureText& text = FailureText::take(place);
    format_to(text, "no death test can be in SetUpTestSuite() or TearDownTestSuite(): {}",
              statement);
    report(text, Outcome::kFailure);
    return;
  }
  const std::size_t number = deaths_++;
  switch (mode_) {
    case Mode::kAlone:
      ++deaths_left_out_;
      return;
    case Mode::kRun: {
      const ChannelTaken taken;
      channel_.send(port_, "death", {number, place.file, place.line, pattern});
      return;
    }
    case Mode::kDie:
      break;
  }
  if (number != wanted_death_ || is_over_) {
    return;
  }
  {
    const ChannelTaken taken;
    record_sink.end_line();
    // In another boot it may be another one.
    channel_.send(port_, "death", {number, place.file, place.line, pattern});
    channel_.send(port_, "dying", {number});
  }
  run(body);
  const ChannelTaken taken;
  record_sink.end_line();
  channel_.send(port_, "survived", {number});
  // What the rest of the case says is nobody's business.
  is_over_ = true;
}

bool Session::records_output() const {
  return is_running_ && !is_over_ && mode_ != Mode::kAlone;
}

void Session::send_output(std::string_view line) {
  channel_.send(port_, "output", {line});
}

void Session::send_part(std::string_view part) {
  channel_.send(port_, "part", {part});
}

ExitCode Session::run_alone() {
  mode_ = Mode::kAlone;
  Counts counts;
  Registry::Cursor at = registry_.first();
  pass_disabled(at, counts.disabled);
  for (std::size_t number = 0; !at.at_end(); ++number) {
    const TestCase test = *at;
    ++at;
    pass_disabled(at, counts.disabled);
    {
      const OwnWords own;
      println("test {}", name_of(test));
    }
    switch (run_case(test, number, at.at_end() || !at->is_in_suite_of(test))) {
      case Result::kPassed:
        ++counts.passed;
        break;
      case Result::kFailed:
        if (counts.failed < failed_cases_.size()) {
          failed_cases_[counts.failed] = test;
        }
        ++counts.failed;
        break;
      case Result::kSkipped:
        ++counts.skipped;
        break;
    }
  }
  return say_how_it_went(counts);
}

ExitCode Session::say_how_it_went(const Counts& counts) {
  const OwnWords own;
  for (std::size_t i = 0; i < counts.failed && i < failed_cases_.size(); ++i) {
    println("failed: {}", name_of(failed_cases_[i]));
  }
  if (counts.failed > failed_cases_.size()) {
    println("failed: {} more", counts.failed - failed_cases_.size());
  }
  const std::size_t count = counts.passed + counts.failed + counts.skipped;
  if (count == 0) {
    println("There are no test cases in this kernel.");
  }
  print("{} test{}: {} passed, {} failed", count, count == 1 ? "" : "s", counts.passed,
        counts.failed);
  if (counts.skipped != 0) {
    print(", {} skipped", counts.skipped);
  }
  if (counts.disabled != 0) {
    print(", {} disabled", counts.disabled);
  }
  if (deaths_left_out_ != 0) {
    print("; {} death test{} left out", deaths_left_out_.load(), deaths_left_out_ == 1 ? "" : "s");
  }
  println();
  return counts.failed == 0 && count != 0 ? ExitCode::kSuccess : ExitCode::kFailure;
}

}  // namespace slipway::testing
