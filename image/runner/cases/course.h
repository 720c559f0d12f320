// SPDX-License-Identifier: Apache-2.0
// How a kernel's cases are run, over as many boots as that takes: what is sent to the machine, what
// its answers mean, and what is left to do when it has ended. Knows no machine:
// docs/test_channel.md.
#ifndef SLIPWAY_IMAGE_RUNNER_CASES_COURSE_H_
#define SLIPWAY_IMAGE_RUNNER_CASES_COURSE_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "image/runner/cases/case_result.h"
#include "image/runner/cases/death.h"
#include "image/runner/cases/record.h"
#include "image/runner/cases/selection.h"

namespace slipway::runner {

// Boots that follow a case which has ended the machine: each costs the time of a boot.
inline constexpr std::size_t kMostRestarts = 100;

// How a boot ended.
struct BootEnd {
  std::string sentence{};   // without its end
  std::string details{};    // lines that explain it, for a case that it has ended; may be empty
  bool is_success = false;  // the kernel wrote the exit code of one that is content
  bool is_death = false;    // a panic, a fault, a reset
  bool is_last = false;     // nothing more can be run: a signal, or the time is over
  std::optional<std::uint8_t> exit_code{};
  std::string console{};  // what the kernel wrote
};

class Course {
 public:
  explicit Course(SelectionOptions options) : options_(std::move(options)) {}

  // Before each boot. The token is another one each time. The result is the first command.
  std::string begin_boot(std::string token);

  // Takes the next piece of the results, which has exit codes among them as single bytes, and
  // returns the commands that are to be sent.
  std::vector<std::string> take(std::string_view piece);

  // Whether what came makes no sense: then the boot is over. It may be an exit code, though, which
  // end_boot() gets to know.
  bool is_spoilt() const { return !spoilt_.empty(); }

  // Whether the machine has said which cases it has: from then on each has a limit of its own.
  bool has_plan() const { return phase_ != Phase::kBegun && phase_ != Phase::kPlanned; }

  // Changes with each step of a case's: the time of the next one begins.
  std::size_t step() const { return step_; }

  void end_boot(const BootEnd& end);

  // Whether there is nothing left to do.
  bool is_over() const;

  // All of them that the kernel has.
  const std::vector<CaseResult>& results() const { return results_; }
  const Selection& selection() const { return selection_; }
  const SelectionOptions& options() const { return options_; }

  // What went wrong outside of cases, in sentences without their ends.
  const std::vector<std::string>& faults() const { return faults_; }

  // Why cases were not run. A sentence without its end; empty: all were.
  const std::string& why_not_run() const { return why_not_run_; }

  std::size_t boot_count() const { return boots_; }

 private:
  enum class Phase {
    kBegun,    // nothing has come yet
    kPlanned,  // cases are being named
    kBetween,  // cases
    kInCase,
    kEnded,
  };

  std::vector<std::string> handle(const Record& record);
  std::vector<std::string> handle_plan(const Record& record);
  std::vector<std::string> commands();
  void handle_in_boot(const Record& record);
  void handle_result(const Record& record, CaseResult::State state);
  void handle_death(const Record& record);
  void keep_output(const std::string& text);
  void spoil(std::string why);
  bool is_expected(std::size_t case_number) const;

  void end_run(const BootEnd& end);
  void end_death(const BootEnd& end);
  void give_up_deaths();
  void fail(std::size_t case_number, CaseFailure failure);

  SelectionOptions options_;
  Selection selection_;
  std::vector<CaseResult> results_;
  std::vector<std::string> faults_;
  std::string why_not_run_;
  bool is_planned_ = false;          // a boot has named all cases
  std::deque<std::size_t> pending_;  // cases, in the order in which they are to run
  std::deque<Death> deaths_;         // that are still to be seen
  std::size_t boots_ = 0;
  std::size_t restarts_ = 0;

  // Of this boot.
  Phase phase_ = Phase::kBegun;
  std::string token_;
  std::string rest_;  // a line's beginning
  std::size_t plan_ = 0;
  std::size_t named_ = 0;
  std::size_t step_ = 0;
  std::size_t current_ = 0;      // the case, in kInCase
  std::size_t case_deaths_ = 0;  // of this case's, that were announced
  bool has_run_case_ = false;
  bool has_output_ = false;     // the kernel says on the channel what it prints
  std::optional<Death> dying_;  // the boot is for this one
  DeathBoot death_boot_;
  std::string spoilt_;               // why it is over
  std::optional<char> spoilt_from_;  // the first byte of the line that is no result
};

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_CASES_COURSE_H_
