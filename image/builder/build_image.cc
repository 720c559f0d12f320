#include "image/builder/build_image.h"

#include "boot/bios/disk_layout.h"
#include "image/builder/compact_elf.h"
#include "image/builder/disk_image.h"
#include "image/builder/file_io.h"
#include "image/builder/kernel_report.h"
#include "image/concat.h"

namespace slipway::image {
namespace {

using Fault = std::unexpected<std::string>;

Fault fault_in(const std::string& file, const std::string& sentence) {
  return Fault(concat("ERROR: ", file, ": ", sentence, "\n"));
}

// The name under which the user knows the kernel and, if that is a label, the file as well.
std::string name_of_kernel(const Options& options) {
  return options.kernel_name == options.kernel
             ? options.kernel
             : concat(options.kernel_name, " (", options.kernel, ")");
}

// The kernel in the form in which it goes to the disk.
std::expected<Bytes, std::string> prepare_kernel(const Options& options, const Bytes& kernel) {
  const std::string name = name_of_kernel(options);
  if (const auto checked = check_kernel(kernel); !checked) {
    return Fault(refusal(name, kernel, checked.error()));
  }
  Bytes compact = compact_elf(kernel);
  if (const auto checked = check_kernel(compact); !checked) {
    return fault_in(name,
                    "the image builder made an unfit file of a fit one; this is a bug of it:\n" +
                        refusal(name, compact, checked.error()));
  }
  if (const auto fault = kernel_size_fault(compact.size())) return fault_in(name, *fault);
  return compact;
}

std::string sizes(const Options& options, const Bytes& stage2, const Bytes& kernel,
                  const Bytes& compact, const Bytes& disk) {
  return concat(options.stage2, ": ", stage2_size_sentence(stage2.size()), "\n",
                options.kernel_name, ": ", kernel.size(), " bytes, of which ", compact.size(),
                " go to the disk, from sector ", bios::kPartitionFirstSector, " on\n",
                options.output, ": ", disk.size() >> 20, " MiB\n");
}

}  // namespace

std::expected<std::string, std::string> build_image(const Options& options) {
  const auto boot_sector = read_file(options.boot_sector);
  const auto stage2 = read_file(options.stage2);
  const auto kernel = read_file(options.kernel);
  for (const auto* file : {&boot_sector, &stage2, &kernel}) {
    if (!*file) return Fault(concat("ERROR: ", file->error(), "\n"));
  }
  if (const auto fault = boot_sector_fault(*boot_sector)) {
    return fault_in(options.boot_sector, *fault);
  }
  if (const auto fault = stage2_fault(*stage2)) return fault_in(options.stage2, *fault);
  const auto compact = prepare_kernel(options, *kernel);
  if (!compact) return Fault(compact.error());

  const Bytes disk = lay_out_disk({*boot_sector, *stage2, *compact});
  if (const auto written = write_file(options.output, disk); !written) {
    return Fault(concat("ERROR: ", written.error(), "\n"));
  }
  std::string report = warnings(name_of_kernel(options), *kernel);
  if (options.verbose) report += sizes(options, *stage2, *kernel, *compact, disk);
  return report;
}

}  // namespace slipway::image
