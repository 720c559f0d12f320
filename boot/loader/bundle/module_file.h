// SPDX-License-Identifier: Apache-2.0
// A file to be put into memory beside the kernel.
#ifndef SLIPWAY_BOOT_LOADER_BUNDLE_MODULE_FILE_H_
#define SLIPWAY_BOOT_LOADER_BUNDLE_MODULE_FILE_H_

#include <string_view>

#include "boot/loader/bundle/file_source.h"

namespace slipway::loader {

struct ModuleFile {
  std::string_view name;
  FileSource* file;
};

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_BUNDLE_MODULE_FILE_H_
