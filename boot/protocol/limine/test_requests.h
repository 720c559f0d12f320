// SPDX-License-Identifier: Apache-2.0
// Kernels that speak the Limine boot protocol, for tests.
#ifndef SLIPWAY_BOOT_PROTOCOL_LIMINE_TEST_REQUESTS_H_
#define SLIPWAY_BOOT_PROTOCOL_LIMINE_TEST_REQUESTS_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <vector>

#include "boot/loader/elf/kernel_check.h"
#include "boot/loader/elf/test_kernel.h"
#include "boot/protocol/limine/abi.h"
#include "boot/protocol/limine/features.h"
#include "boot/protocol/limine/find_requests.h"

namespace slipway::protocol::limine {

// Requests lie in the fit kernel's constants, which no loader may change but for the answers; the
// tag in its data.
struct TestLimineKernel : loader::testing::TestKernel {
  static constexpr std::uint64_t kTag = kData + 0x40;

  explicit TestLimineKernel(std::uint64_t base_revision) : TestKernel(fit()) {
    put(kTag, BaseRevisionTag{kBaseRevisionMark, base_revision});
  }

  // A kernel that knows of no base revisions.
  TestLimineKernel() : TestKernel(fit()) {}

  static constexpr std::uint64_t place(Feature feature) {
    return kRodata + 0x100 + static_cast<std::size_t>(feature) * 0x40;
  }

  void request(Feature feature, std::uint64_t revision = 0) {
    put(place(feature),
        Request{kRequestMark, kFeatureIds[static_cast<std::size_t>(feature)], revision, 0});
  }
};

// What the image builder finds in the file of such a kernel.
inline loader::Result<std::optional<FoundRequests>> find_in(const std::vector<std::byte>& file) {
  return loader::check_file_header(file, file.size())
      .and_then([&](const loader::KernelHeader& header) {
        std::vector<loader::elf::ProgramHeader> headers(header.program_header_count);
        std::memcpy(headers.data(), file.data() + header.program_header_offset,
                    header.program_headers_size());
        std::vector<loader::Segment> storage(headers.size());
        return loader::check_segments(header, headers, file.size(), storage)
            .and_then([&](const loader::Segments& segments) {
              return find_requests(segments.by_address(), file);
            });
      });
}

}  // namespace slipway::protocol::limine

#endif  // SLIPWAY_BOOT_PROTOCOL_LIMINE_TEST_REQUESTS_H_
