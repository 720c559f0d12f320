// SPDX-License-Identifier: Apache-2.0
// The modules of a bundle: those that the kernel names itself, then the others that the image has.
#ifndef SLIPWAY_IMAGE_BUILDER_MODULE_LIST_H_
#define SLIPWAY_IMAGE_BUILDER_MODULE_LIST_H_

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "host/files/file_io.h"
#include "host/text/result.h"
#include "image/builder/kernel/kernel_check.h"
#include "image/builder/options.h"

namespace slipway::image {

struct ListedModule {
  std::size_t option;  // its place among the modules of the options
  std::string path;
  std::string string;
};

struct ModuleList {
  std::vector<ListedModule> modules;
  std::vector<std::string> notes;  // sentences about the kernel: what it does not get
};

// `files` are the contents of `options`. A module that the kernel cannot do without, and that the
// image does not have, is an error: a sentence about the kernel.
host::Result<ModuleList> list_modules(const Request& kernel, std::span<const ModuleOption> options,
                                      std::span<const host::Bytes> files);

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_MODULE_LIST_H_
