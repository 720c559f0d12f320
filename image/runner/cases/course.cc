// SPDX-License-Identifier: Apache-2.0
#include "image/runner/cases/course.h"

#include <algorithm>
#include <utility>

#include "host/text/concat.h"
#include "image/runner/text/excerpt.h"

namespace slipway::runner {
namespace {

using host::concat;

// More cases than anybody writes: a kernel that names more does not know what it says.
constexpr std::size_t kMostCases = 100'000;

// What is kept of a case's output: its end.
constexpr std::size_t kMostOutput = std::size_t{1} << 16;

// What is kept of a case's failures: the first ones.
constexpr std::size_t kMostFailures = 100;

// The longest line of results.
constexpr std::size_t kMostLine = std::size_t{1} << 16;

void add_output(std::string& output, const std::string& text) {
  output += text;
  if (output.size() > 2 * kMostOutput) {
    output.erase(0, output.size() - kMostOutput);
  }
}

}  // namespace

std::string Course::begin_boot(std::string token) {
  ++boots_;
  phase_ = Phase::kBegun;
  token_ = std::move(token);
  rest_.clear();
  plan_ = 0;
  named_ = 0;
  ++step_;
  has_run_case_ = false;
  has_output_ = false;
  death_boot_ = {};
  spoilt_.clear();
  spoilt_from_.reset();
  dying_.reset();
  if (is_planned_ && pending_.empty()) {
    dying_ = deaths_.front();
    deaths_.pop_front();
  }
  return "begin " + token_;
}

std::vector<std::string> Course::take(std::string_view piece) {
  std::vector<std::string> commands;
  rest_ += piece;
  std::size_t start = 0;
  for (std::size_t end; !is_spoilt() && (end = rest_.find('\n', start)) != std::string::npos;
       start = end + 1) {
    const std::string_view line = std::string_view(rest_).substr(start, end - start);
    if (line.size() > kMostLine) {
      break;
    }
    const auto record = parse_record(line, token_);
    if (!record) {
      spoilt_from_ = line.empty() ? '\n' : line.front();
      spoil(concat("something has written to the port of the results (0xeb) that is no result: \"",
                   excerpt(line), "\""));
      break;
    }
    for (std::string& command : handle(*record)) {
      commands.push_back(std::move(command));
    }
  }
  rest_.erase(0, start);
  if (rest_.size() > kMostLine && !is_spoilt()) {
    spoil(concat("something has written a line of more than ", kMostLine,
                 " bytes to the port of the results (0xeb)"));
  }
  return commands;
}

void Course::spoil(std::string why) {
  spoilt_ = std::move(why);
}

std::vector<std::string> Course::handle(const Record& record) {
  if (phase_ == Phase::kBegun || phase_ == Phase::kPlanned) {
    return handle_plan(record);
  }
  handle_in_boot(record);
  return {};
}

std::vector<std::string> Course::handle_plan(const Record& record) {
  if (record.kind == Record::Kind::kOutput || record.kind == Record::Kind::kPart) {
    return {};  // of constructors
  }
  if (phase_ == Phase::kBegun && record.kind == Record::Kind::kPlan &&
      record.number <= kMostCases) {
    plan_ = record.number;
    phase_ = Phase::kPlanned;
    if (is_planned_ && plan_ != results_.size()) {
      spoil(concat("the kernel had ", results_.size(), " cases before, and now has ", plan_));
      return {};
    }
  } else if (phase_ == Phase::kPlanned && record.kind == Record::Kind::kCase &&
             record.number == named_) {
    ++named_;
    if (is_planned_ && results_[record.number].name != record.name) {
      spoil(concat("case ", record.number, " was ", results_[record.number].name,
                   " before, and now is ", record.name));
      return {};
    }
    if (!is_planned_) {
      results_.push_back({.name = record.name, .file = record.file, .line = record.line});
    }
  } else {
    spoil("the kernel has not said which cases it has, but something else");
    return {};
  }
  return named_ == plan_ ? commands() : std::vector<std::string>();
}

// All of the boot's at once: the machine takes them as it comes to them.
std::vector<std::string> Course::commands() {
  phase_ = Phase::kBetween;
  ++step_;
  if (!is_planned_) {
    is_planned_ = true;
    std::vector<std::string> names;
    for (const CaseResult& result : results_) {
      names.push_back(result.name);
    }
    auto sorted = names;
    std::ranges::sort(sorted);
    if (const auto twice = std::ranges::adjacent_find(sorted); twice != sorted.end()) {
      spoil(concat("two cases have the name ", *twice, ": give one of them another"));
      return {};
    }
    selection_ = select_cases(names, options_);
    pending_.assign(selection_.cases.begin(), selection_.cases.end());
    for (const std::size_t number : pending_) {
      results_[number].state = CaseResult::State::kNotRun;
    }
  }
  if (dying_) {
    return {concat("die ", dying_->case_number, " ", dying_->number), "end"};
  }
  std::vector<std::string> commands;
  for (std::size_t i = 0; i < pending_.size();) {
    const std::size_t first = i++;
    while (i < pending_.size() && pending_[i] == pending_[i - 1] + 1) {
      ++i;
    }
    commands.push_back(concat("run ", pending_[first], " ", pending_[i - 1]));
  }
  commands.emplace_back("end");
  return commands;
}

bool Course::is_expected(std::size_t case_number) const {
  return dying_ ? case_number == dying_->case_number
                : !pending_.empty() && pending_.front() == case_number;
}

void Course::handle_in_boot(const Record& record) {
  const bool is_in_case = phase_ == Phase::kInCase;
  switch (record.kind) {
    case Record::Kind::kOutput:
      keep_output(record.text + "\n");
      return;
    case Record::Kind::kPart:
      keep_output(record.text);
      return;
    case Record::Kind::kStart:
      if (phase_ == Phase::kBetween && is_expected(record.number) && !(dying_ && has_run_case_)) {
        phase_ = Phase::kInCase;
        current_ = record.number;
        case_deaths_ = 0;
        has_run_case_ = true;
        ++step_;
        return;
      }
      break;
    case Record::Kind::kFailure:
      if (is_in_case && !dying_) {
        fail(current_, {record.file, record.line, record.text});
        return;
      }
      if (phase_ == Phase::kBetween && !dying_) {
        faults_.push_back(
            concat(record.file, ":", record.line, ", outside of a case: ", record.text));
        return;
      }
      if (dying_) {
        return;  // it has been told of when the case was run
      }
      break;
    case Record::Kind::kDeath:
    case Record::Kind::kDying:
    case Record::Kind::kSurvived:
      if (is_in_case) {
        handle_death(record);
        return;
      }
      break;
    case Record::Kind::kPassed:
      handle_result(record, CaseResult::State::kPassed);
      return;
    case Record::Kind::kFailed:
      handle_result(record, CaseResult::State::kFailed);
      return;
    case Record::Kind::kSkipped:
      handle_result(record, CaseResult::State::kSkipped);
      return;
    case Record::Kind::kEnd:
      if (phase_ == Phase::kBetween && (dying_ ? has_run_case_ : pending_.empty())) {
        phase_ = Phase::kEnded;
        ++step_;
        return;
      }
      break;
    case Record::Kind::kPlan:
    case Record::Kind::kCase:
      break;
  }
  spoil("a result came that fits nothing that was asked for");
}

void Course::handle_result(const Record& record, CaseResult::State state) {
  if (phase_ != Phase::kInCase || record.number != current_) {
    spoil("a case's result came while another one ran, or none");
    return;
  }
  phase_ = Phase::kBetween;
  ++step_;
  if (dying_) {
    return;
  }
  CaseResult& result = results_[current_];
  if (state == CaseResult::State::kFailed && result.failures.empty()) {
    fail(current_, {result.file, result.line, "the case has failed, and does not say why"});
  }
  result.state = result.failures.empty() ? state : CaseResult::State::kFailed;
  pending_.pop_front();
}

void Course::handle_death(const Record& record) {
  if (!dying_) {
    if (record.kind != Record::Kind::kDeath || record.number != case_deaths_) {
      spoil("a death test came that has no place here");
      return;
    }
    ++case_deaths_;
    deaths_.push_back({current_, record.number, record.file, record.line, record.text});
    return;
  }
  if (record.kind == Record::Kind::kDeath) {
    // Those that come before it in its case may be told of.
    if (record.number == dying_->number &&
        (record.file != dying_->file || record.line != dying_->line)) {
      spoil(concat("the one at ", record.file, ":", record.line,
                   " comes in its place, since what earlier cases have left is not there"));
    }
    return;
  }
  if (record.number != dying_->number ||
      (record.kind == Record::Kind::kSurvived && !death_boot_.has_begun)) {
    spoil("another death test came than was asked for");
    return;
  }
  if (record.kind == Record::Kind::kDying) {
    death_boot_.has_begun = true;
    ++step_;
  } else {
    death_boot_.has_survived = true;
  }
}

void Course::keep_output(const std::string& text) {
  has_output_ = true;
  if (dying_) {
    if (death_boot_.has_begun) {
      add_output(death_boot_.words, text);
    }
    return;
  }
  if (phase_ == Phase::kInCase) {
    add_output(results_[current_].output, text);
  }
}

void Course::fail(std::size_t case_number, CaseFailure failure) {
  CaseResult& result = results_[case_number];
  result.state = CaseResult::State::kFailed;
  if (result.failures.size() < kMostFailures) {
    result.failures.push_back(std::move(failure));
  }
}

void Course::end_boot(const BootEnd& end) {
  // A kernel that goes on behind its exit code is stopped sooner or later: what it says until then
  // does not count.
  if (end.exit_code && spoilt_from_ == static_cast<char>(*end.exit_code)) {
    spoilt_.clear();
  }
  if (dying_) {
    end_death(end);
  } else {
    end_run(end);
  }
  if (end.is_last && why_not_run_.empty()) {
    why_not_run_ = end.sentence;
  }
  if (restarts_ > kMostRestarts && why_not_run_.empty() && !is_over()) {
    why_not_run_ = concat("the machine has been started anew ", kMostRestarts,
                          " times, behind as many cases that had ended it");
  }
  if (!why_not_run_.empty()) {
    give_up_deaths();
  }
}

// A case whose death tests nobody has seen has not been run to its end.
void Course::give_up_deaths() {
  for (const Death& death : deaths_) {
    CaseResult& result = results_[death.case_number];
    if (result.state != CaseResult::State::kFailed) {
      result.state = CaseResult::State::kNotRun;
    }
  }
}

void Course::end_run(const BootEnd& end) {
  const std::string& why = is_spoilt() ? spoilt_ : end.sentence;
  if (!has_plan() || (is_spoilt() && !has_run_case_)) {
    const bool is_kernels = !is_spoilt() && !end.is_last;
    const std::string_view hint =
        end.is_success ? " (does its kernel_main call slipway::run_test_cases()?)" : "";
    faults_.push_back(is_kernels ? concat("the kernel did not say which cases it has: ", why, hint)
                                 : why);
    why_not_run_ = faults_.back();
    return;
  }
  if (phase_ == Phase::kInCase) {
    const CaseResult& result = results_[current_];
    fail(current_,
         {result.file, result.line, end.details.empty() ? why : why + "\n" + end.details});
    pending_.pop_front();
    ++restarts_;
    return;
  }
  if (phase_ == Phase::kEnded && end.is_success && !is_spoilt()) {
    return;
  }
  const std::string place =
      has_run_case_ ? "behind the case " + results_[current_].name : "before any case";
  faults_.push_back(concat(place, ": ", why));
  ++restarts_;
  if (!has_run_case_) {
    why_not_run_ = faults_.back();  // another boot would end as this one
  }
}

void Course::end_death(const BootEnd& end) {
  death_boot_.is_death = end.is_death && !is_spoilt();
  death_boot_.end = is_spoilt()               ? spoilt_
                    : phase_ == Phase::kEnded ? "its case has ended without it"
                                              : end.sentence;
  if (!has_output_) {
    death_boot_.words = end.console;
  }
  if (const auto fault = death_fault(*dying_, death_boot_)) {
    fail(dying_->case_number, {dying_->file, dying_->line, *fault});
  }
}

bool Course::is_over() const {
  return !why_not_run_.empty() || (is_planned_ && pending_.empty() && deaths_.empty());
}

}  // namespace slipway::runner
