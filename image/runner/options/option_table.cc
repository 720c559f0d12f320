// SPDX-License-Identifier: Apache-2.0
#include "image/runner/options/option_table.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "host/command_line/values.h"
#include "image/runner/golden/region.h"
#include "image/runner/options/attached_disk.h"
#include "image/runner/options/machine_file.h"
#include "slipway/machine/devices/qemu.h"

namespace slipway::runner {
namespace {

using host::choice_into;
using host::into;
using host::Result;
using host::Use;

constexpr host::Choice<EmulatorKind> kEmulatorKinds[] = {{"qemu", EmulatorKind::kQemu},
                                                         {"bochs", EmulatorKind::kBochs}};

constexpr host::Choice<Firmware> kFirmware[] = {{"bios", Firmware::kBios},
                                                {"uefi", Firmware::kUefi}};

constexpr host::Choice<bool> kAnswers[] = {{"yes", true}, {"no", false}};

constexpr host::Choice<ConsoleChoice> kConsoles[] = {{"any", ConsoleChoice::kAny},
                                                     {"serial", ConsoleChoice::kSerial},
                                                     {"debug", ConsoleChoice::kDebug},
                                                     {"both", ConsoleChoice::kBoth}};

constexpr int status_of(machine::qemu::ExitCode code) {
  return machine::qemu::exit_status(static_cast<std::uint8_t>(code));
}

// The names of the statuses that Slipway's own kernels and loader end with.
constexpr host::Choice<int> kStatuses[] = {
    {"success", status_of(machine::qemu::ExitCode::kSuccess)},
    {"failure", status_of(machine::qemu::ExitCode::kFailure)},
    {"refused", status_of(machine::qemu::ExitCode::kLoaderRefused)}};

constexpr host::Choice<ExpectedEnd> kOtherEnds[] = {{"halt", ExpectedEnd::kHalt},
                                                    {"shown", ExpectedEnd::kShown}};

// All that the file says; options that stand behind it win.
Result<> take_machine(std::string_view path, CommandLine& result) {
  const auto options = read_machine_file(std::string(path));
  if (!options) {
    return std::unexpected(options.error());
  }
  if (const auto parsed = host::parse_options(kProgram, *options, result); !parsed) {
    return host::failure("in this file: ", parsed.error());
  }
  result.machine.chooses_disk = false;
  return {};
}

Result<> choose_bus(std::string_view value, CommandLine& result) {
  result.machine.disk = value;
  result.machine.chooses_disk = true;
  return {};
}

Result<> take_masked_region(std::string_view value, CommandLine& result) {
  const auto region = parse_region(value);
  if (!region) {
    return std::unexpected(region.error());
  }
  result.golden.masked.push_back(*region);
  return {};
}

Result<> take_disk(std::string_view value, CommandLine& result) {
  auto disk = parse_attached_disk(value);
  if (!disk) {
    return std::unexpected(disk.error());
  }
  if (std::ranges::contains(result.machine.disks, disk->name, &AttachedDisk::name)) {
    return host::failure("there are two disks named \"", disk->name, "\": give each its own name");
  }
  result.machine.disks.push_back(std::move(*disk));
  return {};
}

Result<> expect_everywhere(std::string_view text, CommandLine& result) {
  result.expected.screen.emplace_back(text);
  result.expected.console.emplace_back(text);
  return {};
}

Result<> expect_on_screen(std::string_view text, CommandLine& result) {
  result.expected.screen.emplace_back(text);
  result.expected.needs_screen = true;
  return {};
}

Result<> expect_end(std::string_view value, CommandLine& result) {
  Expectations& expected = result.expected;
  if (choice_into<kOtherEnds, &Expectations::end>(value, expected)) {
    return {};
  }
  expected.end = ExpectedEnd::kExitStatus;
  if (choice_into<kStatuses, &Expectations::exit_status>(value, expected)) {
    return {};
  }
  const auto status = host::number_in(value);
  if (!status || *status % 2 == 0 || *status > 511) {
    return host::failure(
        "give success, failure, refused, halt, shown or an odd number up to 511: QEMU's exit "
        "status, which is twice the kernel's code plus one");
  }
  expected.exit_status = static_cast<int>(*status);
  return {};
}

Result<std::chrono::seconds> limit_in(std::string_view value) {
  const auto seconds = host::number_in(value);
  if (!seconds || *seconds == 0 || *seconds > std::numeric_limits<int>::max()) {
    return host::failure("give a number of seconds");
  }
  return std::chrono::seconds(*seconds);
}

Result<> take_time_limit(std::string_view value, CommandLine& result) {
  return limit_in(value).transform([&result](std::chrono::seconds limit) {
    result.expected.time_limit = limit;
    result.has_time_limit = true;
  });
}

Result<> take_case_limit(std::string_view value, CommandLine& result) {
  return limit_in(value).transform(
      [&result](std::chrono::seconds limit) { result.cases.limit = limit; });
}

constexpr host::Option<CommandLine> kOptions[] = {
    {"--image", "FILE",
     "the disk image, or the folder that is booted over the network; save: the program of "
     "image/firmware_state",
     into<&CommandLine::machine, &MachineOptions::image>},
    {"--machine", "FILE", "what it is booted on: options of this program, one a line",
     take_machine},
    {"--emulator", "PROGRAM", "what emulates the machine", into<&CommandLine::emulator>},
    {"--emulator-kind", "KIND", "qemu or bochs",
     choice_into<kEmulatorKinds, &CommandLine::emulator_kind>},
    {"--window-qemu", "PROGRAM", "a QEMU that can open a window", into<&CommandLine::window_qemu>},
    {"--window", "ANSWER", "yes or no: whether that one has the machine, too",
     choice_into<kAnswers, &CommandLine::has_window>},
    {"--type", "TYPE", "the machine, by the emulator's name",
     into<&CommandLine::machine, &MachineOptions::type>},
    {"--disk", "[BUS]",
     "what the image is attached as; by default the machine's own, or cd for an ISO image",
     choose_bus},
    {"--attach", "NAME,...", "another disk: NAME[,bus=BUS][,read-only],size=SIZE or ...,file=FILE",
     take_disk, Use::kRepeated},
    {"--memory", "SIZE", "as QEMU's -m takes it",
     into<&CommandLine::machine, &MachineOptions::memory>},
    {"--cpu", "[MODEL]", "the processor, by the emulator's name; empty: the machine's own",
     into<&CommandLine::machine, &MachineOptions::cpu>},
    {"--firmware", "KIND", "what starts the image: bios or uefi",
     choice_into<kFirmware, &CommandLine::machine, &MachineOptions::firmware>},
    {"--uefi-code", "FILE", "the firmware of a UEFI machine: flash memory with its code",
     into<&CommandLine::machine, &MachineOptions::uefi_code>},
    {"--uefi-variables", "FILE", "the same with its variables, as the machine starts with them",
     into<&CommandLine::machine, &MachineOptions::uefi_variables>},
    {"--firmware-state", "FILE",
     "test: what to restore in place of a boot of that firmware; save: where to put it",
     into<&CommandLine::machine, &MachineOptions::firmware_state>},
    {"--accel", "NAME", "as QEMU's -accel takes it",
     into<&CommandLine::machine, &MachineOptions::accelerator>},
    {"--display", "NAME", "as QEMU's -display takes it",
     into<&CommandLine::machine, &MachineOptions::display>},
    {"--qemu-arg", "ARGUMENT", "one argument more for QEMU",
     into<&CommandLine::machine, &MachineOptions::extra>, Use::kRepeated},
    {"--font", "FILE", "what a kernel draws text in pixels with: PSF, BDF or 256 glyphs' rows",
     into<&CommandLine::font>},
    {"--expect", "TEXT", "must be on the screen and on the console", expect_everywhere,
     Use::kRepeated},
    {"--expect-screen", "TEXT", "must be on the screen", expect_on_screen, Use::kRepeated},
    {"--expect-console", "TEXT", "must be on the console",
     into<&CommandLine::expected, &Expectations::console>, Use::kRepeated},
    {"--reject", "TEXT", "must be on neither",
     into<&CommandLine::expected, &Expectations::unwanted>, Use::kRepeated},
    {"--screenshot", "FILE", "a PNG that the last screen must be equal to",
     into<&CommandLine::golden, &GoldenFile::path>},
    {"--screenshot-mask", "X,Y,WIDTH,HEIGHT", "pixels of it that do not count", take_masked_region,
     Use::kRepeated},
    {"--screenshot-renewal", "COMMAND", "what makes it anew, for messages",
     into<&CommandLine::golden, &GoldenFile::renewal>},
    {"--console", "WHICH", "any, serial, debug or both",
     choice_into<kConsoles, &CommandLine::expected, &Expectations::consoles>},
    {"--expect-exit", "END", "success, failure, refused, halt, shown or a status of QEMU's",
     expect_end},
    {"--timeout", "SECONDS", "how long the machine may run; cases: until it has named its cases",
     take_time_limit},
    {"--case-limit", "SECONDS", "cases: how long each may run, in the machine's own time",
     take_case_limit},
    {"--filter", "PATTERNS", "cases: which are run, as \"Suite.*:Other.*-Suite.Slow\"",
     into<&CommandLine::cases, &CasesOptions::filter>},
    {"--shuffle", "", "cases: run them in another order, by TEST_RANDOM_SEED if that is set",
     into<&CommandLine::cases, &CasesOptions::shuffle>},
};

}  // namespace

const host::Program<CommandLine> kProgram = {
    .name = "runner test|cases|renew|run|save|help",
    .purpose =
        "Boots a disk image: as a test with a verdict (test), to run the test cases that its "
        "kernel "
        "has (cases), to make its --screenshot anew (renew), for a person (run), or to make a "
        "--firmware-state (save).",
    .options = kOptions,
    .notes = "What follows \"--\" goes to QEMU's own command line.",
};

}  // namespace slipway::runner
