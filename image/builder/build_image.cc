// SPDX-License-Identifier: Apache-2.0
#include "image/builder/build_image.h"

#include <string_view>
#include <utility>
#include <vector>

#include "boot/bios/layout/disk_layout.h"
#include "boot/protocol/slipway/plan.h"
#include "host/files/file_io.h"
#include "host/text/concat.h"
#include "image/builder/bundle/bundle_writer.h"
#include "image/builder/disk/bios_disk.h"
#include "image/builder/extras_check.h"
#include "image/builder/kernel/compact_elf.h"
#include "image/builder/kernel/kernel_blocks.h"
#include "image/builder/kernel/kernel_report.h"
#include "image/builder/kernel/other_protocol.h"
#include "image/builder/kernel/request_section.h"

namespace slipway::image {
namespace {

using Fault = std::unexpected<std::string>;

Fault fault_in(const std::string& file, const std::string& sentence) {
  return Fault(host::concat("ERROR: ", file, ": ", sentence, "\n"));
}

// The name under which the user knows the kernel and, if that is a label, the file as well.
std::string name_of_kernel(const Options& options) {
  return options.kernel_name == options.kernel
             ? options.kernel
             : host::concat(options.kernel_name, " (", options.kernel, ")");
}

struct Files {
  host::Bytes boot_sector;
  host::Bytes stage2;
  host::Bytes kernel;
  std::vector<host::Bytes> modules;  // in the order of Options::modules
};

std::expected<Files, std::string> read_files(const Options& options) {
  std::string messages;
  const auto read = [&messages](std::string_view owner, const std::string& path) {
    auto contents = host::read_file(path);
    if (!contents) messages += host::concat("ERROR: ", owner, contents.error(), "\n");
    return std::move(contents).value_or(host::Bytes());
  };
  Files files = {.boot_sector = read("", options.boot_sector),
                 .stage2 = read("", options.stage2),
                 .kernel = read("", options.kernel),
                 .modules = {}};
  for (const auto& [name, file] : options.modules) {
    files.modules.push_back(read(host::concat("module ", name, ": "), file));
  }
  if (!messages.empty()) return Fault(messages);
  return files;
}

// The kernel in the form in which it goes to the disk.
std::expected<host::Bytes, std::string> prepare_kernel(const Options& options,
                                                       const host::Bytes& kernel) {
  const std::string name = name_of_kernel(options);
  if (const auto checked = check_kernel(kernel); !checked) {
    return Fault(refusal(name, kernel, checked.error()));
  }
  host::Bytes compact = compact_elf(kernel);
  if (const auto checked = check_kernel(compact); !checked) {
    return fault_in(name,
                    "the image builder made an unfit file of a fit one; this is a bug of it:\n" +
                        refusal(name, compact, checked.error()));
  }
  return compact;
}

// What the kernel asks for, as a bundle carries it.
struct Request {
  std::uint64_t protocol = protocol::kName;
  host::Bytes bytes;
  std::string command_line = {};  // the kernel's own
};

Request slipway_request(const protocol::KernelRequest& request) {
  return {.bytes = bytes_of(request), .command_line = command_line_of(request)};
}

// By Slipway's protocol the defaults, where the kernel asks for nothing by any.
std::expected<Request, std::string> prepare_request(const Options& options,
                                                    const host::Bytes& kernel) {
  const std::string name = name_of_kernel(options);
  const auto other = find_other_request(kernel);
  if (!other) return fault_in(name, other.error());
  if (*other) {
    const auto& [protocol, section, bytes] = **other;
    const auto checked = protocol->plan(bytes).and_then(
        [&](const loader::LoadPlan& plan) { return check_plan(kernel, plan); });
    if (!checked) return Fault(refusal_of_request(name, section, checked.error()));
    return Request{.protocol = protocol->name, .bytes = {bytes.begin(), bytes.end()}};
  }
  const auto section = find_request(kernel);
  if (!section) return fault_in(name, section.error());
  if (section->empty()) return slipway_request({});
  const auto request = check_request(kernel, *section);
  if (!request) return Fault(refusal(name, kernel, request.error()));
  return slipway_request(*request);
}

host::Bytes bundle_of(const Options& options, const Files& files, const host::Bytes& compact,
                      const Request& request) {
  BundleParts parts = {
      .files = {{.name = "kernel", .bytes = compact, .cuts = segment_starts(compact)}},
      .command_line = options.command_line.value_or(request.command_line),
      .protocol = request.protocol,
      .request = request.bytes};
  for (std::size_t i = 0; i < files.modules.size(); ++i) {
    parts.files.push_back({.name = options.modules[i].name, .bytes = files.modules[i]});
  }
  return write_bundle(parts);
}

// The disk, of files that are let go of as soon as they are part of the next step: they may be as
// large as a machine's memory.
std::expected<host::Bytes, std::string> build_disk(const Options& options, Files files,
                                                   std::string& report) {
  const std::uint64_t kernel_size = files.kernel.size();
  auto compact = prepare_kernel(options, files.kernel);
  if (!compact) return Fault(compact.error());
  const auto request = prepare_request(options, files.kernel);
  if (!request) return Fault(request.error());
  report += warnings(name_of_kernel(options), files.kernel);
  files.kernel = host::Bytes();

  const std::uint64_t compact_size = compact->size();
  const host::Bytes bundle = bundle_of(options, files, *compact, *request);
  *compact = host::Bytes();
  files.modules = std::vector<host::Bytes>();
  if (const auto fault = bundle_size_fault(bundle.size())) {
    return fault_in(options.output, *fault);
  }
  if (options.verbose) {
    report += host::concat(options.stage2, ": ", stage2_size_sentence(files.stage2.size()), "\n",
                           options.kernel_name, ": ", kernel_size, " bytes, of which ",
                           compact_size, " are loaded\n", "boot bundle: ", bundle.size(),
                           " bytes, from sector ", bios::kPartitionFirstSector, " on\n",
                           options.output, ": ", image_size(bundle.size()) >> 20, " MiB\n");
  }
  return lay_out_disk({files.boot_sector, files.stage2, bundle});
}

}  // namespace

std::expected<std::string, std::string> build_image(const Options& options) {
  for (const auto& fault :
       {modules_fault(options.modules), command_line_fault(options.command_line)}) {
    if (fault) return Fault(host::concat("ERROR: ", *fault, "\n"));
  }
  auto files = read_files(options);
  if (!files) return Fault(files.error());
  if (const auto fault = boot_sector_fault(files->boot_sector)) {
    return fault_in(options.boot_sector, *fault);
  }
  if (const auto fault = stage2_fault(files->stage2)) return fault_in(options.stage2, *fault);

  std::string report;
  const auto disk = build_disk(options, std::move(*files), report);
  if (!disk) return Fault(disk.error());
  if (const auto written = host::write_file(options.output, *disk); !written) {
    return Fault(host::concat("ERROR: ", written.error(), "\n"));
  }
  return report;
}

}  // namespace slipway::image
