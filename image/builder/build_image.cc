// SPDX-License-Identifier: Apache-2.0
#include "image/builder/build_image.h"

#include <filesystem>
#include <optional>
#include <span>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "host/files/file_io.h"
#include "host/text/concat.h"
#include "image/builder/bundle/bundle_writer.h"
#include "image/builder/disk/boot_sector.h"
#include "image/builder/disk/disk.h"
#include "image/builder/disk/stage2.h"
#include "image/builder/disk/uefi_loader.h"
#include "image/builder/extras_check.h"
#include "image/builder/kernel/compact_elf.h"
#include "image/builder/kernel/display_check.h"
#include "image/builder/kernel/kernel.h"
#include "image/builder/kernel/kernel_check.h"
#include "image/builder/kernel/refusal.h"
#include "image/builder/loader_choice.h"
#include "image/builder/module_list.h"
#include "image/builder/network/network_folder.h"

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
  host::Bytes boot_sector;  // empty where there is none, as the next
  host::Bytes cd_boot_sector;
  std::vector<LoaderFile> stage2;
  std::vector<LoaderFile> uefi_loader;
  host::Bytes kernel;
  std::vector<host::Bytes> modules;  // in the order of Options::modules
};

host::Result<Files> read_files(const Options& options) {
  std::string messages;
  const auto read = [&messages](std::string_view owner, const std::string& path) {
    auto contents = host::read_file(path);
    if (!contents) {
      messages += host::concat("ERROR: ", owner, contents.error(), "\n");
    }
    return std::move(contents).value_or(host::Bytes());
  };
  const auto read_if_given = [&read](const std::string& path) {
    return path.empty() ? host::Bytes() : read("", path);
  };
  const auto read_loaders = [&read](const std::vector<std::string>& paths) {
    std::vector<LoaderFile> loaders;
    for (const std::string& path : paths) {
      loaders.push_back({.path = path, .bytes = read("", path)});
    }
    return loaders;
  };
  Files files = {.boot_sector = read_if_given(options.boot_sector),
                 .cd_boot_sector = read_if_given(options.cd_boot_sector),
                 .stage2 = read_loaders(options.stage2),
                 .uefi_loader = read_loaders(options.uefi_loader),
                 .kernel = read("", options.kernel),
                 .modules = {}};
  for (const ModuleOption& module : options.modules) {
    files.modules.push_back(read(host::concat("module ", module.name, ": "), module.file));
  }
  if (!messages.empty()) {
    return Fault(messages);
  }
  return files;
}

host::Result<> check(const std::string& file, const std::optional<std::string>& fault) {
  return fault ? host::Result<>(fault_in(file, *fault)) : host::Result<>();
}

host::Result<> check_boot_sector(const std::string& file, const host::Bytes& bytes) {
  return file.empty() ? host::Result<>() : check(file, boot_sector_fault(bytes));
}

// They are asked for their protocols once they are known to be without fault.
host::Result<> check_stage2(LoaderFile& loader) {
  return check(loader.path, stage2_fault(loader.bytes)).transform([&] {
    loader.protocol = stage2_protocol(loader.bytes);
  });
}

host::Result<> check_uefi_loader(const DiskFormat& format, LoaderFile& loader) {
  return check(loader.path, uefi_loader_fault(loader.bytes))
      .and_then(
          [&] { return check(loader.path, uefi_loader_size_fault(format, loader.bytes.size())); })
      .transform([&] { loader.protocol = uefi_loader_protocol(loader.bytes); });
}

// What is wrong with what a firmware starts.
host::Result<> check_loaders(const Options& options, Files& files) {
  host::Result<> checked = check_boot_sector(options.boot_sector, files.boot_sector).and_then([&] {
    return check_boot_sector(options.cd_boot_sector, files.cd_boot_sector);
  });
  for (LoaderFile& loader : files.stage2) {
    checked = checked.and_then([&] { return check_stage2(loader); });
  }
  for (LoaderFile& loader : files.uefi_loader) {
    checked = checked.and_then([&] { return check_uefi_loader(options.format, loader); });
  }
  return checked;
}

// The loaders of the firmwares that the image is for; nullptr for another.
struct ChosenLoaders {
  const LoaderFile* stage2 = nullptr;
  const LoaderFile* uefi_loader = nullptr;
};

host::Result<ChosenLoaders> choose_loaders(const Files& files, std::uint64_t protocol) {
  ChosenLoaders chosen;
  const auto choose = [protocol](std::span<const LoaderFile> given, std::string_view option,
                                 const LoaderFile*& place) -> host::Result<> {
    if (given.empty()) {
      return {};
    }
    return choose_loader(given, protocol, option).transform([&](const LoaderFile* loader) {
      place = loader;
    });
  };
  return choose(files.stage2, "--stage2", chosen.stage2)
      .and_then([&] { return choose(files.uefi_loader, "--uefi-loader", chosen.uefi_loader); })
      .transform([&] { return chosen; });
}

// What is bundled of the kernel. Its file is let go of, and so is each part below when it has
// become part of the next: they may be as large as a machine's memory.
struct BundledKernel {
  CompactElf elf;
  Request request;
  host::Bytes file;  // where it asks for its own
};

host::Result<BundledKernel> read_kernel(const Options& options, host::Bytes file,
                                        std::string& report) {
  const std::string name = name_of_kernel(options);
  auto kernel = Kernel::read(name, std::move(file), options.protocol, options.strict);
  if (!kernel) {
    return Fault(kernel.error());
  }
  if (options.stage2.empty()) {
    if (const auto fault = uefi_display_fault(kernel->request())) {
      return fault_in(name, *fault);
    }
  }
  report += kernel->warnings();
  return BundledKernel{kernel->compact(), kernel->request(),
                       kernel->request().wants_own_file ? kernel->file() : host::Bytes()};
}

