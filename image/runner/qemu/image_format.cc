// SPDX-License-Identifier: Apache-2.0
#include "image/runner/qemu/image_format.h"

#include "host/files/file_io.h"

namespace slipway::runner {
namespace {

struct Mark {
  ImageFormat format;
  std::size_t offset;
  std::string_view bytes;
};

constexpr Mark kMarks[] = {
    {ImageFormat::kQcow2, 0, "QFI\xFB"},
    {ImageFormat::kVmdk, 0, "KDMV"},
    {ImageFormat::kVdi, 0x40, "\x7F\x10\xDA\xBE"},
    {ImageFormat::kIso, 16 * 2048, "\1CD001"},  // ECMA-119, section 8.4
};
constexpr std::size_t kEnd = 16 * 2048 + 6;

}  // namespace

ImageFormat image_format(const std::string& file) {
  const auto start = host::read_start(file, kEnd);
  if (!start) {
    return ImageFormat::kRaw;
  }
  for (const Mark& mark : kMarks) {
    if (start->size() > mark.offset &&
        std::string_view(*start).substr(mark.offset).starts_with(mark.bytes)) {
      return mark.format;
    }
  }
  return ImageFormat::kRaw;
}

std::string_view qemu_name(ImageFormat format) {
  switch (format) {
    case ImageFormat::kRaw:
    case ImageFormat::kIso:
      return "raw";
    case ImageFormat::kQcow2:
      return "qcow2";
    case ImageFormat::kVmdk:
      return "vmdk";
    case ImageFormat::kVdi:
      return "vdi";
  }
}

}  // namespace slipway::runner
