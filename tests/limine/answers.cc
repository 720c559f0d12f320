// SPDX-License-Identifier: Apache-2.0
// Requests that not every kernel has, each with its answer: modules, the kernel's own file, an
// entry point, a stack's size, a paging mode. They are among constants, which the loader writes to
// all the same; and what is outside of the marks is none of the loader's business.
#include <cstdint>
#include <string_view>

#include "slipway/machine/paging/page_table.h"
#include "tests/conformance/entry/entry_state.h"
#include "tests/limine/console.h"
#include "tests/limine/requests.h"

extern "C" void capture_entry_state();

namespace limine {
namespace {

constexpr std::uint64_t kStackSize = 3 * 65536 + 1;  // no whole pages

constexpr InternalModule kFirst = {"./boot//first", "of the kernel's", 1};
constexpr InternalModule kAbsent = {"absent", "", 0};
constexpr const InternalModule* internal_modules[] = {&kFirst, &kAbsent};

#define SLIPWAY_REQUEST [[gnu::used, gnu::retain, gnu::section(".requests")]] const volatile

// One section, in this order.
SLIPWAY_REQUEST Request<CommandLine> before = {LIMINE_COMMAND_LINE, 0, nullptr};
SLIPWAY_REQUEST std::uint64_t start_mark[4] = {0xf6b8f4b39de7d1ae, 0xfab91a6940fcb9cf,
                                               0x785c6ed015d3e316, 0x181e920a7852b9d9};
SLIPWAY_REQUEST BaseRevision base_revision = LIMINE_BASE_REVISION(3);
SLIPWAY_REQUEST Request<CommandLine> between = {LIMINE_COMMAND_LINE, 0, nullptr};
SLIPWAY_REQUEST ModulesRequest modules_request = {
    {LIMINE_MODULES, 1, nullptr}, 2, internal_modules};
SLIPWAY_REQUEST Request<ExecutableFile> file_request = {LIMINE_EXECUTABLE_FILE, 0, nullptr};
SLIPWAY_REQUEST Request<DirectMap> direct_map_request = {LIMINE_DIRECT_MAP, 0, nullptr};
SLIPWAY_REQUEST EntryPointRequest entry_request = {{LIMINE_ENTRY_POINT, 0, nullptr},
                                                   capture_entry_state};
SLIPWAY_REQUEST StackSizeRequest stack_request = {{LIMINE_STACK_SIZE, 0, nullptr}, kStackSize};
SLIPWAY_REQUEST PagingModeRequest paging_request = {{LIMINE_PAGING_MODE, 1, nullptr}, 1, 1, 0};
SLIPWAY_REQUEST std::uint64_t end_mark[2] = {0xadc0e0531bb10d03, 0x9572709f31764c62};
SLIPWAY_REQUEST Request<CommandLine> after = {LIMINE_COMMAND_LINE, 0, nullptr};

std::string_view contents(const File& file) {
  return {reinterpret_cast<const char*>(file.bytes), file.size};
}

void check_file(const File& file, std::string_view path, std::string_view text) {
  check("a file's path", std::string_view(file.path) == path);
  check("a file's text", std::string_view(file.text) == text);
  check("a file's first byte in its page",
        reinterpret_cast<std::uint64_t>(file.bytes) % slipway::machine::kPageSize, 0);
}

void check_modules() {
  const Modules* const answer = answer_to(modules_request);
  demand("there are modules", answer != nullptr);
  check("internal modules are honoured", answer->revision >= 1);
  demand("there are two modules", answer->count == 2);
  check_file(*answer->files[0], "/boot/first", "of the kernel's");
  check("the first module's bytes", contents(*answer->files[0]) == "One.\n");
  check_file(*answer->files[1], "/second", "of the image's");
  check("the second module's bytes", contents(*answer->files[1]) == "Two.\n");
}

void check_own_file() {
  const ExecutableFile* const answer = answer_to(file_request);
  demand("the kernel's file is there", answer != nullptr);
  check_file(*answer->file, "/kernel", "a command line");
  check("it is an ELF file", contents(*answer->file)
                                 .starts_with("\x7f"
                                              "ELF"));
  // What is not loaded is in it as well.
  check("it is the whole file", contents(*answer->file).contains(".shstrtab"));
}

// All of it can be overwritten but for what is in use. Were it smaller, the kernel itself, which
// the loader has placed before it, would be.
void check_stack() {
  constexpr std::uint64_t kInUse = 8192;
  check("the stack's size is answered", answer_to(stack_request) != nullptr);
  const std::uint64_t top = entry_state.rsp + sizeof(std::uint64_t);
  for (std::uint64_t address = top - kStackSize; address < top - kInUse; ++address) {
    *reinterpret_cast<volatile std::uint8_t*>(address) = 0x06;  // no instruction, were it code
  }
}

}  // namespace
}  // namespace limine

extern "C" void kernel_main() {
  using namespace limine;
  check("the base revision is served", base_revision.revision, 0);
  check("what is before the marks stays as it is", answer_to(before) == nullptr);
  check("what is behind the marks stays as it is", answer_to(after) == nullptr);
  demand("what is between the marks is answered", answer_to(between) != nullptr);
  check("the command line", std::string_view(answer_to(between)->text) == "a command line");
  check_modules();
  check_own_file();
  check("the entry point is answered", answer_to(entry_request) != nullptr);
  check_stack();
  demand("the paging mode is answered", answer_to(paging_request) != nullptr);
  check("the paging mode", answer_to(paging_request)->mode, 0);
  end("answers");
}

// What the ELF file has as its entry point is not where the kernel begins.
extern "C" void wrong_entry() {
  limine::demand("the entry point that is asked for is used", false);
}
