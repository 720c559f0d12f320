// SPDX-License-Identifier: Apache-2.0
#include "image/builder/kernel/kernel_report.h"

#include <cstring>
#include <vector>

#include "boot/loader/elf/kernel_bytes.h"
#include "boot/loader/elf/kernel_check.h"
#include "boot/loader/elf/relocation.h"
#include "boot/loader/elf/special_segments.h"
#include "boot/loader/error/message.h"
#include "boot/loader/plan/plan_check.h"
#include "boot/protocol/slipway/plan.h"
#include "host/text/concat.h"
#include "image/builder/kernel/advice.h"
#include "image/builder/kernel/elf_file.h"

namespace slipway::image {
namespace {

std::string indented(std::string_view lines) {
  std::string result;
  while (!lines.empty()) {
    const std::size_t end = lines.find('\n');
    result += host::concat("  ", lines.substr(0, end), "\n");
    lines.remove_prefix(end == std::string_view::npos ? lines.size() : end + 1);
  }
  return result;
}

// What the loader says. Its subject, "kernel: ", is left to the file's name.
std::string sentence_of(const loader::Error& error) {
  loader::Message message;
  loader::describe(error, message);
  std::string_view text = message.text();
  constexpr std::string_view subject = "kernel: ";
  if (text.starts_with(subject)) text.remove_prefix(subject.size());
  return std::string(text);
}

struct CheckedKernel {
  loader::KernelHeader header;
  std::vector<loader::elf::ProgramHeader> program_headers;
  std::vector<loader::Segment> segments;
};

loader::Result<CheckedKernel> check_headers(std::span<const std::byte> kernel) {
  const auto header = loader::check_file_header(kernel, kernel.size());
  if (!header) return std::unexpected(header.error());

  CheckedKernel checked = {*header, {}, {}};
  checked.program_headers.resize(header->program_header_count);
  std::memcpy(checked.program_headers.data(), kernel.subspan(header->program_header_offset).data(),
              header->program_headers_size());
  checked.segments.resize(header->program_header_count);
  const auto segments =
      loader::check_segments(*header, checked.program_headers, kernel.size(), checked.segments);
  if (!segments) return std::unexpected(segments.error());
  checked.segments.resize(segments->size());
  return checked;
}

}  // namespace

loader::Result<void> check_kernel(std::span<const std::byte> kernel) {
  const auto checked = check_headers(kernel);
  if (!checked) return std::unexpected(checked.error());
  const auto special = loader::check_special_segments(checked->program_headers, checked->segments);
  if (!special) return std::unexpected(special.error());
  return loader::check_relocations(loader::KernelBytes::in_file(checked->segments, kernel),
                                   special->dynamic);
}

loader::Result<void> check_plan(std::span<const std::byte> kernel, const loader::LoadPlan& plan) {
  return check_headers(kernel).and_then([&](const CheckedKernel& checked) {
    return loader::check_plan(plan, checked.header, checked.segments);
  });
}

loader::Result<protocol::KernelRequest> check_request(std::span<const std::byte> kernel,
                                                      std::span<const std::byte> section) {
  const auto request = protocol::read_request(section);
  if (!request) return std::unexpected(request.error());
  return protocol::plan(*request)
      .and_then([&](const loader::LoadPlan& plan) { return check_plan(kernel, plan); })
      .transform([&] { return *request; });
}

std::string refusal(std::string_view name, std::span<const std::byte> kernel,
                    const loader::Error& error) {
  const ElfFile file(kernel);
  std::string message = host::concat("ERROR: ", name, ": ", sentence_of(error), "\n");
  message += indented(segment_names(error, file));
  if (const std::string change = advice(error, file); !change.empty()) {
    message += host::concat("  What to change: ", change, ".\n");
  }
  return message;
}

std::string refusal_of_request(std::string_view name, std::string_view section,
                               const loader::Error& error) {
  return host::concat("ERROR: ", name, ": ", sentence_of(error),
                      "\n  What to change: what the kernel asks for in its section ", section,
                      ".\n");
}

std::string warnings(std::string_view name, std::span<const std::byte> kernel) {
  const ElfFile file(kernel);
  std::string messages;
  const auto warn = [&](std::string_view sentence) {
    messages += host::concat("WARNING: ", name, ": ", sentence, "\n");
  };
  for (std::uint64_t index = 0; const auto header = file.program_header(index); ++index) {
    if (header->type == loader::elf::SegmentType::kDynamic) return {};
  }
  for (const Section& section : file.sections()) {
    if (section.header.sh_size == 0) continue;
    if (section.header.sh_type == SHT_RELA || section.header.sh_type == SHT_REL) {
      warn(host::concat(
          "section ", section.name,
          " holds relocations, but there is no PT_DYNAMIC: the loader does not apply them"));
    }
  }
  return messages;
}

}  // namespace slipway::image