host::Bytes bundle_of(const Options& options, const std::vector<host::Bytes>& files,
                      const std::vector<ListedModule>& modules, const BundledKernel& kernel) {
  BundleParts parts = {
      .files = {{.name = "kernel", .bytes = kernel.elf.bytes, .cuts = kernel.elf.segment_starts}},
      .command_line = options.command_line.value_or(kernel.request.command_line),
      .protocol = kernel.request.protocol,
      .request = kernel.request.bytes};
  for (const auto& [option, path, string] : modules) {
    parts.files.push_back({.name = options.modules[option].name,
                           .bytes = files[option],
                           .path = path,
                           .string = string});
  }
  if (kernel.request.wants_own_file) {
    parts.files.push_back({.name = "kernel", .bytes = kernel.file, .path = "/kernel"});
  }
  if (!kernel.request.module.empty()) {
    parts.files.push_back({.name = "kernel", .bytes = kernel.request.module});
  }
  return write_bundle(parts);
}

// How large the loaders are.
std::string loaders_report(const ChosenLoaders& loaders) {
  std::string report;
  if (loaders.stage2 != nullptr) {
    report += host::concat(loaders.stage2->path, ": ",
                           stage2_size_sentence(loaders.stage2->bytes.size()), "\n");
  }
  if (loaders.uefi_loader != nullptr) {
    report += host::concat(loaders.uefi_loader->path, ": the UEFI loader has ",
                           loaders.uefi_loader->bytes.size(), " bytes\n");
  }
  return report;
}

host::Result<> write(const std::string& path, std::span<const std::byte> contents) {
  const auto written = host::write_file(path, contents);
  return written ? host::Result<>() : Fault(host::concat("ERROR: ", written.error(), "\n"));
}

host::Result<> write_disk(const Options& options, const DiskParts& parts, std::string& report) {
  if (const auto fault =
          bundle_size_fault(options.format, parts.uefi_loader.size(), parts.bundle.size())) {
    return fault_in(options.output, *fault);
  }
  if (options.verbose) {
    report += host::concat(options.output, ": ",
                           disk_report(options.format, disk_map(options.format, parts)));
  }
  return write(options.output, lay_out_disk(options.format, parts));
}

// All files or none: a bundle without its loader boots as little as a loader without its bundle.
host::Result<> write_network_folder(const Options& options, const DiskParts& parts,
                                    std::string& report) {
  std::error_code error;
  std::filesystem::create_directories(options.output, error);  // what follows says that it failed
  std::vector<std::string> written;
  for (const NetworkFile& file : network_folder(parts)) {
    const std::string path = host::concat(options.output, "/", file.name);
    if (const auto result = write(path, file.contents); !result) {
      for (const std::string& other : written) {
        std::filesystem::remove(other, error);
      }
      return result;
    }
    if (options.verbose) {
      report += host::concat(path, ": ", file.contents.size(), " bytes\n");
    }
    written.push_back(path);
  }
  return {};
}

std::span<const std::byte> bytes_of(const LoaderFile* loader) {
  return loader == nullptr ? std::span<const std::byte>() : loader->bytes;
}

// Read, bundle, lay out, write: each step is handed what the one before made.
host::Result<> build(const Options& options, Files files, std::string& report) {
  const std::uint64_t kernel_size = files.kernel.size();
  auto kernel = read_kernel(options, std::move(files.kernel), report);
  if (!kernel) {
    return Fault(kernel.error());
  }
  const auto room =
      check(name_of_kernel(options),
            command_line_room_fault(options.command_line.value_or(kernel->request.command_line),
                                    kernel->request.longest_command_line));
  if (!room) {
    return room;
  }
  const auto loaders = choose_loaders(files, kernel->request.protocol);
  if (!loaders) {
    return fault_in(name_of_kernel(options), loaders.error());
  }

  const auto modules = list_modules(kernel->request, options.modules, files.modules);
  if (!modules) {
    return fault_in(name_of_kernel(options), modules.error());
  }
  const auto notes = notes_about(name_of_kernel(options), modules->notes, options.strict);
  if (!notes) {
    return Fault(notes.error());
  }
  report += *notes;

  const std::uint64_t compact_size = kernel->elf.bytes.size();
  const host::Bytes bundle = bundle_of(options, files.modules, modules->modules, *kernel);
  kernel->elf.bytes = host::Bytes();
  files.modules = std::vector<host::Bytes>();
  const DiskParts parts = {.boot_sector = files.boot_sector,
                           .cd_boot_sector = files.cd_boot_sector,
                           .stage2 = bytes_of(loaders->stage2),
                           .uefi_loader = bytes_of(loaders->uefi_loader),
                           .bundle = bundle};
  if (options.verbose) {
    report += loaders_report(*loaders);
    report +=
        host::concat(options.kernel_name, ": ", kernel_size, " bytes, of which ", compact_size,
                     " are loaded\n", "boot bundle: ", bundle.size(), " bytes\n");
  }
  return options.network ? write_network_folder(options, parts, report)
                         : write_disk(options, parts, report);
}

}  // namespace

host::Result<std::string> build_image(const Options& options) {
  for (const auto& fault :
       {modules_fault(options.modules), command_line_fault(options.command_line)}) {
    if (fault) {
      return Fault(host::concat("ERROR: ", *fault, "\n"));
    }
  }
  auto files = read_files(options);
  if (!files) {
    return Fault(files.error());
  }
  if (const auto checked = check_loaders(options, *files); !checked) {
    return Fault(checked.error());
  }

  std::string report;
  if (const auto built = build(options, std::move(*files), report); !built) {
    return Fault(built.error());
  }
  return report;
}

}  // namespace slipway::image
