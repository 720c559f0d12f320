// SPDX-License-Identifier: Apache-2.0
// write_broken_kernels FOLDER NAME...: writes the broken kernels of these names as FOLDER/NAME.elf.
// Without names: prints all names. For tests outside this folder.
#include <algorithm>
#include <cstdio>
#include <span>
#include <string>
#include <string_view>

#include "host/files/file_io.h"
#include "image/builder/testing/broken_kernels.h"

int main(int count, char** arguments) {
  using namespace slipway::image;

  const std::span<char*> words(arguments, static_cast<std::size_t>(count));
  if (words.size() < 3) {
    for (const auto& kernel : broken_kernels()) {
      std::puts(std::string(kernel.name).c_str());
    }
    return words.size() == 1 ? 0 : 2;
  }
  for (const std::string_view name : words.subspan(2)) {
    const auto kernel = std::ranges::find(broken_kernels(), name, &BrokenKernel::name);
    if (kernel == broken_kernels().end()) {
      std::fprintf(stderr, "ERROR: there is no broken kernel %s\n", std::string(name).c_str());
      return 1;
    }
    const std::string path = std::string(words[1]) + "/" + std::string(name) + ".elf";
    if (const auto written = slipway::host::write_file(path, kernel->make()); !written) {
      std::fprintf(stderr, "ERROR: %s\n", written.error().c_str());
      return 1;
    }
  }
  return 0;
}
