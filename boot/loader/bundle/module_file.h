// SPDX-License-Identifier: Apache-2.0
// A file to be put into memory beside the kernel.
#ifndef SLIPWAY_BOOT_LOADER_BUNDLE_MODULE_FILE_H_
#define SLIPWAY_BOOT_LOADER_BUNDLE_MODULE_FILE_H_

#include <string_view>

#include "boot/loader/bundle/file_source.h"

namespace slipway::loader {

// All texts end with a zero that is not counted.
struct ModuleFile {
  std::string_view name;
  FileSource* file;

  // For protocols that have them: where the file would be in a file system, from its root on, and
  // what whoever made the image has to say of it.
  std::string_view path = {};
  std::string_view string = {};
};

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_BUNDLE_MODULE_FILE_H_
